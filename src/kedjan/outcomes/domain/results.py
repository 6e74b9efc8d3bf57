"""From facts to the result table, and from the table to what may be published. Pure; docs/rules/outcomes.md."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kedjan.engines.indicators.disclosure import Suppressed, suppress
from kedjan.engines.indicators.publication import PublishedRow, PublishedTable, PublishedTally, publish
from kedjan.engines.indicators.shares import Interval, Share, detectable_gap, newcombe_interval
from kedjan.engines.indicators.table import Fact, ResultTable, Tally, build_table
from kedjan.engines.indicators.twoway import Cell, Pair, TwoWay
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.facts import ResultFact, after_twelve_months, known_by
from kedjan.outcomes.domain.goals import GoalReading, Measured, SharesBySex, read_goals
from kedjan.programmes.domain.programme import ProgrammeFile

# The row of those whose municipality nobody may know (protected identity): they count in the totals.
NOWHERE = "–"


@dataclass(frozen=True, slots=True)
class Results:
    """Everything counted at the end of a day: for those who may see small numbers, and for nobody else."""

    programme_key: str
    as_of: date
    table: ResultTable
    goals: tuple[GoalReading, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Results as a page shows them; rows are named by municipality code, hidden cells are Suppressed or None."""

    programme_key: str
    as_of: date
    table: PublishedTable
    goals: tuple[GoalReading, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Women minus men, its interval, and the smallest true gap (0 to 1) that groups of this size would usually show."""

    difference: float
    interval: Interval
    detectable: float | None


def results(facts: Iterable[ResultFact], programme: ProgrammeFile, as_of: date) -> Results:
    """Count the facts as they stood at the end of the day; women, men and unknown make the total, or ValueError."""
    known = known_by(facts, as_of)
    counted = [Fact(one.municipality_code or NOWHERE, one.sex, _tally(one, as_of)) for one in known]
    everyone = sum((one.tally for one in counted), start=Tally())
    order = [one.code for one in programme.municipalities]
    table = build_table(counted, order=order, counted=everyone)
    return Results(programme.key, as_of, table, read_goals(known, programme, as_of))


def open_sheet(found: Results) -> Sheet:
    """Return the results with nothing hidden."""
    rows = tuple(PublishedRow(row.name, row.women, row.men, row.unknown, row.total) for row in found.table.rows)
    last = found.table.total
    total = PublishedRow(last.name, last.women, last.men, last.unknown, last.total)
    return Sheet(found.programme_key, found.as_of, PublishedTable(rows, total, 0), found.goals)


def protected_sheet(found: Results) -> Sheet:
    """Return what may leave the house: the only way from results to a publication."""
    table = publish(found.table)
    exits = _shown_exits(found.goals)
    goals = tuple(_protected(one, table.total, exits) for one in found.goals)
    return Sheet(found.programme_key, found.as_of, table, goals)


def gap(sheet: Sheet) -> Gap | None:
    """Return the gap between women and men after twelve months; None where either is hidden or has too few."""
    women, men = sheet.table.total.women, sheet.table.total.men
    if isinstance(women, Suppressed) or isinstance(men, Suppressed):
        return None
    first, second = women.goal, men.goal
    if not (first.is_shown and second.is_shown):
        return None
    return Gap(
        difference=first.numerator / first.denominator - second.numerator / second.denominator,
        interval=newcombe_interval(first, second),
        detectable=detectable_gap(first.denominator, second.denominator),
    )


def _tally(fact: ResultFact, as_of: date) -> Tally:
    return Tally(started=1, ended=int(fact.exited_on is not None), goal=after_twelve_months(fact, as_of))


def _shown_exits(goals: tuple[GoalReading, ...]) -> frozenset[Sex | None]:
    """Return for which sexes (None: all together) every share read at the exit can be shown.

    One row of women, men and unknown, with one measure for each goal and one for those who reached none of them, for
    a reader can subtract; a column is shown or hidden as a whole.
    """
    read = [one.shares for one in goals if one.measured is Measured.AT_EXIT and one.shares is not None]
    columns = [sex for sex in Sex if any((_by(shares, sex) or Share(0, 0)).denominator for shares in read)]
    if not read or not columns:
        return frozenset({*Sex, None})
    cells = tuple(_cell([_by(shares, sex) or Share(0, 0) for shares in read]) for sex in columns)
    disclosed = suppress(TwoWay((cells,)))
    places: dict[Sex | None, int | None] = {sex: number for number, sex in enumerate(columns)}
    places[None] = None
    hidden = {
        sex for sex, at in places.items() if any(isinstance(disclosed.at(row, at), Suppressed) for row in (0, None))
    }
    return frozenset({*Sex, None} - hidden)


def _cell(shares: list[Share]) -> Cell:
    left = shares[0].denominator
    rest = max(0, left - sum(share.numerator for share in shares))
    return (*(Pair(share.denominator, share.numerator) for share in shares), Pair(left, rest))


def _by(shares: SharesBySex, sex: Sex | None) -> Share | None:
    return {Sex.WOMAN: shares.women, Sex.MAN: shares.men, Sex.UNKNOWN: shares.unknown, None: shares.total}[sex]


def _protected(goal: GoalReading, total: PublishedRow, exits: frozenset[Sex | None]) -> GoalReading:
    """Hide in the goal what the table hides in its last row, and shares at the exit that are small themselves."""
    of: dict[Sex | None, PublishedTally] = {
        Sex.WOMAN: total.women,
        Sex.MAN: total.men,
        Sex.UNKNOWN: total.unknown,
        None: total.total,
    }
    shown = {sex for sex, tally in of.items() if isinstance(tally, Tally)}
    if goal.measured is Measured.AT_EXIT:
        shown &= exits
    if None not in shown:
        goal = replace(goal, count=None, judgement=None)
    if goal.shares is None:
        return goal
    return replace(
        goal,
        shares=SharesBySex(
            women=goal.shares.women if Sex.WOMAN in shown else None,
            men=goal.shares.men if Sex.MAN in shown else None,
            unknown=goal.shares.unknown if Sex.UNKNOWN in shown else None,
            total=goal.shares.total if None in shown else None,
        ),
    )
