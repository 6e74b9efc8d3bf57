"""Tell somebody something, and note that they have seen it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from kedjan.audit.operations import note_readings, record
from kedjan.integrations.jobs import enqueue
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import NoticeId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.information import Category
from kedjan.notices.domain.kinds import Audience, Telling
from kedjan.notices.domain.wording import PLACES, wording
from kedjan.notices.models import Notice
from kedjan.notices.queries import NoticeView
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.queries import register_of

MAIL_JOB = "notices.mail"


@dataclass(frozen=True, slots=True)
class NoticesSeen:
    """Somebody has seen what they, or their organisation, were told."""

    notice_ids: tuple[NoticeId, ...]


def tell(*, actor: Actor, tellings: Iterable[Telling], now: datetime) -> None:
    """Write the notices in the running transaction, as a part of the operation that they tell of.

    The person gets a mail without content where mail is switched on. Raises KeyError for a kind without a text for
    its audience and ValueError for a value that no text has a place for: faults in the program.
    """
    rows, people = [], set()
    for telling in tellings:
        wording(telling.kind, telling.audience)
        if unknown := set(telling.values) - PLACES:
            raise ValueError(f"no text has a place for {sorted(unknown)}")
        if telling.audience is Audience.PERSON:
            people.add(telling.participant_id)
        rows.append(_row(actor, telling, now))
    Notice.objects.bulk_create(rows)
    mail_to_people(people)


def mail_to_people(people: Iterable[ParticipantId]) -> None:
    """Let each of them get a mail without content, in the running transaction, where mail is switched on."""
    if settings.KEDJAN_MAIL_FROM:
        for participant_id in sorted(people):
            enqueue(MAIL_JOB, participant_id=str(participant_id))


def note_names_shown(*, actor: Actor, shown: Iterable[NoticeView], page: str, now: datetime) -> None:
    """Note whose names the notices on a page say; a person's own notices say none."""
    note_readings(
        actor=actor,
        participants=frozenset(one.participant_id for one in shown if one.is_named),
        categories=[Category.IDENTITY],
        page=page,
        now=now,
    )


@transaction.atomic
def mark_seen(*, actor: Actor, notice_ids: Iterable[NoticeId], now: datetime) -> NoticesSeen:
    """Note that the actor has seen the notices; what is seen already, or is not for them, stays as it is."""
    require(actor, Permission.READ_NOTICES)
    rows = Notice.objects.filter(pk__in=set(notice_ids), seen_at__isnull=True)
    fresh = tuple(sorted(NoticeId(one) for one in rows.values_list("pk", flat=True)))
    event = NoticesSeen(notice_ids=fresh)
    if fresh:
        Notice.objects.filter(pk__in=fresh, seen_at__isnull=True).update(seen_at=now, seen_by=actor.account_id)
        record(actor=actor, event=event, now=now)
    return event


def _row(actor: Actor, telling: Telling, now: datetime) -> Notice:
    return Notice(
        id=new_id(),
        participant_id=telling.participant_id,
        organisation_id=telling.organisation_id or _register(actor, telling.participant_id),
        kind=telling.kind,
        audience=telling.audience,
        account_id=telling.account_id,
        values=dict(telling.values),
        at=now,
        told_by=actor.account_id,
    )


def _register(actor: Actor, participant_id: ParticipantId) -> OrganisationId:
    """Return the person's register; the actor's own organisation where the person is no longer visible to it."""
    return register_of(actor=actor, participant_id=participant_id) or actor.home
