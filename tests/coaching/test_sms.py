"""A link goes out as an SMS through a gateway that is named, to a number that the sender sees, and never otherwise."""

import socket
from collections.abc import Iterator
from email.message import Message

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.information import Category
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Contact
from tests.coaching.sending import with_an_offer
from tests.coaching.test_seats import answer_of
from tests.journeys.pages import html, said
from tests.notices.test_mail import Inbox
from tests.policies.closing import protect
from tests.support.people import PEOPLE
from tests.support.world import World

NUMBER = "070-174 06 05"


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """Start a mail server on this machine, and let it be the gateway."""
    taken = Inbox()
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    controller = Controller(taken, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
    monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
    monkeypatch.setattr(settings, "EMAIL_PORT", port)
    monkeypatch.setattr(settings, "EMAIL_USE_TLS", False)
    monkeypatch.setattr(settings, "KEDJAN_MAIL_FROM", "kedjan@example.org")
    monkeypatch.setattr(settings, "KEDJAN_SMS_ADDRESS", "NUMBER@sms.example.org")
    yield taken
    controller.stop()


@pytest.fixture
def offered(world: World) -> World:
    """Let "consented" be offered a seat, and have a telephone."""
    with_an_offer(world)
    with acting(world.caseworker("fk")):
        row = Contact.objects.get(participant_id=world.person("consented"))
        row.phone_sealed = Contact.PHONE.seal(NUMBER, row.participant_id)
        row.save(update_fields=["phone_sealed"])
    return world


def sent(world: World) -> str:
    """Press the button, and return the words of the page."""
    where = reverse("coaching:seat_link", args=[world.person("consented")])
    return said(world.staff_browser("fk").post(where, {"send": "sms"}).content.decode())


def body(mail: Message) -> str:
    """Return the text of the mail."""
    content = mail.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def test_the_text_goes_to_the_number_and_its_link_takes_the_answer(offered: World, gateway: Inbox) -> None:
    page = sent(offered)

    (mail,) = gateway.mails
    assert "Sms:et är skickat." in page
    assert mail["To"] == "46701740605@sms.example.org"
    path = body(mail).split("http://testserver")[1].split()[0]
    Client().post(path, {"answer": "yes"})
    assert answer_of(offered, offered.participant()) == ("yes", True)


def test_the_text_says_neither_who_nor_what_about(offered: World, gateway: Inbox) -> None:
    sent(offered)

    who, text = PEOPLE["consented"], body(gateway.mails[0]) + str(gateway.mails[0]["Subject"])
    for word in (who.given_name, who.family_name, who.number, "Framsteget", "coach", "rehab", "Försäkringskassan"):
        assert word.lower() not in text.lower()


def test_that_the_number_was_used_is_noted_as_a_reading_of_it(offered: World, gateway: Inbox) -> None:
    sent(offered)

    with acting(offered.participant()):
        assert Reading.objects.filter(page="coaching:seat_link", category=Category.CONTACT).count() == 1


def test_where_there_is_no_number_that_is_told_and_the_text_can_be_copied(offered: World, gateway: Inbox) -> None:
    with acting(offered.caseworker("fk")):
        Contact.objects.filter(participant_id=offered.person("consented")).update(phone_sealed=None)

    page = sent(offered)

    assert "Det finns inget telefonnummer som du ser." in page
    assert "http://testserver/seat/" in page
    assert gateway.mails == []


def test_a_gateway_that_does_not_answer_is_told_and_the_link_is_there(
    offered: World, gateway: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        monkeypatch.setattr(settings, "EMAIL_PORT", int(one.getsockname()[1]))

        page = sent(offered)

    assert "Sms:et kom inte iväg." in page
    assert "http://testserver/seat/" in page


def test_nothing_is_sent_where_no_gateway_is_named_and_the_page_says_so(
    offered: World, gateway: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering = reverse("coaching:seat_answer", args=[offered.person("consented")])
    assert "Skicka som sms" in html(offered.staff_browser("fk"), answering)
    monkeypatch.setattr(settings, "KEDJAN_SMS_ADDRESS", "")

    page = sent(offered)

    assert "Sms:et är skickat." not in page
    assert gateway.mails == []
    assert "Kedjan skickar inga sms här." in html(offered.staff_browser("fk"), answering)


def test_nobody_with_protected_identity_gets_an_sms(offered: World, gateway: Inbox) -> None:
    protect(offered.caseworker("fk"), offered.person("consented"), Strength.MARKED)

    assert "Ingen länk kan skickas." in sent(offered)
    assert gateway.mails == []
