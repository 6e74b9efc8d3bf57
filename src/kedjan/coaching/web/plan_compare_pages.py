"""What the page of two plans says: what each costs, who waits and travels less or more, and which groups differ."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.domain.plan_compare import Comparison, Shift, Shifts, Side
from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanItem, PlanView
from kedjan.coaching.web.plan_changed_groups import NAMED, groups_table
from kedjan.coaching.web.plan_words import COSTS, gap_text, person_name, signed
from kedjan.engines.groups.check import Verdict
from kedjan.engines.groups.plan import Group
from kedjan.kernel.ids import ParticipantId
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.words import day, moment, number

SHOWN = 50
"""So many people a table of the page names, those it means most for first."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One of the two plans: what it is called here, what is compared, what it costs, what its codes are called."""

    name: str
    view: PlanView
    side: Side
    verdict: Verdict
    called: Called

    def code(self, key: str) -> str:
        """Return the code of somebody in this plan; the key where it has none."""
        return next((code for code, known in self.side.keys.items() if known == key), key)


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two plans beside each other. unknown: said where some people cannot be found in both."""

    title: str
    back: str
    facts: Table
    people: Table
    unknown: str
    groups: Table
    same_groups: str
    costs: Table
    seats: Table | None
    waits: Table | None
    travels: Table | None
    more: str


def shown_keys(found: Comparison) -> tuple[str, ...]:
    """Return the keys of those whom the page names."""
    lists = (
        (*found.placed, *found.dropped)[:SHOWN],
        tuple(one.key for one in _listed(found.waits)),
        tuple(one.key for one in _listed(found.travels)),
    )
    moved = (key for pair in found.changed for key in (*pair.came[:NAMED], *pair.left[:NAMED]))
    return tuple(dict.fromkeys((*(key for keys in lists for key in keys), *moved)))


def shown_people(view: PlanView, side: Side, keys: Iterable[str]) -> dict[str, ParticipantId]:
    """Return those whom the page names and the reader may see, by their codes in a plan."""
    wanted = set(keys)
    return {code: view.people[code] for code, key in side.keys.items() if key in wanted and code in view.people}


def compare_page(*, first: Beside, second: Beside, found: Comparison) -> ComparePage:
    """Build the page."""
    values = {"first": first.name, "second": second.name}
    unknown = ngettext(
        "%(count)s person i %(second)s kan inte jämföras: hen är inte med i den andra planen eller syns inte för dig.",
        "%(count)s personer i %(second)s kan inte jämföras: de är inte med i den andra planen eller syns inte för dig.",
        found.unknown,
    )
    same = ngettext("%(count)s grupp är likadan.", "%(count)s grupper är likadana.", found.same_groups)
    return ComparePage(
        title=_("%(first)s och %(second)s") % values,
        back=reverse("coaching:plan", args=[first.view.item.id]),
        facts=_facts(first, second),
        people=_people(found, second),
        unknown=unknown % {"count": number(found.unknown), **values} if found.unknown else "",
        groups=groups_table(first, second, found.changed),
        same_groups=same % {"count": number(found.same_groups)} if found.same_groups else "",
        costs=_costs(first, second),
        seats=_seats(first, second, found),
        waits=_shifted(_("Väntetiden"), first, second, found.waits, weeks_text),
        travels=_shifted(_("Resan till gruppen, enkel väg"), first, second, found.travels, _minutes_text),
        more=_("Högst %(count)s personer visas i varje lista.") % {"count": number(SHOWN)}
        if max(len(found.waits.less + found.waits.more), len(found.travels.less + found.travels.more)) > SHOWN
        else "",
    )


def names_of(first: PlanItem, second: PlanItem) -> tuple[str, str]:
    """Return what the plans are called beside each other; when they were made too, where the names are the same."""
    if first.name != second.name:
        return first.name, second.name
    return f"{first.name}, {moment(first.created_at)}", f"{second.name}, {moment(second.created_at)}"


def weeks_text(more: int) -> str:
    """Return how many weeks longer or shorter somebody waits."""
    longer = ngettext("%(count)s vecka längre", "%(count)s veckor längre", abs(more))
    shorter = ngettext("%(count)s vecka kortare", "%(count)s veckor kortare", abs(more))
    return (longer if more > 0 else shorter) % {"count": number(abs(more))}


def _minutes_text(more: int) -> str:
    longer = ngettext("%(count)s minut längre", "%(count)s minuter längre", abs(more))
    shorter = ngettext("%(count)s minut kortare", "%(count)s minuter kortare", abs(more))
    return (longer if more > 0 else shorter) % {"count": number(abs(more))}


def _columns(what: str, first: Beside, second: Beside, *more: Column, numeric: bool = True) -> tuple[Column, ...]:
    names = (first.name, second.name)
    return (Column(what), *(Column(name, numeric=numeric) for name in names), *more)


def _facts(first: Beside, second: Beside) -> Table:
    rows: tuple[tuple[str, Callable[[Beside], str]], ...] = (
        (_("Läge"), lambda one: _(one.view.item.status.label)),
        (_("Grupper"), lambda one: number(len(one.side.plan.groups))),
        (_("Får plats"), lambda one: number(one.verdict.placed)),
        (_("Får inte plats"), lambda one: number(len(one.side.problem.participants) - one.verdict.placed)),
        (_("Kostnad"), lambda one: number(one.verdict.cost)),
        (_("Hur nära den bästa"), lambda one: gap_text(one.view.item.best)),
        (_("Regler som bryts"), lambda one: number(len(one.verdict.violations))),
    )
    return Table(
        caption=_("Planerna i korthet"),
        columns=_columns(_("Vad"), first, second, numeric=False),
        rows=tuple((Cell(what, header=True), Cell(say(first)), Cell(say(second))) for what, say in rows),
        empty="",
    )


def _people(found: Comparison, second: Beside) -> Table:
    def row(what: str, people: int, sum_: str = "–") -> tuple[Cell, ...]:
        return Cell(what, header=True), Cell(number(people)), Cell(sum_)

    def total(shifts: tuple[Shift, ...], say: Callable[[int], str]) -> str:
        return say(sum(one.more for one in shifts)) if shifts else "–"

    waits, travels = found.waits, found.travels
    return Table(
        caption=_("För personerna: %(second)s mot den andra planen") % {"second": second.name},
        columns=(Column(_("Vad")), Column(_("Personer"), numeric=True), Column(_("Tillsammans"), numeric=True)),
        rows=(
            row(_("Väntar kortare"), len(waits.less), total(waits.less, weeks_text)),
            row(_("Väntar längre"), len(waits.more), total(waits.more, weeks_text)),
            row(_("Väntar lika länge"), waits.same),
            row(_("Reser kortare"), len(travels.less), total(travels.less, _minutes_text)),
            row(_("Reser längre"), len(travels.more), total(travels.more, _minutes_text)),
            row(_("Reser lika långt"), travels.same),
            row(_("Får en plats"), len(found.placed)),
            row(_("Blir utan plats"), len(found.dropped)),
        ),
        empty="",
    )


def _costs(first: Beside, second: Beside) -> Table:
    def row(what: str, before: int, after: int) -> tuple[Cell, ...]:
        return Cell(what, header=True), Cell(number(before)), Cell(number(after)), Cell(signed(after - before))

    one, other = first.verdict, second.verdict
    items = [name for name in COSTS if one.costs.get(name) or other.costs.get(name)]
    return Table(
        caption=_("Vad planerna kostar"),
        columns=_columns(_("Vad"), first, second, Column(_("Skillnad"), numeric=True)),
        rows=(
            *(row(_(COSTS[name]), one.costs.get(name, 0), other.costs.get(name, 0)) for name in items),
            row(_("Tillsammans"), one.cost, other.cost),
        ),
        empty="",
    )


def _seats(first: Beside, second: Beside, found: Comparison) -> Table | None:
    rows = (
        *((key, second, _("Får en plats")) for key in found.placed),
        *((key, first, _("Blir utan plats")) for key in found.dropped),
    )
    if not rows:
        return None
    return Table(
        caption=_("Plats i en grupp"),
        columns=(Column(_("Person")), Column(_("Vad som ändras"))),
        rows=tuple((Cell(_name(key, one), header=True), Cell(what)) for key, one, what in rows[:SHOWN]),
        empty="",
        is_list=True,
    )


def _shifted(caption: str, first: Beside, second: Beside, shifts: Shifts, say: Callable[[int], str]) -> Table | None:
    listed = _listed(shifts)
    if not listed:
        return None
    before, after = first.side.places(), second.side.places()
    return Table(
        caption=caption,
        columns=_columns(_("Person"), first, second, Column(_("Skillnad")), numeric=False),
        rows=tuple(
            (
                Cell(_name(one.key, second), header=True),
                Cell(_start(first, before, one.key)),
                Cell(_start(second, after, one.key)),
                Cell(say(one.more)),
            )
            for one in listed
        ),
        empty="",
        is_list=True,
    )


def _listed(shifts: Shifts) -> tuple[Shift, ...]:
    """Return the largest changes, those who are asked less first."""
    chosen = set(sorted((*shifts.less, *shifts.more), key=lambda one: (-abs(one.more), one.key))[:SHOWN])
    return tuple(one for one in (*shifts.less, *shifts.more) if one in chosen)


def _start(one: Beside, places: Mapping[str, Group], key: str) -> str:
    group = places[key]
    return f"{one.called.room(group.room)}, {day(one.side.starts_on(group))}"


def _name(key: str, one: Beside) -> str:
    return person_name(one.code(key), one.called)
