"""Break the glass: look at somebody without their consent, for some hours, for a reason, and be reviewed afterwards.

Rules: docs/rules/closures.md.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from kedjan.audit.operations import record
from kedjan.consents.domain.closing import GlassReason, Verdict, refusals_of_words
from kedjan.consents.models import Emergency
from kedjan.integrations.jobs import enqueue
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id, same_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.operations import mail_to_people
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock
from kedjan.participants.queries import number_indexes


@dataclass(frozen=True, slots=True)
class GlassBroken:
    """Somebody asked to see a person without consent; the same event whether or not there is such a person."""

    attempt_id: UUID
    reason: GlassReason


@dataclass(frozen=True, slots=True)
class GlassReviewed:
    """The security officer has said whether it was justified."""

    attempt_id: UUID
    verdict: Verdict


class CannotBreakGlass(Refusal):
    """A reason is missing; nobody was looked for."""


class CannotReviewGlass(Refusal):
    """There is nothing to review for the actor, or it is reviewed already; nothing changed."""


ALERT_JOB = "consents.alert_of_broken_glass"


@dataclass(frozen=True, slots=True)
class Glass:
    """Whom somebody must see without consent, and why.

    number: of twelve digits; key: a form's own, so that the same form sent twice is one attempt.
    """

    number: str
    reason: GlassReason
    words: str
    key: UUID | None = None


@transaction.atomic
def break_glass(*, actor: Actor, glass: Glass, now: datetime) -> GlassBroken:
    """Open the person with this number to the actor for four hours, if there is one; raises CannotBreakGlass.

    Answers, works and records alike whether or not somebody has the number: a job tells whom it concerns.
    """
    attempt = same_id(glass.key or new_id(), actor.account_id)
    lock(attempt)
    require(actor, Permission.BREAK_GLASS)
    refusals = refusals_of_words(glass.words)
    if refusals:
        raise CannotBreakGlass(*refusals)
    event = GlassBroken(attempt_id=attempt, reason=glass.reason)
    if Emergency.objects.filter(attempt_id=attempt).exists():
        return event
    words = Emergency.WORDS.seal(glass.words.strip(), attempt)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.break_glass(%s, %s, %s, %s)",
            [attempt, list(number_indexes(glass.number)), glass.reason, words],
        )
    enqueue(ALERT_JOB)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def review_glass(*, actor: Actor, attempt_id: UUID, verdict: Verdict, now: datetime) -> GlassReviewed:
    """Say once whether an attempt was justified: never about one's own. Raises CannotReviewGlass."""
    require(actor, Permission.REVIEW_EMERGENCIES)
    reviewed = Emergency.objects.filter(attempt_id=attempt_id, reviewed_at__isnull=True).update(
        reviewed_at=now, reviewed_by=actor.account_id, verdict=verdict
    )
    if not reviewed:
        raise CannotReviewGlass(
            Reason("nothing-to-review", N_("Det finns inget att granska, eller så är det redan granskat."))
        )
    event = GlassReviewed(attempt_id=attempt_id, verdict=verdict)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def tell_of_broken_glass() -> int:
    """Tell of every attempt that nobody was told of yet, however late; return how many people they were about.

    The person, and the security officers of whoever looked and of whoever has the person in the register, by
    app.tell_emergencies, a vetted definer function: an attempt is told of once. What is told of somebody with protected
    identity is read by the person and the named few; the officers see the attempt on their page.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.tell_emergencies()")
        people = tuple(map(ParticipantId, cursor.fetchone()[0]))
    mail_to_people(people)
    return len(people)
