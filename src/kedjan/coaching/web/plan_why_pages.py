"""Why a plan is as it is: for a group, a person or a coach, what decided and what would have to change."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.web.plan_tables import case_address, seat_address, why_address
from kedjan.coaching.web.plan_words import group_name, person_name, reason_text, start_text
from kedjan.engines.groups.explain import CannotExplain, Explainer
from kedjan.engines.groups.plan import Group, Plan
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.refusal import Reason
from kedjan.ui.components import Cell, Column, Link, Table

KINDS = ("group", "person", "coach")


@dataclass(frozen=True, slots=True)
class WhyPage:
    """An explanation: sentences, and whom or what it leads on to."""

    title: str
    caption: str
    back: str
    lines: tuple[str, ...]
    people: Table | None
    links: tuple[Link, ...]


def reasons_for(view: PlanView, plan: Plan, kind: str, code: str) -> tuple[Reason, ...] | None:
    """Return what the planner says of a group, a person or a coach; None for one that is not in the plan."""
    explainer = Explainer(view.problem, plan)
    explain = {"group": explainer.group, "person": explainer.participant, "coach": explainer.coach}[kind]
    try:
        return explain(code)
    except CannotExplain:
        return None


def people_of(view: PlanView, plan: Plan, kind: str, code: str) -> dict[str, ParticipantId]:
    """Return the people whose names the page shows, by their codes."""
    codes = (code,) if kind == "person" else _members(plan, code) if kind == "group" else ()
    return {one: view.people[one] for one in codes if one in view.people}


def why_page(
    *, view: PlanView, plan: Plan, kind: str, code: str, reasons: tuple[Reason, ...], called: Called
) -> WhyPage:
    """Build the page."""
    groups = {group.id: group for group in plan.groups}
    titles = {
        "group": lambda: group_name(groups[code], called),
        "person": lambda: person_name(code, called),
        "coach": lambda: called.coach(code),
    }
    return WhyPage(
        title=titles[kind](),
        caption=view.item.name,
        back=reverse("coaching:plan", args=[view.item.id]),
        lines=tuple(reason_text(one, plan=plan, called=called) for one in reasons),
        people=_people(view, groups[code], called) if kind == "group" else None,
        links=_links(view, plan, kind, code, called),
    )


def _members(plan: Plan, code: str) -> tuple[str, ...]:
    return next((group.participants for group in plan.groups if group.id == code), ())


def _people(view: PlanView, group: Group, called: Called) -> Table:
    is_proposal = view.item.status is PlanStatus.PROPOSED
    return Table(
        caption=_("Deltagare"),
        columns=(Column(_("Person")), Column(_("Varför just den här gruppen")))
        + ((Column(_("Flytta")),) if is_proposal else ()),
        rows=tuple(
            (
                Cell(person_name(code, called), href=case_address(code, called), header=True),
                Cell(_("Läs varför"), href=why_address(view.item, "person", code)),
                *((Cell(_("Byt grupp"), href=seat_address(view, code)),) if is_proposal else ()),
            )
            for code in group.participants
        ),
        empty=_("Ingen deltagare."),
        is_list=True,
    )


def _links(view: PlanView, plan: Plan, kind: str, code: str, called: Called) -> tuple[Link, ...]:
    if kind == "group":
        group = next(one for one in plan.groups if one.id == code)
        leads = (*group.coaches, *((group.reserve,) if group.reserve else ()))
        coaches = tuple(Link(called.coach(one), why_address(view.item, "coach", one)) for one in leads)
        change = Link(_("Ändra gruppen"), reverse("coaching:plan_group", args=[view.item.id, code]))
        return (change, *coaches) if view.item.status is PlanStatus.PROPOSED else coaches
    if kind == "coach":
        led = [one for one in plan.groups if code in (*one.coaches, one.reserve)]
        return tuple(
            Link(f"{called.room(one.room)}: {start_text(called, one)}", why_address(view.item, "group", one.id))
            for one in led
        )
    address = case_address(code, called)
    case = () if address is None else (Link(_("Till ärendet"), address),)
    group_of = next((one for one in plan.groups if code in one.participants), None)
    if group_of is None:
        return case
    return (*case, Link(group_name(group_of, called), why_address(view.item, "group", group_of.id)))
