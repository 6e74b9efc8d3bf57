"""Tasks that wait for an organisation at gates of others. Rules: docs/rules/start.md, docs/rules/gate-tasks.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.tasks import TaskStatus
from kedjan.journeys.models import StageEntry, TeamMember
from kedjan.journeys.queries.tasks import Around, Marks, latest_task_marks, owners_named, task_statuses
from kedjan.journeys.queries.waiting import MOST_COUNTED, Teams, WaitingGate, Waits, still_there, waiting_gates
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.queries import OrganisationView, organisations
from kedjan.programmes.domain.programme import Gate, Stage
from kedjan.programmes.domain.questions import stage_of_gate
from kedjan.programmes.queries import programme_version

Names = Mapping[OrganisationId, OrganisationView]


@dataclass(frozen=True, slots=True)
class WaitingTask:
    """A task that waits for the organisation, and the gate it stands at."""

    gate: WaitingGate
    task: TaskStatus


@dataclass(frozen=True, slots=True)
class _Known:
    """Marks of tasks, who is in each team, when each stage was entered, and all names."""

    marks: Marks
    teams: Mapping[UUID, tuple[OrganisationId, ...]]
    entered: Mapping[tuple[UUID, str], date]
    names: Names


def waiting_tasks(*, actor: Actor, today: date, within: Teams) -> tuple[WaitingTask, ...]:
    """Return tasks that the actor's organisation does and can begin at gates of others, the first day first.

    Of the hundred gates that are due first; five queries. within: what `few_teams` returned.
    """
    expect(actor)
    others = waiting_gates(actor=actor, which=Waits(is_ours=False), today=today, limit=MOST_COUNTED, within=within)
    placed = [(one, *_defined(one)) for one in others]
    with_tasks = [(one, entered, definition) for one, entered, definition in placed if definition.tasks]
    if not with_tasks:
        return ()
    known = _known([one for one, _entered, _definition in with_tasks], today)
    found = (
        WaitingTask(one, task)
        for one, entered, definition in with_tasks
        for task in _tasks(one, entered, definition, known)
        if task.owner_id == actor.home and not task.state.settled and not task.waits_for
    )
    return tuple(sorted(found, key=lambda one: (one.task.due_on, str(one.gate.gate_id), one.task.key)))


def _defined(one: WaitingGate) -> tuple[Stage, Gate]:
    return stage_of_gate(programme_version(version_id=one.version_id), one.kind)


def _tasks(one: WaitingGate, entered: Stage, definition: Gate, known: _Known) -> tuple[TaskStatus, ...]:
    around = Around(
        team=tuple(known.names[member] for member in known.teams.get(one.enrolment_id, ())),
        owner=known.names[one.owner_id],
        due_on=one.due_on,
        entered_on=known.entered.get((one.enrolment_id, entered.key)),
    )
    return task_statuses(one.gate_id, definition, known.marks, around, known.names)


def _known(gates: Iterable[WaitingGate], today: date) -> _Known:
    ids, owners = {one.gate_id for one in gates}, {one.owner_id for one in gates}
    enrolments = {one.enrolment_id for one in gates}
    marks = latest_task_marks(ids)
    teams: dict[UUID, tuple[OrganisationId, ...]] = {}
    members = TeamMember.objects.filter(still_there(today), enrolment__in=enrolments).order_by(
        "since_on", "organisation__name"
    )
    for enrolment, organisation in members.values_list("enrolment_id", "organisation_id"):
        teams[enrolment] = (*teams.get(enrolment, ()), OrganisationId(organisation))
    entries = StageEntry.objects.filter(enrolment__in=enrolments).order_by("sequence")
    entered = {(one, key): on for one, key, on in entries.values_list("enrolment_id", "stage", "entered_on")}
    everybody = owners | owners_named(marks) | {one for team in teams.values() for one in team}
    return _Known(marks, teams, entered, organisations(ids=everybody))
