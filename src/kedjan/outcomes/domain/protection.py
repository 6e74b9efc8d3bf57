"""From results to what may leave the house: the only way to a publication. Pure; docs/rules/outcomes.md."""

from dataclasses import replace

from kedjan.engines.indicators.publication import PublishedRow, PublishedTally, publish
from kedjan.engines.indicators.shares import Share
from kedjan.engines.indicators.table import Tally
from kedjan.engines.indicators.twoway import Cell, Pair
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.coaching_goals import IN_GROUPS
from kedjan.outcomes.domain.followed import protected_followed
from kedjan.outcomes.domain.readings import GoalReading, Measured, Others, SharesBySex
from kedjan.outcomes.domain.results import Results, Sheet
from kedjan.outcomes.domain.shown import EVERYBODY, Shown, shown_for


def protected_sheet(found: Results) -> Sheet:
    """Return what may leave the house: the only way from results to a publication."""
    table = publish(found.table)
    exits, groups = _shown_exits(found.goals), _shown_groups(found)
    shown = {Measured.AT_EXIT: exits, **dict.fromkeys(IN_GROUPS, groups)}
    goals = tuple(_protected(one, table.total, shown.get(one.measured, EVERYBODY)) for one in found.goals)
    followed = None if found.followed is None else protected_followed(found.followed, found.table.total, table.total)
    return Sheet(found.programme_key, found.as_of, table, goals, found.starts, followed)


def _shown_exits(goals: tuple[GoalReading, ...]) -> Shown:
    """Return for which sexes (None: all together) every share read at the exit can be shown.

    One row of women, men and unknown, with one measure for each goal and one for those who reached none of them, for
    a reader can subtract; a column is shown or hidden as a whole.
    """
    read = [one.shares for one in goals if one.measured is Measured.AT_EXIT and one.shares is not None]
    columns = [sex for sex in Sex if any((_by(shares, sex) or Share(0, 0)).denominator for shares in read)]
    if not read or not columns:
        return EVERYBODY
    return shown_for((tuple(_cell([_by(shares, sex) or Share(0, 0) for shares in read]) for sex in columns),), columns)


def _shown_groups(found: Results) -> Shown:
    """Return for which sexes the shares of those who started in a coaching group can be shown.

    Two rows, those who did and those who did not: the sheet shows everybody too, and a reader can subtract.
    """
    read = [one for one in found.goals if one.measured in IN_GROUPS and one.shares is not None]
    everybody = {sex: found.table.total.by_sex(sex).goal for sex in Sex}
    columns = [sex for sex in Sex if everybody[sex].denominator or any(_in(one, sex).denominator for one in read)]
    if not read or not columns:
        return EVERYBODY
    did = tuple(tuple(_pair(_in(one, sex)) for one in read) for sex in columns)
    did_not = tuple(tuple(_rest(one, everybody[sex], sex) for one in read) for sex in columns)
    return shown_for((did, did_not), columns)


def _in(goal: GoalReading, sex: Sex) -> Share:
    return Share(0, 0) if goal.shares is None else _by(goal.shares, sex) or Share(0, 0)


def _pair(share: Share) -> Pair:
    return Pair(share.denominator, share.numerator)


def _rest(goal: GoalReading, everybody: Share, sex: Sex) -> Pair:
    """Return what is left of everybody without those in groups; nobody else is asked of their chances."""
    if goal.measured is not Measured.MORE_THAN:
        return Pair(0, 0)
    inside = _in(goal, sex)
    return Pair(everybody.denominator - inside.denominator, everybody.numerator - inside.numerator)


def _cell(shares: list[Share]) -> Cell:
    left = shares[0].denominator
    rest = max(0, left - sum(share.numerator for share in shares))
    return (*map(_pair, shares), Pair(left, rest))


def _by(shares: SharesBySex, sex: Sex | None) -> Share | None:
    return {Sex.WOMAN: shares.women, Sex.MAN: shares.men, Sex.UNKNOWN: shares.unknown, None: shares.total}[sex]


def _protected(goal: GoalReading, total: PublishedRow, allowed: Shown) -> GoalReading:
    """Hide in the goal what the table hides in its last row, and what is not allowed of its own shares."""
    of: dict[Sex | None, PublishedTally] = {
        Sex.WOMAN: total.women,
        Sex.MAN: total.men,
        Sex.UNKNOWN: total.unknown,
        None: total.total,
    }
    shown = allowed & {sex for sex, tally in of.items() if isinstance(tally, Tally)}
    if None not in shown and goal.measured is not Measured.STARTS_A_YEAR:
        goal = replace(goal, count=None, judgement=None)
    if goal.others is not None:
        goal = replace(goal, others=_protected_others(goal.others))
    return goal if goal.shares is None else replace(goal, shares=_only(goal.shares, shown))


def _protected_others(others: Others) -> Others:
    columns = [Sex.WOMAN, Sex.MAN]
    cells = tuple((_pair(_by(others.shares, sex) or Share(0, 0)),) for sex in columns)
    return replace(others, shares=_only(others.shares, shown_for((cells,), columns)))


def _only(shares: SharesBySex, shown: Shown) -> SharesBySex:
    return SharesBySex(
        women=shares.women if Sex.WOMAN in shown else None,
        men=shares.men if Sex.MAN in shown else None,
        unknown=shares.unknown if Sex.UNKNOWN in shown else None,
        total=shares.total if None in shown else None,
    )
