"""What is done at a gate, by whom and until when, and what it says of the gate. Pure; docs/rules/gate-tasks.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from kedjan.journeys.domain.codes import GateState
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


class TaskState(StrEnum):
    """Where a task at a gate stands."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_NEEDED = "not_needed"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]

    @property
    def settled(self) -> bool:
        """Tell whether nothing more has to be done."""
        return self in {TaskState.DONE, TaskState.NOT_NEEDED}


_LABELS = {
    TaskState.OPEN: N_("Inte påbörjad"),
    TaskState.UNDER_WAY: N_("Pågår"),
    TaskState.DONE: N_("Klar"),
    TaskState.NOT_NEEDED: N_("Behövs inte"),
}

# What may follow on what: for the team, and for the person, who decides about their own tasks that they are needed.
NEXT: Mapping[TaskState, frozenset[TaskState]] = MappingProxyType(
    {
        TaskState.OPEN: frozenset({TaskState.UNDER_WAY, TaskState.DONE, TaskState.NOT_NEEDED}),
        TaskState.UNDER_WAY: frozenset({TaskState.OPEN, TaskState.DONE, TaskState.NOT_NEEDED}),
        TaskState.DONE: frozenset({TaskState.UNDER_WAY}),
        TaskState.NOT_NEEDED: frozenset({TaskState.OPEN, TaskState.UNDER_WAY}),
    }
)
NEXT_BY_THE_PERSON: Mapping[TaskState, frozenset[TaskState]] = MappingProxyType(
    {
        TaskState.OPEN: frozenset({TaskState.UNDER_WAY, TaskState.DONE}),
        TaskState.UNDER_WAY: frozenset({TaskState.DONE}),
        TaskState.DONE: frozenset({TaskState.UNDER_WAY}),
        TaskState.NOT_NEEDED: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class First:
    """A task that comes before another, and who does it; no name: the person themselves."""

    title: str
    owner_name: str


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task at a gate as it stands. Without an owner it is the person's own; marked_by_name: who marked it last.

    waits_for: what has to be settled before it can begin.
    """

    key: str
    title: str
    state: TaskState
    owner_id: OrganisationId | None
    owner_name: str
    due_on: date
    waits_for: tuple[First, ...] = ()
    note: str | None = None
    marked_on: date | None = None
    marked_by_name: str = ""

    @property
    def is_the_persons(self) -> bool:
        """Tell whether the person does it themselves."""
        return self.owner_id is None

    def late(self, today: date) -> bool:
        """Tell whether the task is open past its day."""
        return not self.state.settled and self.due_on < today


def standing(marked: GateState, tasks: tuple[TaskStatus, ...]) -> GateState:
    """Return how a gate stands: as it was marked, and under way as soon as one of its tasks is begun."""
    begun = any(task.state is not TaskState.OPEN for task in tasks)
    return GateState.UNDER_WAY if marked is GateState.OPEN and begun else marked


def proposed_state(tasks: tuple[TaskStatus, ...]) -> GateState | None:
    """Return the state that the tasks speak for when none of them is left; somebody in the team decides."""
    if not tasks or missing(tasks):
        return None
    needed = any(task.state is TaskState.DONE for task in tasks)
    return GateState.CLEAR if needed else GateState.NOT_NEEDED


def missing(tasks: tuple[TaskStatus, ...]) -> tuple[TaskStatus, ...]:
    """Return the tasks that are left to do, in the order of the programme."""
    return tuple(task for task in tasks if not task.state.settled)


def missing_reasons(gate: str, kind: str, tasks: tuple[TaskStatus, ...]) -> tuple[Reason, ...]:
    """Return what is missing at a gate: each task that is left, who can do it and until when."""
    by_other = N_("%(gate)s: ”%(task)s” är inte klart. %(owner)s kan göra det, senast %(due)s.")
    by_person = N_("%(gate)s: ”%(task)s” är inte klart. Deltagaren kan göra det, senast %(due)s.")
    return tuple(
        Reason(
            f"task-open-{kind}-{task.key}",
            by_person if task.is_the_persons else by_other,
            {"gate": gate, "task": task.title, "owner": task.owner_name, "due": task.due_on.isoformat()},
        )
        for task in missing(tasks)
    )


def refusals_to_clear(gate: str, kind: str, tasks: tuple[TaskStatus, ...]) -> tuple[Reason, ...]:
    """Return why a gate cannot be marked as clear without a note that says why: tasks are left."""
    left = missing_reasons(gate, kind, tasks)
    if not left:
        return ()
    return (*left, Reason("clear-needs-a-reason", N_("Skriv i anteckningen varför hindret är löst ändå.")))


def refusals_to_mark(task: TaskStatus, *, to: TaskState, gate_is_settled: bool) -> tuple[Reason, ...]:
    """Return why somebody in the team cannot mark the task so; the same state with a new owner or day is a mark too."""
    if gate_is_settled:
        return (_GATE_SETTLED,)
    if to is not task.state and to not in NEXT[task.state]:
        return (_not_next(task, to),)
    return _too_early(task, to)


def refusals_to_mark_own(task: TaskStatus, *, to: TaskState, gate_is_settled: bool) -> tuple[Reason, ...]:
    """Return why the person cannot mark the task so: it is not theirs, or the rules of the team stand in the way."""
    if not task.is_the_persons:
        return (
            Reason(
                "task-is-not-yours",
                N_("Det här gör %(owner)s. Be dem skriva in hur det går."),
                {"owner": task.owner_name},
            ),
        )
    if gate_is_settled:
        return (_GATE_SETTLED,)
    if to not in NEXT_BY_THE_PERSON[task.state]:
        return (_not_next(task, to),)
    return _too_early(task, to)


_GATE_SETTLED = Reason("gate-is-settled", N_("Hindret är redan löst. Öppna det först, om något återstår."))


def _not_next(task: TaskStatus, to: TaskState) -> Reason:
    return Reason(
        "state-does-not-follow",
        N_("Uppgiften kan inte få det läget nu. Ladda om sidan och se hur den står."),
        {"from": task.state, "to": to},
    )


def _too_early(task: TaskStatus, to: TaskState) -> tuple[Reason, ...]:
    if to not in {TaskState.UNDER_WAY, TaskState.DONE}:
        return ()
    by_other = N_("Det här kan inte börja än. Först: ”%(first)s”, som %(owner)s gör.")
    by_person = N_("Det här kan inte börja än. Först: ”%(first)s”, som deltagaren gör.")
    return tuple(
        Reason(
            "task-waits",
            by_other if first.owner_name else by_person,
            {"first": first.title, "owner": first.owner_name},
        )
        for first in task.waits_for
    )
