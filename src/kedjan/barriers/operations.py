"""Take in a report of a barrier, answer it, and dispose of what is old: docs/rules/barriers.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.crypto import salted_hmac

from kedjan.audit.operations import record
from kedjan.barriers.domain.reports import CONTACT_KEPT, KEPT, WINDOW, Status, obstacles
from kedjan.barriers.models import Reply, Report, Sending
from kedjan.integrations.database.turns import take_turn
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require

_NO_REPORT = Reason("no-report", N_("Rapporten finns inte."))
_ONE_AT_A_TIME = "barriers.sending"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody writes: words, a way to reach them or nothing, in which language, and the key of the form."""

    words: str
    contact: str
    language: str
    key: UUID


@dataclass(frozen=True, slots=True)
class BarrierReported:
    """Somebody has told what bars them."""

    report_id: UUID


@dataclass(frozen=True, slots=True)
class BarrierAnswered:
    """Somebody has said how far a report has come."""

    report_id: UUID
    status: Status


@dataclass(frozen=True, slots=True)
class ReportsDisposedOf:
    """Old reports are gone, and ways to reach those who had their answer."""

    reports: int
    contacts: int


class CannotReportBarrier(Refusal):
    """Nothing was taken in."""


class CannotAnswerBarrier(Refusal):
    """Nothing was answered."""


@transaction.atomic
def report_barrier(*, actor: Actor, told: Told, address: str, now: datetime) -> BarrierReported:
    """Take in a report, once for each key; raises CannotReportBarrier for an empty one and for one of too many.

    actor: a visitor whom nobody knows, also for those who are logged in: nothing says who wrote it. address: where it
    comes from, kept for an hour as a keyed hash, apart from the report.
    """
    address_hash = salted_hmac("kedjan.barriers", address, algorithm="sha256").digest()
    take_turn(_ONE_AT_A_TIME)
    Sending.objects.filter(at__lte=now - WINDOW).delete()
    from_here, altogether = Sending.objects.filter(address_hash=address_hash).count(), Sending.objects.count()
    reasons = obstacles(told.words, from_here=from_here, altogether=altogether)
    if reasons:
        raise CannotReportBarrier(*reasons)
    event = BarrierReported(told.key)
    if _saved(told, now):
        Sending.objects.create(address_hash=address_hash, at=now)
        record(actor=actor, event=event, now=now)
    return event


def _saved(told: Told, now: datetime) -> bool:
    """Save the report; tell whether it was not there already, sent twice."""
    contact = told.contact.strip()
    try:
        with transaction.atomic():
            Report.objects.create(
                id=told.key,
                words_sealed=Report.WORDS.seal(told.words.strip(), told.key),
                contact_sealed=Report.CONTACT.seal(contact, told.key) if contact else None,
                language=told.language,
                reported_at=now,
            )
    except IntegrityError:
        return False
    return True


@transaction.atomic
def answer_barrier(*, actor: Actor, report_id: UUID, status: Status, words: str, now: datetime) -> BarrierAnswered:
    """Say how far a report has come; the latest counts. Raises CannotAnswerBarrier for one that is gone."""
    require(actor, Permission.ANSWER_BARRIERS)
    if not Report.objects.filter(pk=report_id).exists():
        raise CannotAnswerBarrier(_NO_REPORT)
    reply_id = new_id()
    Reply.objects.create(
        id=reply_id,
        report_id=report_id,
        status=status,
        words_sealed=Reply.WORDS.seal(words, reply_id),
        replied_by=actor.account_id,
        replied_at=now,
    )
    event = BarrierAnswered(report_id, status)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def dispose_of_reports(*, actor: Actor, now: datetime) -> ReportsDisposedOf:
    """Delete reports that are too old, and how to reach those who were answered for good long ago."""
    require(actor, Permission.ANSWER_BARRIERS)
    final = [one.value for one in Status if one.is_final]
    answered = Reply.objects.filter(report_id=OuterRef("id"), status__in=final, replied_at__lte=now - CONTACT_KEPT)
    contacts = Report.objects.filter(Exists(answered), contact_sealed__isnull=False).update(contact_sealed=None)
    old = Report.objects.filter(reported_at__lte=now - KEPT)
    reports = old.count()
    old.delete()
    event = ReportsDisposedOf(reports, contacts)
    if reports or contacts:
        record(actor=actor, event=event, now=now)
    return event
