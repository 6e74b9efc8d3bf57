"""What a change by hand would do, said before it is done: the rules that it breaks, and what the plan costs then."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.web.plan_words import COSTS, group_name, reason_text, signed, start_text, week_text
from kedjan.engines.groups.by_hand import Tried
from kedjan.engines.groups.plan import Group, Plan
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.refusal import Reason
from kedjan.ui.components import Cell, Column, Link, Table
from kedjan.ui.words import number


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change does. broken: rules that it breaks; others: how many the plan breaks besides; sent: what is sent
    to do it, by name.
    """

    broken: tuple[str, ...]
    others: str
    costs: Table
    is_sound: str
    sent: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HandPage:
    """A group or a person of a proposal, to be changed. preview: None before something else is chosen."""

    title: str
    caption: str
    back: str
    intro: str
    preview: Preview | None
    links: tuple[Link, ...]


def hand_page(
    *, view: PlanView, title: str, intro: str, preview: Preview | None, links: tuple[Link, ...] = ()
) -> HandPage:
    """Build the page."""
    back = reverse("coaching:plan", args=[view.item.id])
    return HandPage(title, view.item.name, back, intro, preview, links)


def preview_of(tried: Tried, called: Called, sent: Iterable[tuple[str, str]]) -> Preview:
    """Say what a change that was tried does."""
    broken = tuple(reason_text(one, plan=tried.plan, called=called) for one in tried.broken)
    others = len(tried.violations) - len(broken)
    return Preview(
        broken=broken,
        others=_("Planen bryter mot %(count)s regler till, också utan ändringen.") % {"count": number(others)}
        if others > 0
        else "",
        costs=_costs(tried),
        is_sound="" if broken else _("Ändringen bryter inte mot någon regel."),
        sent=tuple(sent),
    )


def named_in(view: PlanView, tried: Tried | None, *codes: str) -> dict[str, ParticipantId]:
    """Return the people whose names the page shows: the given, and those whom broken rules are about."""
    reasons: tuple[Reason, ...] = () if tried is None else tried.broken
    found = dict.fromkeys((*codes, *(str(one.values["person"]) for one in reasons if "person" in one.values)))
    return {code: view.people[code] for code in found if code in view.people}


def room_choices(view: PlanView, called: Called) -> list[tuple[str, str]]:
    """Return the rooms by name."""
    return sorted(((one.id, called.room(one.id)) for one in view.problem.rooms), key=lambda pair: pair[1])


def coach_choices(view: PlanView, called: Called) -> list[tuple[str, str]]:
    """Return the coaches by name, with where they live."""
    lives = {one.id: called.municipalities.get(one.municipality, "") for one in view.problem.coaches}
    named = (
        (code, f"{called.coach(code)} ({place})" if place else called.coach(code)) for code, place in lives.items()
    )
    return sorted(named, key=lambda pair: pair[1])


def week_choices(view: PlanView, called: Called, chosen: int) -> list[tuple[str, str]]:
    """Return the weeks in which a group can start, and the one in which the group does."""
    problem = view.problem
    open_ = (week for week in range(problem.rules.last_start_week + 1) if week not in problem.closed_weeks)
    weeks = sorted({*open_, chosen})
    return [(str(week), start_text(called, Group("", "", week, (), None, ()))) for week in weeks]


def group_choices(view: PlanView, plan: Plan, called: Called) -> list[tuple[str, str]]:
    """Return the groups by where and when they start, with how many are in each."""
    ordered = sorted(plan.groups, key=lambda one: (one.start_week, called.room(one.room), one.id))
    most = view.problem.rules.group_max
    text = _("%(group)s: %(size)s av högst %(most)s")
    return [
        (one.id, text % {"group": group_name(one, called), "size": len(one.participants), "most": most})
        for one in ordered
    ]


def window_text(view: PlanView, code: str, called: Called) -> str:
    """Return in which weeks somebody can start."""
    who = next(one for one in view.problem.participants if one.id == code)
    weeks = {"first": week_text(called, who.earliest), "last": week_text(called, who.latest)}
    return _("Kan börja vecka %(first)s–%(last)s.") % weeks


def _costs(tried: Tried) -> Table:
    def row(what: str, before: int, after: int) -> tuple[Cell, ...]:
        return Cell(what, header=True), Cell(number(before)), Cell(number(after)), Cell(signed(after - before))

    before, after = tried.before, tried.after
    return Table(
        caption=_("Vad planen kostar före och efter"),
        columns=(
            Column(_("Vad")),
            Column(_("Före"), numeric=True),
            Column(_("Efter"), numeric=True),
            Column(_("Skillnad"), numeric=True),
        ),
        rows=(
            *(row(_(COSTS[name]), before.costs.get(name, 0), after.costs.get(name, 0)) for name in tried.items),
            row(_("Tillsammans"), before.cost, after.cost),
        ),
        empty="",
        is_list=True,
    )
