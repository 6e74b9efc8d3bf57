"""Begin an assessment. Rule: docs/rules/assessments.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.assessments.domain.codes import Method
from kedjan.assessments.domain.starting import Task, obstacles_to_assess, obstacles_to_begin
from kedjan.assessments.domain.writing import written_task
from kedjan.assessments.models import Assessment
from kedjan.assessments.operations.telling import tell_of_beginning
from kedjan.assessments.queries.assessments import AssessmentView, assessment_of
from kedjan.assessments.queries.instruments import InstrumentView, instrument, licences_of
from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AssessmentId, InstrumentId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require

_NOT_ENROLLED = Reason("assessment.not_enrolled", N_("Personen är inte med i något program nu."))
_NO_INSTRUMENT = Reason("assessment.no_instrument", N_("Instrumentet finns inte."))
_OLD_VERSION = Reason("assessment.old_version", N_("Det finns en nyare version av instrumentet. Välj den."))
_NO_OBSERVATION = Reason(
    "assessment.no_observation", N_("Uppgiftens krav beskrivs bredvid en iakttagelse. Den finns inte här.")
)
_NOT_A_PAIR = Reason("assessment.not_a_pair", N_("De två instrumenten beskriver inte samma förmågor på samma skala."))


@dataclass(frozen=True, slots=True)
class AssessmentBegun:
    """Somebody began to be assessed by a version of an instrument."""

    assessment_id: AssessmentId
    participant_id: ParticipantId
    instrument_id: InstrumentId


class CannotBegin(Refusal):
    """No assessment was begun."""


@transaction.atomic
def begin_assessment(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    instrument_id: UUID,
    task: Task,
    observation_id: UUID | None = None,
    now: datetime,
) -> AssessmentBegun:
    """Begin an assessment by the instrument. Raises CannotBegin.

    observation_id: for a task's demands, the observation of the same task, whose facts they share.
    """
    lock_person(participant_id)
    require(actor, Permission.ASSESS)
    case = _case(actor, participant_id)
    found = instrument(instrument_id=instrument_id)
    if found is None:
        raise CannotBegin(_NO_INSTRUMENT)
    observation = _observation(actor, participant_id, found, observation_id)
    task = _task(found, task, observation)
    reasons = (*obstacles_here(actor=actor, found=found, now=now), *_obstacles(found, task, now))
    if reasons:
        raise CannotBegin(*reasons)
    event = AssessmentBegun(AssessmentId(new_id()), participant_id, found.id)
    Assessment.objects.create(
        id=event.assessment_id,
        participant_id=participant_id,
        enrolment_id=case.enrolment_id,
        organisation_id=actor.home,
        instrument_id=found.id,
        observation_id=None if observation is None else observation.id,
        seen_on=task.on,
        task_sealed=Assessment.TASK.seal(written_task(task), event.assessment_id),
        begun_at=now,
        begun_by=actor.account_id,
    )
    record(actor=actor, event=event, now=now)
    tell_of_beginning(actor=actor, about=participant_id, instrument=found.file, now=now)
    return event


def obstacles_here(*, actor: Actor, found: InstrumentView, now: datetime) -> tuple[Reason, ...]:
    """Return why the actor may not assess by the instrument today."""
    account = actor.account_id
    held = licences_of(account_ids=[account], organisation_id=actor.home).get(account, ())
    return obstacles_to_assess(instrument=found.file, role=actor.role, licences=held, today=swedish_day(now))


def _obstacles(found: InstrumentView, task: Task, now: datetime) -> tuple[Reason, ...]:
    today = swedish_day(now)
    older = () if found.is_latest(today) else (_OLD_VERSION,)
    return (*older, *obstacles_to_begin(instrument=found.file, task=task, today=today))


def _task(found: InstrumentView, task: Task, observation: AssessmentView | None) -> Task:
    """Return the task that it is about: none, the one that was seen, or the one that is described now."""
    if not found.file.is_about_task:
        return Task()
    return task if observation is None else observation.task


def _case(actor: Actor, participant_id: ParticipantId) -> CaseView:
    case = case_of(actor=actor, participant_id=participant_id)
    if case is None or case.exit is not None:
        raise CannotBegin(_NOT_ENROLLED)
    return case


def _observation(
    actor: Actor, participant_id: ParticipantId, found: InstrumentView, observation_id: UUID | None
) -> AssessmentView | None:
    """Return the observation that a task's demands belong to; other instruments have none."""
    if found.file.method is not Method.DEMANDS:
        return None
    seen = (
        None
        if observation_id is None
        else assessment_of(actor=actor, participant_id=participant_id, assessment_id=observation_id)
    )
    if seen is None or seen.instrument.method is not Method.OBSERVATION or seen.organisation_id != actor.home:
        raise CannotBegin(_NO_OBSERVATION)
    if not found.file.pairs_with(seen.instrument):
        raise CannotBegin(_NOT_A_PAIR)
    return seen
