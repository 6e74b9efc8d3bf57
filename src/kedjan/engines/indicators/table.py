"""Result tables: counted facts by municipality and sex, with totals that are proved to be sums.

The rules stand in docs/rules/indicators.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kedjan.engines.indicators.shares import Share
from kedjan.kernel.sex import Sex

NOBODY = Share(0, 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The people of one cell: who started, who of them ended, and the share that reached the goal."""

    started: int = 0
    ended: int = 0
    goal: Share = field(default=NOBODY)

    def __post_init__(self) -> None:
        """Refuse counts that cannot be: the goal's parts hold everyone who started, once; raises ValueError."""
        if not 0 <= self.ended <= self.started:
            raise ValueError(f"{self.ended} cannot have ended of {self.started} who started")
        if self.goal.population != self.started:
            raise ValueError(f"the goal is followed for {self.goal.population} people, but {self.started} started")

    def __add__(self, other: "Tally") -> "Tally":
        """Return the counts of two groups that have nobody in common."""
        return Tally(self.started + other.started, self.ended + other.ended, self.goal + other.goal)


@dataclass(frozen=True, slots=True)
class Fact:
    """A counted fact: the people of one municipality and one sex."""

    municipality: str
    sex: Sex
    tally: Tally


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One municipality, or all of them: women, men, unknown and their total."""

    name: str
    women: Tally
    men: Tally
    unknown: Tally
    total: Tally

    def __post_init__(self) -> None:
        """Refuse a row where women, men and unknown do not make the total; raises ValueError."""
        if self.women + self.men + self.unknown != self.total:
            raise ValueError(f"women, men and unknown do not make the total in {self.name or 'the last row'}")

    def by_sex(self, sex: Sex) -> Tally:
        """Return the tally of one sex."""
        return {Sex.WOMAN: self.women, Sex.MAN: self.men, Sex.UNKNOWN: self.unknown}[sex]


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The rows by municipality, in the order they shall be read, and the row that sums them."""

    rows: tuple[ResultRow, ...]
    total: ResultRow

    def __post_init__(self) -> None:
        """Refuse a table whose rows do not make its total; raises ValueError."""
        for sex in Sex:
            if _sum(row.by_sex(sex) for row in self.rows) != self.total.by_sex(sex):
                raise ValueError(f"the rows do not make the total for {sex}")


def build_table(facts: Iterable[Fact], *, order: Iterable[str] = (), counted: Tally | None = None) -> ResultTable:
    """Build the table of counted facts; several facts for one cell are added.

    order: municipalities that get a row in this order even without people; others follow by name.
    counted: everyone counted once more without any split. Raises ValueError when the cells do not add up to it.
    """
    cells: dict[tuple[str, Sex], Tally] = {}
    for fact in facts:
        key = fact.municipality, fact.sex
        cells[key] = cells.get(key, Tally()) + fact.tally
    first = tuple(dict.fromkeys(order))
    names = first + tuple(sorted({name for name, _ in cells} - set(first)))
    rows = tuple(_row(name, [cells.get((name, sex), Tally()) for sex in _COLUMNS]) for name in names)
    total = _row("", [_sum(row.by_sex(sex) for row in rows) for sex in _COLUMNS])
    if counted is not None and counted != total.total:
        raise ValueError(f"the cells hold {total.total.started} people, but {counted.started} were counted")
    return ResultTable(rows, total)


_COLUMNS = (Sex.WOMAN, Sex.MAN, Sex.UNKNOWN)


def _row(name: str, tallies: list[Tally]) -> ResultRow:
    women, men, unknown = tallies
    return ResultRow(name, women, men, unknown, women + men + unknown)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, start=Tally())
