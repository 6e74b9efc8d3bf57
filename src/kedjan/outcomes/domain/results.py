"""From facts to the result table, and from the table to what may be published. Pure; docs/rules/outcomes.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.starts import GroupStart
from kedjan.engines.indicators.disclosure import Suppressed
from kedjan.engines.indicators.publication import PublishedRow, PublishedTable
from kedjan.engines.indicators.shares import Interval, detectable_gap, newcombe_interval
from kedjan.engines.indicators.table import Fact, ResultTable, Tally, build_table
from kedjan.outcomes.domain.facts import ResultFact, after_twelve_months, known_by
from kedjan.outcomes.domain.followed import Figures, FollowedTable, followed_table
from kedjan.outcomes.domain.goals import read_goals
from kedjan.outcomes.domain.readings import GoalReading
from kedjan.outcomes.domain.starts import StartsRow, starts_table
from kedjan.programmes.domain.programme import ProgrammeFile

# The row of those whose municipality nobody may know (protected identity): they count in the totals.
NOWHERE = "–"


@dataclass(frozen=True, slots=True)
class Results:
    """Everything counted at the end of a day: for those who may see small numbers, and for nobody else.

    starts: of coaching groups, by year and area; nobody is in them. followed: how people have been followed.
    """

    programme_key: str
    as_of: date
    table: ResultTable
    goals: tuple[GoalReading, ...]
    starts: tuple[StartsRow, ...] = ()
    followed: Figures | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Results as a page shows them; rows are named by municipality code, hidden cells are Suppressed or None.

    starts: of coaching groups, by year and area; nothing of them is hidden, for nobody is in them. followed: how people
    have been followed, None in what was published before it was counted.
    """

    programme_key: str
    as_of: date
    table: PublishedTable
    goals: tuple[GoalReading, ...]
    starts: tuple[StartsRow, ...] = ()
    followed: FollowedTable | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Women minus men, its interval, and the smallest true gap (0 to 1) that groups of this size would usually show."""

    difference: float
    interval: Interval
    detectable: float | None


def results(
    facts: Iterable[ResultFact],
    programme: ProgrammeFile,
    as_of: date,
    starts: tuple[GroupStart, ...] = (),
    followed: Figures | None = None,
) -> Results:
    """Count the facts as they stood at the end of the day; women, men and unknown make the total, or ValueError.

    starts: of the programme's coaching groups; followed: counted already, for the same day.
    """
    known = known_by(facts, as_of)
    counted = [Fact(one.municipality_code or NOWHERE, one.sex, _tally(one, as_of)) for one in known]
    everyone = sum((one.tally for one in counted), start=Tally())
    order = [one.code for one in programme.municipalities]
    table = build_table(counted, order=order, counted=everyone)
    areas = () if programme.coaching is None else tuple(one.key for one in programme.coaching.areas)
    counts = starts_table(starts, period=programme.period, areas=areas, as_of=as_of)
    return Results(programme.key, as_of, table, read_goals(known, programme, as_of, starts), counts, followed)


def open_sheet(found: Results) -> Sheet:
    """Return the results with nothing hidden."""
    rows = tuple(PublishedRow(row.name, row.women, row.men, row.unknown, row.total) for row in found.table.rows)
    last = found.table.total
    total = PublishedRow(last.name, last.women, last.men, last.unknown, last.total)
    followed = None if found.followed is None else followed_table(found.followed)
    return Sheet(found.programme_key, found.as_of, PublishedTable(rows, total, 0), found.goals, found.starts, followed)


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
