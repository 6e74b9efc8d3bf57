"""Write how a task at a gate stands: somebody in the team, or the person when it is theirs.

Rule: docs/rules/gate-tasks.md.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.integrations.database.asking import ask
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.tasks import TaskState, TaskStatus, refusals_to_mark, refusals_to_mark_own
from kedjan.journeys.domain.transitions import ALREADY_CLOSED
from kedjan.journeys.models import Gate, GateTaskMark, TeamMember
from kedjan.journeys.operations.gates import NO_SUCH_GATE, OWNER_OUTSIDE
from kedjan.journeys.queries.cases import case_of_enrolment
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, GateId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class GateTaskMarked:
    """A task at a gate has a new state, owner or day; no owner: the person does it themselves. Never the note."""

    gate_id: GateId
    participant_id: ParticipantId
    kind: str
    task: str
    state: TaskState
    owner_id: OrganisationId | None
    due_on: date


class CannotMarkTask(Refusal):
    """The task is as it was."""


_NO_SUCH_TASK = Reason("no-such-task", N_("Uppgiften finns inte."))


@transaction.atomic
def mark_task(
    *,
    actor: Actor,
    gate_id: GateId,
    task: str,
    state: TaskState,
    owner_id: OrganisationId | None,
    due_on: date,
    note: str,
    now: datetime,
) -> GateTaskMarked:
    """Add somebody in the team's mark of a task; no owner gives it to the person. Raises CannotMarkTask."""
    require(actor, Permission.UPDATE_GATES)
    row = _locked(gate_id)
    gate, before = _as_it_stands(actor, row, task)
    reasons = refusals_to_mark(before, to=state, gate_is_settled=gate.state.settled)
    if owner_id is not None and not _in_team(row, owner_id):
        reasons = (*reasons, OWNER_OUTSIDE)
    if reasons:
        raise CannotMarkTask(*reasons)
    mark = _mark(actor, row, task, state, due_on, now)
    mark.organisation_id, mark.owner_id = actor.home, owner_id
    mark.note_sealed = GateTaskMark.NOTE.seal(note, mark.id) if note.strip() else None
    return _kept(actor, row, mark, now)


@transaction.atomic
def mark_own_task(*, actor: Actor, gate_id: GateId, task: str, state: TaskState, now: datetime) -> GateTaskMarked:
    """Add the person's own mark of a task that is theirs to do; raises CannotMarkTask."""
    require(actor, Permission.VIEW_OWN_PLAN)
    row = _locked(gate_id)
    if actor.participant_id != row.participant_id:
        raise CannotMarkTask(NO_SUCH_GATE)
    gate, before = _as_it_stands(actor, row, task)
    reasons = refusals_to_mark_own(before, to=state, gate_is_settled=gate.state.settled)
    if reasons:
        raise CannotMarkTask(*reasons)
    mark = _mark(actor, row, task, state, before.due_on, now)
    mark.organisation_id, mark.is_own = row.organisation_id, True
    return _kept(actor, row, mark, now)


def _locked(gate_id: GateId) -> Gate:
    row = Gate.objects.filter(pk=gate_id).first()
    if row is None:
        raise CannotMarkTask(NO_SUCH_GATE)
    lock_person(ParticipantId(row.participant_id))
    return row


def _in_team(row: Gate, owner_id: OrganisationId) -> bool:
    return TeamMember.objects.filter(enrolment_id=row.enrolment_id, organisation_id=owner_id).exists()


def _as_it_stands(actor: Actor, row: Gate, task: str) -> tuple[GateStatus, TaskStatus]:
    if ask("has_ended", row.enrolment_id):
        raise CannotMarkTask(ALREADY_CLOSED)
    case = case_of_enrolment(actor=actor, enrolment_id=EnrolmentId(row.enrolment_id))
    gate = next((one for one in case.gates if one.id == row.id), None) if case is not None else None
    found = next((one for one in gate.tasks if one.key == task), None) if gate is not None else None
    if gate is None or found is None:
        raise CannotMarkTask(_NO_SUCH_TASK)
    return gate, found


def _mark(actor: Actor, row: Gate, task: str, state: TaskState, due_on: date, now: datetime) -> GateTaskMark:
    return GateTaskMark(
        id=new_id(),
        gate=row,
        participant_id=row.participant_id,
        category=row.category,
        task=task,
        state=state,
        due_on=due_on,
        marked_at=now,
        marked_by=actor.account_id,
    )


def _kept(actor: Actor, row: Gate, mark: GateTaskMark, now: datetime) -> GateTaskMarked:
    mark.save(force_insert=True)
    event = GateTaskMarked(
        gate_id=GateId(row.id),
        participant_id=ParticipantId(row.participant_id),
        kind=row.kind,
        task=mark.task,
        state=TaskState(mark.state),
        owner_id=None if mark.owner_id is None else OrganisationId(mark.owner_id),
        due_on=mark.due_on,
    )
    record(actor=actor, event=event, now=now)
    return event
