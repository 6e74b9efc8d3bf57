"""A result table made fit to publish: the same rows, with small cells and their companions hidden."""

from dataclasses import dataclass

from kedjan.engines.indicators.disclosure import SUPPRESSED, Disclosed, Suppressed, suppress
from kedjan.engines.indicators.recovery import SMALL_BELOW
from kedjan.engines.indicators.table import ResultRow, ResultTable, Tally
from kedjan.engines.indicators.twoway import Cell, Pair, TwoWay
from kedjan.kernel.sex import Sex

PublishedTally = Tally | Suppressed


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One municipality, or all of them: each tally as it is, or Suppressed."""

    name: str
    women: PublishedTally
    men: PublishedTally
    unknown: PublishedTally
    total: PublishedTally


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """The rows in the order of the result table, their total, and how many cells are hidden."""

    rows: tuple[PublishedRow, ...]
    total: PublishedRow
    hidden: int


def publish(table: ResultTable, *, small_below: int = SMALL_BELOW) -> PublishedTable:
    """Return the table with every cell hidden where a count is small, or where showing it would give one away.

    The counts are: ended and still there of those who started, reached and not reached of those counted. The unripe
    and the missing tell how far our own follow-up has come, not how it went for anyone, and hide nothing by themselves.
    """
    if not table.rows:
        return PublishedTable((), PublishedRow("", Tally(), Tally(), Tally(), Tally()), 0)
    columns = tuple(sex for sex in Sex if sex is not Sex.UNKNOWN or table.total.by_sex(sex).started)
    cells = tuple(tuple(_cell(row.by_sex(sex)) for sex in columns) for row in table.rows)
    disclosed = suppress(TwoWay(cells), small_below=small_below)
    rows = tuple(_row(row, disclosed, i, columns) for i, row in enumerate(table.rows))
    return PublishedTable(rows, _row(table.total, disclosed, None, columns), len(disclosed.hidden))


def _cell(tally: Tally) -> Cell:
    return Pair(tally.started, tally.ended), Pair(tally.goal.denominator, tally.goal.numerator)


def _row(row: ResultRow, disclosed: Disclosed, number: int | None, columns: tuple[Sex, ...]) -> PublishedRow:
    def shown(tally: Tally, column: int | None) -> PublishedTally:
        return SUPPRESSED if isinstance(disclosed.at(number, column), Suppressed) else tally

    def of(sex: Sex) -> PublishedTally:
        return shown(row.by_sex(sex), columns.index(sex)) if sex in columns else row.by_sex(sex)

    return PublishedRow(row.name, of(Sex.WOMAN), of(Sex.MAN), of(Sex.UNKNOWN), shown(row.total, None))
