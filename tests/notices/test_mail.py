"""A mail says that there is something to read, and no more; it goes to the person's own address, through a server."""

import json
import socket
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from django.conf import settings
from django.db import connection

from kedjan.integrations.database.context import acting
from kedjan.notices.jobs import mail_to_person
from kedjan.notices.operations import MAIL_JOB
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Contact
from kedjan.participants.operations import end_protection
from tests.notices.test_telling import withdraw
from tests.policies.closing import protect
from tests.support.people import PEOPLE
from tests.support.world import World


class Inbox(Handler):
    """What the server has taken."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.mails: list[Message] = []

    def handle_message(self, message: Message) -> None:
        """Take a mail."""
        self.mails.append(message)


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """Start a mail server on this machine and let the settings name it."""
    taken = Inbox()
    controller = Controller(taken, hostname="127.0.0.1", port=_free_port())
    controller.start()
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
    monkeypatch.setattr(settings, "EMAIL_PORT", controller.port)
    monkeypatch.setattr(settings, "EMAIL_USE_TLS", False)
    monkeypatch.setattr(settings, "KEDJAN_MAIL_FROM", "kedjan@example.org")
    yield taken
    controller.stop()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _queued() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [MAIL_JOB])
        return [str(json.loads(args)["participant_id"]) for (args,) in cursor.fetchall()]


def _body(mail: Message) -> str:
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def test_a_mail_says_no_more_than_that_there_is_something_to_read(world: World, inbox: Inbox) -> None:
    mail_to_person(str(world.person("consented")))

    (mail,) = inbox.mails
    assert (mail["Subject"], mail["To"]) == ("Kedjan", PEOPLE["consented"].email)
    assert _body(mail).strip() == "Du har något nytt att läsa i Kedjan. Logga in för att läsa det."


def test_a_mail_is_in_the_persons_language(world: World, inbox: Inbox) -> None:
    with acting(world.caseworker("fk")):
        Contact.objects.filter(participant_id=world.person("consented")).update(language="en")

    mail_to_person(str(world.person("consented")))

    assert _body(inbox.mails[0]).strip() == "You have something new to read in Kedjan. Log in to read it."


def test_whoever_has_no_address_gets_none(world: World, inbox: Inbox) -> None:
    with acting(world.caseworker("fk")):
        Contact.objects.filter(participant_id=world.person("consented")).update(email_sealed=None)

    mail_to_person(str(world.person("consented")))

    assert inbox.mails == []


@pytest.mark.parametrize("strength", Strength)
def test_nothing_is_mailed_to_somebody_with_protected_identity_until_that_has_ended(
    world: World, inbox: Inbox, strength: Strength
) -> None:
    fk, person = world.caseworker("fk"), world.person("consented")
    protect(fk, person, strength)
    mail_to_person(str(person))
    assert inbox.mails == []

    with acting(fk) as clock:
        end_protection(actor=fk, participant_id=person, now=clock.now())
    mail_to_person(str(person))

    assert len(inbox.mails) == int(strength is not Strength.ASSUMED), "an address that was wiped stays wiped"


def test_a_person_who_is_told_something_gets_one_mail_when_it_is_certain(world: World, inbox: Inbox) -> None:
    before = _queued()

    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    assert _queued() == [*before, str(world.person("consented"))]
    assert inbox.mails == []


def test_without_a_sender_in_the_settings_no_mail_is_even_thought_of(world: World) -> None:
    before = _queued()

    withdraw(world.participant(), world.consent("consented", "lifts_secrecy"))

    assert _queued() == before
