"""Who waits and is not in the plan, because no plan could hold them. Rule: docs/rules/year-plan.md."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.web.plan_words import person_name
from kedjan.ui.components import Cell, Column, Table

MOST = 50


def left_out_codes(view: PlanView) -> tuple[str, ...]:
    """Return the codes of those who waited when the plan was asked for, and whom it was not made with."""
    planned = {one.id for one in view.problem.participants}
    return tuple(sorted(code for code in view.people if code not in planned))[:MOST]


def left_out_table(view: PlanView, called: Called) -> Table | None:
    """Return them by name, each with a link to what they want; None where everybody is in the plan."""
    codes = left_out_codes(view)
    if not codes:
        return None
    why = _("Bor utanför programmets kommuner, har ingen känd kommun, eller har dagar utanför planens år.")
    return Table(
        caption=_("Är inte med i planen"),
        columns=(Column(_("Person")), Column(_("Varför inte"))),
        rows=tuple(
            (Cell(person_name(code, called), href=_wish(code, called), header=True), Cell(why)) for code in codes
        ),
        empty="",
        is_list=True,
    )


def _wish(code: str, called: Called) -> str | None:
    who = called.people.get(code)
    return None if who is None else reverse("coaching:case_group", args=[who.id])
