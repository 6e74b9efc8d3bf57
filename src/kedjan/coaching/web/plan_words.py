"""What the codes of the planner are in words: items of cost, reasons, groups, weeks and shares."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import PlanStatus, RoomFeature
from kedjan.coaching.domain.weeks import day_of
from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import Best, PlanItem
from kedjan.engines.groups.plan import Group, Plan
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Colour, Tag
from kedjan.ui.words import day, number

COSTS = {
    "unserved": N_("Personer utan plats"),
    "benefit_lost": N_("Personer vars ersättning hinner ta slut"),
    "wait_week": N_("Veckor som personer väntar"),
    "travel_minute": N_("Deltagarnas resor"),
    "coach_minute": N_("Coachernas resor"),
    "interpreter": N_("Tolkar"),
    "no_reserve": N_("Grupper utan reserv"),
    "sex_balance": N_("Grupper med få kvinnor eller få män"),
    "coach_load": N_("Coacher som leder många grupper"),
    "group": N_("Antalet grupper"),
    "moved": N_("Personer som får byta grupp"),
    "dropped": N_("Personer som blir av med sin plats"),
    "coach_changed": N_("Coacher som byts ut"),
    "group_cancelled": N_("Grupper som ställs in"),
}
"""Every item of docs/rules/coaching-groups.md, in its order."""
_COLOURS = {
    PlanStatus.WORKING: Colour.BLUE,
    PlanStatus.PROPOSED: Colour.YELLOW,
    PlanStatus.PUBLISHED: Colour.GREEN,
    PlanStatus.IMPOSSIBLE: Colour.RED,
}
_WEEKS = frozenset({"week", "earliest", "latest"})


def status_tag(item: PlanItem) -> Tag:
    """Return where a plan stands."""
    return Tag(_(item.status.label), _COLOURS.get(item.status, Colour.GREY))


def gap_text(best: Best | None) -> str:
    """Return how far the cost can be from the best, in words."""
    if best is None or best.gap is None:
        return _("Det är inte bevisat hur nära den bästa den är.")
    if best.gap >= 1:
        return _("Det är inte bevisat hur nära den bästa den är.")
    if best.keeps and best.gap:
        percent = f"{100 * best.gap:.1f}".replace(".", ",")
        return _("Högst %(percent)s %% går att spara så länge de låsta grupperna är som de är.") % {"percent": percent}
    if best.gap == 0:
        return _("Ingen plan kan kosta mindre: det är bevisat.")
    percent = f"{100 * best.gap:.1f}".replace(".", ",")
    return _("Högst %(percent)s %% av kostnaden går att spara: det är bevisat.") % {"percent": percent}


def group_name(group: Group, called: Called) -> str:
    """Return what a group is called: its room and the week that it starts in."""
    return _("%(room)s, vecka %(week)s") % {
        "room": called.room(group.room),
        "week": week_text(called, group.start_week),
    }


def week_text(called: Called, week: int) -> str:
    """Return the number of the week as calendars have it; the year too where it is not the plan's first."""
    year, number_, _day = day_of(called.first_week_on, week).isocalendar()
    return str(number_) if year == called.first_week_on.isocalendar().year else f"{number_}/{year}"


def start_text(called: Called, group: Group) -> str:
    """Return the week and the Monday that a group starts."""
    values = {"week": week_text(called, group.start_week), "day": day(called.starts_on(group))}
    return _("Vecka %(week)s, %(day)s") % values


def person_name(code: str, called: Called) -> str:
    """Return the person's name where the reader may see it."""
    who: PersonView | None = called.people.get(code)
    return shown_name(who) if who is not None else _("En person som du inte kan se")


def reason_text(reason: Reason, *, plan: Plan, called: Called) -> str:
    """Return what the planner says, with names for its codes."""
    groups = {group.id: group for group in plan.groups}
    return _(reason.message) % {name: _named(name, value, groups, called) for name, value in reason.values.items()}


def points(value: int) -> str:
    """Return a cost."""
    return number(value)


def signed(value: int) -> str:
    """Return a difference with its sign: "+12", "−3", "0"."""
    return f"+{number(value)}" if value > 0 else number(value).replace("-", "\N{MINUS SIGN}")


def _named(name: str, value: str | int, groups: Mapping[str, Group], called: Called) -> str | int:
    text = str(value)
    if name in _WEEKS and isinstance(value, int):
        return week_text(called, value)
    if name == "group" and text in groups:
        return group_name(groups[text], called)
    if name == "lacking":
        return ", ".join(_(RoomFeature(one).label).lower() for one in text.split(", ") if one in set(RoomFeature))
    named = {"room": called.room, "coach": called.coach}.get(name)
    if named is not None:
        return named(text)
    return person_name(text, called) if name == "person" else value
