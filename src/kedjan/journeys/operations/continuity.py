"""Name who follows a person at one's own organisation; a change is handed over, and the person is told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.integrations.database.asking import ask
from kedjan.journeys.domain.continuity import Followed, WhyChanged, refusals_to_name
from kedjan.journeys.domain.transitions import ALREADY_CLOSED
from kedjan.journeys.models import FollowedBy, TeamMember
from kedjan.journeys.queries.continuity import followers_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, EnrolmentId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import support_staff


@dataclass(frozen=True, slots=True)
class WorkerNamed:
    """Somebody at an organisation follows the person from a day on. What was handed over is not in the event."""

    enrolment_id: EnrolmentId
    participant_id: ParticipantId
    following_organisation_id: OrganisationId
    worker_id: AccountId | None
    since_on: date
    why: WhyChanged | None


@dataclass(frozen=True, slots=True)
class Handover:
    """Why somebody else follows the person from now on, and what they need to know."""

    why: WhyChanged | None
    note: str


class CannotNameWorker(Refusal):
    """The person is followed by whoever did it before."""


_HIDDEN = Reason("no-such-team", N_("Deltagandet finns inte, eller så är ni inte med i laget."))
_STRANGER = Reason("worker-gives-no-support", N_("Välj någon som arbetar med stöd hos er i dag."))


@transaction.atomic
def name_worker(
    *,
    actor: Actor,
    enrolment_id: EnrolmentId,
    worker_id: AccountId | None,
    since_on: date,
    handover: Handover,
    now: datetime,
) -> WorkerNamed:
    """Name who follows the person at the actor's organisation; raises CannotNameWorker with every reason."""
    require(actor, Permission.NAME_WORKER)
    place = TeamMember.objects.filter(enrolment_id=enrolment_id, organisation_id=actor.home).first()
    if place is None:
        raise CannotNameWorker(_HIDDEN)
    participant_id = ParticipantId(place.participant_id)
    lock_person(participant_id)
    rows = followers_of(actor=actor, enrolment_id=enrolment_id).get(actor.home, ())
    latest = rows[-1].followed if rows else None
    new = Followed(worker_id, since_on)
    reasons = (*_not_here(actor, place, new, now), *_refusals(latest, new, handover, place, now))
    if reasons:
        raise CannotNameWorker(*reasons)
    why = handover.why if latest is not None and latest.worker is not None else None
    _save(actor, place, new, Handover(why, handover.note), len(rows) + 1, now)
    if latest is not None:
        values = {"organisation": str(actor.home), "day": since_on.isoformat()}
        tell(actor=actor, tellings=[to_person(NoticeKind.WORKER_CHANGED, participant_id, values)], now=now)
    event = WorkerNamed(
        enrolment_id=enrolment_id,
        participant_id=participant_id,
        following_organisation_id=actor.home,
        worker_id=worker_id,
        since_on=since_on,
        why=why,
    )
    record(actor=actor, event=event, now=now)
    return event


def _not_here(actor: Actor, place: TeamMember, new: Followed, now: datetime) -> tuple[Reason, ...]:
    if ask("has_ended", place.enrolment_id):
        return (ALREADY_CLOSED,)
    staff = support_staff(organisation_id=actor.home, on=swedish_day(now))
    return () if new.worker is None or new.worker in staff else (_STRANGER,)


def _refusals(
    latest: Followed | None, new: Followed, handover: Handover, place: TeamMember, now: datetime
) -> tuple[Reason, ...]:
    return refusals_to_name(
        latest=latest,
        new=new,
        why=handover.why,
        note=handover.note,
        began_on=place.since_on,
        today=swedish_day(now),
    )


def _save(actor: Actor, place: TeamMember, new: Followed, handover: Handover, sequence: int, now: datetime) -> None:
    row_id, note = new_id(), handover.note.strip()
    FollowedBy.objects.create(
        id=row_id,
        enrolment_id=place.enrolment_id,
        participant_id=place.participant_id,
        organisation_id=actor.home,
        sequence=sequence,
        worker_id=new.worker,
        since_on=new.since_on,
        why=handover.why or "",
        note_sealed=FollowedBy.NOTE.seal(note, row_id) if note else None,
        recorded_at=now,
        recorded_by=actor.account_id,
    )
