"""How participants have been followed, as results show it: open, and with small numbers hidden. Pure.

The rules: docs/rules/continuity.md and docs/rules/outcomes.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kedjan.engines.indicators.disclosure import Suppressed, suppress
from kedjan.engines.indicators.publication import PublishedRow
from kedjan.engines.indicators.shares import SHOWN_FROM, Share
from kedjan.engines.indicators.table import ResultRow, Tally
from kedjan.engines.indicators.twoway import Pair, TwoWay
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.domain.followed_figures import FollowedFigures
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.shown import EVERYBODY, Shown, shown_for

Figures = Mapping[Sex | None, FollowedFigures]


@dataclass(frozen=True, slots=True)
class ChangesRow:
    """Changes of worker: how many, with words to the next one, and by reason in the order of WhyChanged.

    A reason is None where its number is hidden.
    """

    number: int
    noted: int
    whys: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """One sex, or all: who had the same all the way of those who had somebody; changes: None where they are hidden.

    median_days: None where fewer than ten are counted.
    """

    same: Share
    changes: ChangesRow | None
    median_days: int | None


@dataclass(frozen=True, slots=True)
class FollowedTable:
    """How women, men, those of unknown sex and all have been followed; None for a row that is hidden."""

    women: FollowedRow | None
    men: FollowedRow | None
    unknown: FollowedRow | None
    total: FollowedRow | None


def followed_table(found: Figures) -> FollowedTable:
    """Return the figures with nothing hidden."""
    return _table({sex: _row(one, _changes(one, one.whys)) for sex, one in found.items()})


def protected_followed(found: Figures, started: ResultRow, published: PublishedRow) -> FollowedTable:
    """Return what may leave the house of them; started: the last row of the result table, and as it is published."""
    columns = [sex for sex in Sex if started.by_sex(sex).started]
    if not columns:
        return followed_table(found)
    whys = suppress(TwoWay(tuple(tuple((Pair(found[sex].whys[why], 0),) for sex in columns) for why in _WHYS)))
    places: dict[Sex | None, int | None] = {**{sex: at for at, sex in enumerate(columns)}, None: None}

    def is_shown(why: int | None, sex: Sex | None) -> bool:
        return sex not in places or not isinstance(whys.at(why, places[sex]), Suppressed)

    people = _shown_people(found, started, columns) & _shown_above(published)
    changes = people & _shown_notes(found, columns) & {sex for sex in found if is_shown(None, sex)}
    rows: dict[Sex | None, FollowedRow | None] = {}
    for sex, one in found.items():
        told = _changes(one, tuple(one.whys[why] if is_shown(why, sex) else None for why in _WHYS))
        rows[sex] = _row(one, told if sex in changes else None) if sex in people else None
    return _table(rows)


_WHYS = range(len(WhyChanged))


def _shown_people(found: Figures, started: ResultRow, columns: list[Sex]) -> Shown:
    """Two rows, those who had somebody and those who had nobody: the sheet shows everybody too."""
    had = tuple((Pair(found[sex].people, found[sex].same),) for sex in columns)
    had_not = tuple((Pair(max(0, started.by_sex(sex).started - found[sex].people), 0),) for sex in columns)
    return shown_for((had, had_not), columns)


def _shown_notes(found: Figures, columns: list[Sex]) -> Shown:
    return shown_for((tuple((Pair(found[sex].changes, found[sex].noted),) for sex in columns),), columns)


def _shown_above(published: PublishedRow) -> Shown:
    """Return for which sexes the result table shows its last row."""
    of = {Sex.WOMAN: published.women, Sex.MAN: published.men, Sex.UNKNOWN: published.unknown, None: published.total}
    return EVERYBODY & {sex for sex, tally in of.items() if isinstance(tally, Tally)}


def _changes(one: FollowedFigures, whys: tuple[int | None, ...]) -> ChangesRow:
    return ChangesRow(one.changes, one.noted, whys)


def _row(one: FollowedFigures, changes: ChangesRow | None) -> FollowedRow:
    days = one.median_days if one.people >= SHOWN_FROM else None
    return FollowedRow(Share(one.same, one.people), changes, days)


def _table(rows: Mapping[Sex | None, FollowedRow | None]) -> FollowedTable:
    return FollowedTable(rows[Sex.WOMAN], rows[Sex.MAN], rows[Sex.UNKNOWN], rows[None])
