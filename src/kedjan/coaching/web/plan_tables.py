"""The tables of a plan: its groups, who has no seat and why, and what it costs."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanItem, PlanView
from kedjan.coaching.web.plan_words import COSTS, person_name, reason_text, start_text, week_text
from kedjan.engines.groups.check import Verdict
from kedjan.engines.groups.explain import Explainer
from kedjan.engines.groups.plan import Group, Plan
from kedjan.ui.components import Cell, Column, Table, Tag
from kedjan.ui.words import number


def why_address(item: PlanItem, kind: str, code: str) -> str:
    """Return where a group, a person or a coach of the plan is explained."""
    return reverse("coaching:plan_why", args=[item.id, kind, code])


def area_of(view: PlanView, group: Group) -> str:
    """Return the area that a group meets in."""
    home_of = {one.id: one.municipality for one in view.problem.rooms}
    area = {one.id: one.area for one in view.problem.municipalities}
    return area.get(home_of.get(group.room, ""), "")


def case_address(code: str, called: Called) -> str | None:
    """Return where the person's case is, for whoever sees them."""
    who = called.people.get(code)
    return None if who is None else reverse("journeys:case", args=[who.id])


def groups_table(view: PlanView, plan: Plan, called: Called) -> Table:
    """Return the groups by their starts; those of a proposal lead on to where they are changed."""
    is_proposal = view.item.status is PlanStatus.PROPOSED
    rows = sorted(plan.groups, key=lambda one: (one.start_week, area_of(view, one), one.id))
    return Table(
        caption=_("Grupper i planen"),
        columns=(
            Column(_("Lokal")),
            Column(_("Startar")),
            Column(_("Område")),
            Column(_("Deltagare"), numeric=True),
            Column(_("Coacher")),
            Column(_("Reserv")),
            *((Column(_("Ändra")),) if is_proposal else ()),
        ),
        rows=tuple(
            (
                Cell(called.room(one.room), href=why_address(view.item, "group", one.id), header=True),
                Cell(start_text(called, one)),
                Cell(called.area(area_of(view, one))),
                Cell(number(len(one.participants))),
                Cell(", ".join(called.coach(each) for each in one.coaches)),
                Cell("–" if one.reserve is None else called.coach(one.reserve)),
                *((_change(view, one),) if is_proposal else ()),
            )
            for one in rows
        ),
        empty=_("Planen har inga grupper. Ingen grupp går att hålla med de coacher, lokaler och tider som finns."),
        is_list=True,
    )


def _change(view: PlanView, group: Group) -> Cell:
    address = reverse("coaching:plan_group", args=[view.item.id, group.id])
    return Cell(_("Ändra gruppen"), href=address, tag=Tag(_("Låst")) if group.id in view.locked else None)


def seat_address(view: PlanView, code: str) -> str:
    """Return where somebody is given another seat in a proposal."""
    return reverse("coaching:plan_person", args=[view.item.id, code])


def unplaced_table(view: PlanView, plan: Plan, called: Called, codes: tuple[str, ...]) -> Table:
    """Return who has no seat, and why; in a proposal with where they can be given one."""
    explainer, is_proposal = Explainer(view.problem, plan), view.item.status is PlanStatus.PROPOSED
    people: Mapping[str, tuple[int, int, bool]] = {
        one.id: (one.earliest, one.latest, one.benefit_ends) for one in view.problem.participants
    }
    return Table(
        caption=_("Får inte plats"),
        columns=(Column(_("Person")), Column(_("Kan börja")), Column(_("Ersättningen")), Column(_("Varför inte")))
        + ((Column(_("Plats")),) if is_proposal else ()),
        rows=tuple(
            (
                Cell(person_name(code, called), href=case_address(code, called), header=True),
                Cell(
                    _("vecka %(first)s–%(last)s")
                    % {"first": week_text(called, people[code][0]), "last": week_text(called, people[code][1])}
                ),
                Cell(_("Hinner ta slut") if people[code][2] else "–"),
                Cell(
                    reason_text(explainer.participant(code)[1], plan=plan, called=called),
                    href=why_address(view.item, "person", code),
                ),
                *((Cell(_("Ge en plats"), href=seat_address(view, code)),) if is_proposal else ()),
            )
            for code in codes
        ),
        empty=_("Alla får plats."),
        is_list=True,
    )


def costs_table(verdict: Verdict) -> Table:
    """Return what the plan costs, item by item."""
    items = [(name, verdict.costs[name]) for name in COSTS if verdict.costs.get(name)]
    total = (Cell(_("Tillsammans"), header=True), Cell(number(verdict.cost)))
    rows = tuple((Cell(_(COSTS[name]), header=True), Cell(number(cost))) for name, cost in items)
    return Table(
        caption=_("Vad planen kostar"),
        columns=(Column(_("Vad")), Column(_("Poäng"), numeric=True)),
        rows=(*rows, total),
        empty="",
    )
