"""What the pages of days to keep say: to staff with the rule behind each, to the person in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.domain.clock_events import ClockEvent, Written
from kedjan.journeys.domain.clocks import Due, Nearness
from kedjan.journeys.queries import CaseView, ClocksView, ClockView, day_item, left_tag, title_of
from kedjan.journeys.queries.case_pages import case_nav
from kedjan.kernel.actor import Actor
from kedjan.organisations.queries import Workplaces
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Cell, Column, Link, NavItem, SummaryRow, Table, TaskItem
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class ClocksPage:
    """The days that are to come, those that have passed, and what starts the clocks."""

    name: str
    nav: tuple[NavItem, ...]
    back: str
    ahead: Table
    passed: Table | None
    written: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class MyDaysPage:
    """My days that are near, those that come later, and those that have passed."""

    near: tuple[TaskItem, ...]
    later: tuple[TaskItem, ...]
    passed: tuple[TaskItem, ...]


def clocks_view(
    *, who: PersonView, case: CaseView | None, found: ClocksView, organisations: Workplaces, actor: Actor
) -> ClocksPage:
    """Build the page of a person's days, the nearest first."""
    passed = [due for due in found.days if due.nearness is Nearness.PASSED]
    ahead = [due for due in found.days if due.nearness is not Nearness.PASSED]
    return ClocksPage(
        name=shown_name(who),
        nav=() if case is None else case_nav(case, who, actor, "journeys:clocks"),
        back=reverse("journeys:case", args=[who.id]),
        ahead=_table(_("Dagar som kommer"), ahead, _("Inga dagar att hålla är kända. Skriv in det som har hänt.")),
        passed=_table(_("Dagar som har passerat"), reversed(passed), "") if passed else None,
        written=tuple(_written(one, who, organisations, actor) for one in found.written),
    )


def my_days_view(found: ClocksView) -> MyDaysPage:
    """Build my own page."""
    by = {nearness: [due for due in found.days if due.nearness is nearness] for nearness in Nearness}
    return MyDaysPage(
        near=tuple(map(day_item, by[Nearness.NOW])),
        later=tuple(map(day_item, by[Nearness.LATER])),
        passed=tuple(map(day_item, reversed(by[Nearness.PASSED]))),
    )


def what_was_written(written: Written) -> tuple[str, str]:
    """Return what it is called, a text to translate, and its days."""
    if written.event is not ClockEvent.SICK_LEAVE:
        return written.event.label, day(written.began_on)
    if written.last_on is None:
        return written.event.label, _("Från %(start)s, pågår") % {"start": day(written.began_on)}
    values = {"start": day(written.began_on), "end": day(written.last_on)}
    return written.event.label, _("%(start)s till %(end)s") % values


def _table(caption: str, dues: Iterable[Due], empty: str) -> Table:
    return Table(
        caption=caption,
        columns=(
            Column(_("Dag att hålla")),
            Column(_("Datum")),
            Column(_("Kvar")),
            Column(_("Varför")),
            Column(_("Stäm av med")),
        ),
        rows=tuple(_row(due) for due in dues),
        empty=empty,
        is_list=True,
    )


def _row(due: Due) -> tuple[Cell, ...]:
    return (
        Cell(title_of(due), header=True),
        Cell(day(due.on)),
        Cell("", tag=left_tag(due)),
        Cell(_why(due)),
        Cell(_(due.rule.ask)),
    )


def _why(due: Due) -> str:
    """Return the rule behind the day: what started it, the source, when the rule holds and how sure it is."""
    valid = due.rule.valid
    values = {"start": day(valid.start), "end": "" if valid.end is None else day(valid.end)}
    holds = _("Regeln gäller från %(start)s") if valid.end is None else _("Regeln gällde %(start)s till %(end)s")
    return f"{_(due.rule.source)}. {holds % values}. {_(due.rule.certainty.label)}."


def _written(one: ClockView, who: PersonView, organisations: Workplaces, actor: Actor) -> SummaryRow:
    label, days = what_was_written(one.written)
    wrote = organisations.get(one.organisation_id)
    change = reverse("journeys:clock", args=[who.id, one.written.id])
    return SummaryRow(
        _(label),
        days if wrote is None else f"{days} ({wrote.name})",
        Link(_("Ändra") if one.organisation_id == actor.home else _("Läs"), change, hidden=f"{_(label)} {days}"),
    )
