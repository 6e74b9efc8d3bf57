"""What the pages about disposal say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.kernel.clock import swedish_day
from kedjan.rights.domain.words import RECORDS
from kedjan.rights.queries import ProtocolLine, RuleView
from kedjan.ui.components import Cell, Column, SummaryRow, Table
from kedjan.ui.words import day, number


@dataclass(frozen=True, slots=True)
class DisposalPage:
    """The rule that holds, what may go by it, whether anything may, and the protocol."""

    rule: tuple[SummaryRow, ...]
    due: Table
    may_run: bool
    protocol: Table


def disposal_view(
    *, rule: RuleView | None, people: int, rows: Mapping[str, int], done: Iterable[ProtocolLine]
) -> DisposalPage:
    """Return the page; without a rule nothing may go."""
    return DisposalPage(
        rule=() if rule is None else _rule(rule, people),
        due=Table(
            caption=_("Att gallra i dag"),
            columns=(Column(_("Uppgifter")), Column(_("Rader"), numeric=True)),
            rows=tuple((Cell(_named(table), header=True), Cell(number(count))) for table, count in rows.items()),
            empty=_("Det finns inget att gallra i dag."),
        ),
        may_run=people > 0,
        protocol=Table(
            caption=_("Gallringsprotokoll"),
            columns=tuple(Column(title, numeric=place == 1) for place, title in enumerate(_titles())),
            rows=tuple(tuple(Cell(text) for text in _line(one)) for one in done),
            empty=_("Ingenting är gallrat."),
            is_list=True,
        ),
    )


def protocol_lines(done: Iterable[ProtocolLine]) -> Iterable[tuple[str, ...]]:
    """Return the protocol's lines for a file, titles first."""
    yield _titles()
    for one in done:
        yield (
            _named(one.table),
            str(one.rows),
            swedish_day(one.before).isoformat(),
            swedish_day(one.disposed_at).isoformat(),
            one.source,
        )


def _rule(rule: RuleView, people: int) -> tuple[SummaryRow, ...]:
    kept = rule.keeps_born_on or _("Ingen")
    return (
        SummaryRow(_("Sparas"), _("%(months)s månader efter sista anteckningen") % {"months": rule.months}),
        SummaryRow(_("Bevaras"), _("Födda dag %(days)s") % {"days": kept} if rule.keeps_born_on else kept),
        SummaryRow(_("Gäller från"), day(rule.valid_from)),
        SummaryRow(_("Källa"), rule.source),
        SummaryRow(_("Personer att gallra"), number(people)),
    )


def _titles() -> tuple[str, ...]:
    return (_("Uppgifter"), _("Rader"), _("Äldre än"), _("Gallrat"), _("Källa"))


def _line(one: ProtocolLine) -> tuple[str, ...]:
    return (
        _named(one.table),
        number(one.rows),
        day(swedish_day(one.before)),
        day(swedish_day(one.disposed_at)),
        one.source,
    )


def _named(table: str) -> str:
    return _(RECORDS[table]) if table in RECORDS else table
