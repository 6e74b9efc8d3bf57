"""The tasks at the gates of one participation as they stand: the latest mark, else what the programme's file says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import get_language

from kedjan.journeys.domain.tasks import First, TaskState, TaskStatus
from kedjan.journeys.models import Gate, GateTaskMark
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.queries import OrganisationView
from kedjan.programmes.domain.programme import Gate as Definition
from kedjan.programmes.domain.programme import GateTask

Marks = Mapping[tuple[UUID, str], GateTaskMark]


@dataclass(frozen=True, slots=True)
class Around:
    """What the file's proposals are made from: who is in the team, who owns the gate, its day and its stage's day."""

    team: tuple[OrganisationView, ...]
    owner: OrganisationView
    due_on: date
    entered_on: date | None


def task_marks(gates: Iterable[Gate], defined: Mapping[str, Definition]) -> Marks:
    """Return the latest mark of each task of these gates; asks nothing where the programme names no tasks."""
    with_tasks = [gate.id for gate in gates if gate.kind in defined and defined[gate.kind].tasks]
    return latest_task_marks(with_tasks) if with_tasks else {}


def latest_task_marks(gates: Collection[UUID]) -> Marks:
    """Return the latest mark of each task of these gates, in one query."""
    rows = GateTaskMark.objects.filter(gate__in=gates).order_by("marked_at", "id")
    return {(row.gate_id, row.task): row for row in rows}


def task_statuses(
    gate: UUID, definition: Definition, marks: Marks, around: Around, names: Mapping[OrganisationId, OrganisationView]
) -> tuple[TaskStatus, ...]:
    """Return the gate's tasks in the order of the file, each with what has to be settled before it."""
    known = {one.key: _status(one, marks.get((gate, one.key)), around, names) for one in definition.tasks}
    return tuple(_waiting(known[one.key], [known[key] for key in one.after]) for one in definition.tasks)


def owners_named(marks: Marks) -> set[OrganisationId]:
    """Return the organisations that marks of tasks name, as owners and as those who marked."""
    owners = {OrganisationId(row.owner_id) for row in marks.values() if row.owner_id is not None}
    return owners | {OrganisationId(row.organisation_id) for row in marks.values()}


def _status(
    task: GateTask, mark: GateTaskMark | None, around: Around, names: Mapping[OrganisationId, OrganisationView]
) -> TaskStatus:
    title = task.title.text_in(get_language() or "sv")
    if mark is None:
        owner = None if task.by_participant else _usual_owner(task, around)
        return TaskStatus(
            key=task.key,
            title=title,
            state=TaskState.OPEN,
            owner_id=None if owner is None else owner.id,
            owner_name="" if owner is None else owner.name,
            due_on=_usual_day(task, around),
        )
    owner = None if mark.owner_id is None else names[OrganisationId(mark.owner_id)]
    return TaskStatus(
        key=task.key,
        title=title,
        state=TaskState(mark.state),
        owner_id=None if owner is None else owner.id,
        owner_name="" if owner is None else owner.name,
        due_on=mark.due_on,
        note=None if mark.note_sealed is None else GateTaskMark.NOTE.open(mark.note_sealed, mark.pk),
        marked_on=swedish_day(mark.marked_at),
        marked_by_name="" if mark.is_own else names[OrganisationId(mark.organisation_id)].name,
    )


def _usual_owner(task: GateTask, around: Around) -> OrganisationView:
    """Return the first in the team of the kind that usually does it, else who owns the gate."""
    return next((one for one in around.team if one.kind == task.owner), around.owner)


def _usual_day(task: GateTask, around: Around) -> date:
    if task.due_days is None or around.entered_on is None:
        return around.due_on
    return min(around.entered_on + timedelta(days=task.due_days), around.due_on)


def _waiting(task: TaskStatus, before: list[TaskStatus]) -> TaskStatus:
    left = tuple(First(one.title, one.owner_name) for one in before if not one.state.settled)
    return replace(task, waits_for=left)
