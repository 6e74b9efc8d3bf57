"""What the pages of one gate say: its tasks as they stand, who does each, what comes first, and what is mine."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.tasks import NEXT_BY_THE_PERSON, First, TaskState, TaskStatus, missing, proposed_state
from kedjan.journeys.queries import CaseView
from kedjan.kernel.actor import Actor
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Tag, TaskItem
from kedjan.ui.words import day, language

_STATE_COLOURS = {
    GateState.OPEN: "grey",
    GateState.UNDER_WAY: "blue",
    GateState.CLEAR: "green",
    GateState.NOT_NEEDED: "grey",
}
_COLOURS = {
    TaskState.OPEN: "grey",
    TaskState.UNDER_WAY: "blue",
    TaskState.DONE: "green",
    TaskState.NOT_NEEDED: "grey",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its text and what it sends."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class MyTask:
    """A task that I do myself: when at the latest, what comes first, and the buttons that I may press."""

    title: str
    tag: Tag
    text: str
    buttons: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MyGatePage:
    """One thing that is settled together: what I do, and what others do."""

    title: str
    back: str
    done_when: str
    tag: Tag
    mine: tuple[MyTask, ...]
    others: tuple[TaskItem, ...]


def gate_tasks(case: CaseView, today: date, actor: Actor) -> tuple[TaskItem, ...]:
    """Return the gates as tasks with owner and day; links only for those who may change them in a running case."""
    editable = case.exit is None and actor.may(Permission.UPDATE_GATES)
    return tuple(
        TaskItem(
            title=gate.title,
            href=reverse("journeys:gate", args=[case.participant_id, gate.id]) if editable else None,
            hint=_gate_hint(gate),
            status=_gate_tag(gate, today, is_ended=case.exit is not None),
        )
        for gate in case.gates
    )


def what_to_settle(case: CaseView, gate: GateStatus) -> str:
    """Return what has to be settled at a gate, as the programme says it."""
    known = (one for stage in case.programme.stages for one in stage.gates if one.key == gate.kind)
    found = next(known, None)
    return "" if found is None else found.what.text_in(language())


def gate_task_items(case: CaseView, gate: GateStatus, today: date) -> tuple[TaskItem, ...]:
    """Return the tasks for the team, each with a link to where it is marked while the gate is open."""
    is_open = case.exit is None and not gate.state.settled
    return tuple(
        TaskItem(
            title=one.title,
            href=reverse("journeys:gate_task", args=[case.participant_id, gate.id, one.key]) if is_open else None,
            hint=task_hint(one),
            status=task_tag(one, today),
        )
        for one in gate.tasks
    )


def task_hint(task: TaskStatus) -> str:
    """Return who does the task and when, or who said that it is settled, and what comes before it."""
    if task.state.settled and task.marked_on is not None:
        who = task.marked_by_name or _("deltagaren")
        return _("Skrevs %(day)s av %(who)s") % {"day": day(task.marked_on), "who": who}
    who = _("Deltagaren gör det själv") if task.is_the_persons else _("%(owner)s gör det") % {"owner": task.owner_name}
    when = _("%(who)s, senast %(day)s") % {"who": who, "day": day(task.due_on)}
    return ". ".join((when, *(_first(one) for one in task.waits_for)))


def task_tag(task: TaskStatus, today: date) -> Tag:
    """Return where the task stands: late, or not able to begin, before anything else."""
    if task.late(today):
        return Tag(_("Försenad"), "red")
    if task.waits_for and task.state is TaskState.OPEN:
        return Tag(_("Kan inte börja än"), "grey")
    return Tag(_(task.state.label), _COLOURS[task.state])


def proposal(gate: GateStatus) -> str:
    """Return what the tasks say of the whole gate: that nothing is left, while nobody has marked it so."""
    if gate.state.settled or proposed_state(gate.tasks) is None:
        return ""
    return _("Inget är kvar att göra. Spara hindret som löst här under, om ni är överens.")


def what_is_left(tasks: tuple[TaskStatus, ...]) -> str:
    """Return how many tasks are settled, and what is missing with who can do it; empty where there are no tasks."""
    if not tasks:
        return ""
    left = missing(tasks)
    values = {"done": len(tasks) - len(left), "all": len(tasks)}
    counted = ngettext("%(done)s av %(all)s uppgift är klar.", "%(done)s av %(all)s uppgifter är klara.", len(tasks))
    if not left:
        return counted % values
    names = "; ".join(f"{one.title} ({one.owner_name or _('deltagaren')})" for one in left)
    return f"{counted % values} " + _("Saknas: %(names)s.") % {"names": names}


def my_gate_view(case: CaseView, gate: GateStatus, today: date) -> MyGatePage:
    """Build the page of one thing that I settle together with my team."""
    runs = case.exit is None and not gate.state.settled
    return MyGatePage(
        title=gate.title,
        back=reverse("journeys:my_path"),
        done_when=what_to_settle(case, gate),
        tag=Tag(_(gate.state.label), "green" if gate.state.settled else "blue"),
        mine=tuple(_mine(one, today, runs=runs) for one in gate.tasks if one.is_the_persons),
        others=tuple(
            TaskItem(title=one.title, href=None, hint=_by_others(one), status=task_tag(one, today))
            for one in gate.tasks
            if not one.is_the_persons
        ),
    )


def own_titles(tasks: Iterable[TaskStatus]) -> tuple[str, ...]:
    """Return what is left for me to do myself."""
    return tuple(one.title for one in tasks if one.is_the_persons and not one.state.settled)


def _mine(task: TaskStatus, today: date, *, runs: bool) -> MyTask:
    buttons = () if not runs or task.waits_for else _buttons(task)
    if task.state.settled:
        text = ""
    elif task.waits_for:
        text = ". ".join(_first(one, _("du")) for one in task.waits_for)
    else:
        text = _("Senast %(day)s") % {"day": day(task.due_on)}
    return MyTask(title=task.title, tag=task_tag(task, today), text=text, buttons=buttons)


def _buttons(task: TaskStatus) -> tuple[Choice, ...]:
    texts = {TaskState.UNDER_WAY: _("Jag har börjat"), TaskState.DONE: _("Det är klart")}
    if task.state is TaskState.DONE:
        texts = {TaskState.UNDER_WAY: _("Det är inte klart än")}
    allowed = NEXT_BY_THE_PERSON[task.state]
    return tuple(Choice(text, f"{task.key} {state}") for state, text in texts.items() if state in allowed)


def _by_others(task: TaskStatus) -> str:
    if task.state.settled:
        return ""
    helps = _("%(owner)s gör det, senast %(day)s") % {"owner": task.owner_name, "day": day(task.due_on)}
    return ". ".join((helps, *(_first(one, _("du")) for one in task.waits_for)))


def _first(first: First, person: str = "") -> str:
    """Return what comes before; person: what the person is called, when that is not the participant."""
    who = first.owner_name or person or _("deltagaren")
    return _("Först: %(task)s (%(who)s)") % {"task": first.title, "who": who}


def _gate_hint(gate: GateStatus) -> str:
    """Return who answers for the gate and until when; while it is open, also what is missing and who can do it."""
    owned = _("%(owner)s ansvarar, senast %(day)s") % {"owner": gate.owner_name, "day": day(gate.due_on)}
    left = "" if gate.state.settled else what_is_left(gate.tasks)
    return f"{owned}. {left}" if left else owned


def _gate_tag(gate: GateStatus, today: date, *, is_ended: bool) -> Tag:
    if is_ended and not gate.state.settled:
        return Tag(_("Blev inte klar"), "grey")
    if gate.late(today):
        return Tag(_("Försenad"), "red")
    return Tag(_(gate.state.label), _STATE_COLOURS[gate.state])
