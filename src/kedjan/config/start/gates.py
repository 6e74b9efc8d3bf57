"""What waits at the gates of one's teams, and what others have done there.

The rule: docs/rules/start.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import MOST, Answers, Listed, Question, Row, every, on_day
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.queries import (
    MOST_COUNTED,
    WAITS_OF,
    CaseShow,
    Change,
    TeamChange,
    Teams,
    WaitingGate,
    WaitingTask,
    Waits,
    few_teams,
    team_changes,
    waiting_gates,
    waiting_gates_count,
    waiting_tasks,
)
from kedjan.journeys.web.case_parts import short_title
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.information import Category
from kedjan.kernel.text import inside_a_sentence
from kedjan.organisations.queries import Workplaces, organisations
from kedjan.programmes.domain.questions import gate, outcome, stage
from kedjan.programmes.queries import programme_version
from kedjan.ui.components import Link
from kedjan.ui.http import Acting
from kedjan.ui.words import day, language

_PLAN = frozenset({Category.IDENTITY, Category.PLAN})
_OURS, _OUR_LATE = Waits(is_ours=True, is_late=False), Waits(is_ours=True, is_late=True)
_THEIRS, _THEIR_LATE = Waits(is_ours=False, is_late=False), Waits(is_ours=False, is_late=True)


def at_gates(acting: Acting, since: datetime) -> Answers:
    """Return the gates that one's organisation answers for, those past their day, those of others, and what is new.

    With them the tasks that it has at gates of others.
    """
    today = acting.clock.today()
    within = few_teams(actor=acting.actor, today=today, since=since)
    ours, our_late = _waiting(acting, _OURS, within), _waiting(acting, _OUR_LATE, within)
    theirs, their_late = _waiting(acting, _THEIRS, within), _waiting(acting, _THEIR_LATE, within)
    tasks = waiting_tasks(actor=acting.actor, today=today, within=within)[: MOST + 1]
    todo = [one for one in tasks if not one.task.late(today)]
    too_late = [one for one in tasks if one.task.late(today)]
    changes = team_changes(actor=acting.actor, today=today, since=since, limit=MOST, within=within)
    owners = {one.owner_id for one in (*ours, *our_late, *theirs, *their_late)}
    names = organisations(ids=owners | {one.organisation_id for one in changes})
    late = (
        *(_late(one, names, after=0) for one in our_late),
        *(_task(one, _("Skulle ha varit klart %(day)s")) for one in too_late),
        *(_late(one, names, after=1) for one in their_late),
    )
    return {
        Question.MINE: Listed(
            (*map(_ours, ours), *(_task(one, _("Senast %(day)s")) for one in todo)),
            _every(acting, CaseShow.OURS, ours, within),
        ),
        Question.LATE: Listed(late, _every(acting, CaseShow.LATE, late, within)),
        Question.WAITS: Listed(
            tuple(_theirs(one, names) for one in theirs),
            _every(acting, CaseShow.OTHERS, theirs, within),
        ),
        Question.CHANGED: Listed(tuple(change_row(one, names) for one in changes)),
    }


def change_row(change: TeamChange, names: Workplaces, href: str = "") -> Row:
    """Return what somebody did in a team; href: where it leads, else to the case."""
    who = names.get(change.organisation_id)
    values = {"day": day(swedish_day(change.at)), "who": "" if who is None else who.name}
    return Row(
        at=change.at,
        what=_changed(change),
        detail=_("%(day)s, %(who)s") % values,
        href=href or reverse("journeys:case", args=[change.participant_id]),
        about=change.participant_id,
        kinds=_PLAN | {change.category},
    )


def _changed(change: TeamChange) -> str:
    file = programme_version(version_id=change.version_id)
    if change.what is Change.GATE:
        title = gate(file, change.key).title.text_in(language())
        state = inside_a_sentence(_(GateState(change.state).label))
        return _("%(gate)s: %(state)s") % {"gate": title, "state": state}
    if change.what is Change.ENDED:
        return _("Avslutades: %(outcome)s") % {"outcome": outcome(file, change.key).title.text_in(language())}
    if change.what is Change.BEGAN:
        return _("Började")
    return _("Gick vidare till %(stage)s") % {"stage": inside_a_sentence(short_title(stage(file, change.key)))}


def _waiting(acting: Acting, which: Waits, within: Teams) -> tuple[WaitingGate, ...]:
    return waiting_gates(actor=acting.actor, which=which, today=acting.clock.today(), limit=MOST + 1, within=within)


def _every(acting: Acting, show: CaseShow, found: Sequence[object], within: Teams) -> Link:
    """Return the link to the list of cases; what fits is not counted, because the link is not shown then."""
    href = f"{reverse('journeys:cases')}?show={show}"
    label = _("Alla hinder")
    if len(found) <= MOST:
        return every(label, href)
    today = acting.clock.today()
    count = waiting_gates_count(actor=acting.actor, which=WAITS_OF[show], today=today, within=within)
    return every(label, href, count, most=MOST_COUNTED)


def _ours(one: WaitingGate) -> Row:
    return _row(one, _("Senast %(day)s") % {"day": day(one.due_on)})


def _late(one: WaitingGate, names: Workplaces, *, after: int) -> Row:
    values = {"day": day(one.due_on), "owner": names[one.owner_id].name}
    detail = _("Skulle ha varit klart %(day)s. %(owner)s ansvarar.") % values
    return replace(_row(one, detail), after=after)


def _theirs(one: WaitingGate, names: Workplaces) -> Row:
    values = {"owner": names[one.owner_id].name, "day": day(one.due_on), "since": day(swedish_day(one.since))}
    return _row(one, _("%(owner)s ansvarar, senast %(day)s. Sedan %(since)s.") % values)


def _task(one: WaitingTask, detail: str) -> Row:
    """Return a task of ours at somebody else's gate; it leads to the task."""
    where = reverse("journeys:gate_task", args=[one.gate.participant_id, one.gate.gate_id, one.task.key])
    row = _row(one.gate, detail % {"day": day(one.task.due_on)})
    return replace(row, at=on_day(one.task.due_on), what=one.task.title, href=where)


def _row(one: WaitingGate, detail: str) -> Row:
    return Row(
        at=on_day(one.due_on),
        what=gate(programme_version(version_id=one.version_id), one.kind).title.text_in(language()),
        detail=detail,
        href=reverse("journeys:gate", args=[one.participant_id, one.gate_id]),
        about=one.participant_id,
        kinds=_PLAN | {one.category},
    )
