"""What is read of a goal: shares of women and men, a count, and what was said of it. docs/rules/outcomes.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.engines.indicators.shares import DEFAULT_CONFIDENCE, Share, Verdict, verdict
from kedjan.kernel.period import Period
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.facts import Measure, ResultFact, known_by, share_of


class Measured(StrEnum):
    """How a goal is read: in people, at the exit, twelve months after the start, or not in figures here.

    In coaching groups also: people and starts a year, beside others, and what people say of their chances of work.
    """

    PEOPLE = "people"
    AT_EXIT = "at_exit"
    AFTER_TWELVE_MONTHS = "after_twelve_months"
    PEOPLE_A_YEAR = "people_a_year"
    STARTS_A_YEAR = "starts_a_year"
    MORE_THAN = "more_than"
    CHANCES_AT_GROUP_END = "chances_at_group_end"
    CHANCES_AFTER_TWELVE_MONTHS = "chances_after_twelve_months"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class SharesBySex:
    """One share, apart for women and men, and together; None stands in the place of a hidden one."""

    women: Share | None
    men: Share | None
    unknown: Share | None
    total: Share | None


@dataclass(frozen=True, slots=True)
class Others:
    """Whom a goal compares with: their shares, when they started, and who counted them."""

    shares: SharesBySex
    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was said of a goal, and on which day."""

    verdict: Verdict
    on: date


@dataclass(frozen=True, slots=True)
class GoalReading:
    """One goal as it stands: the count or the shares of the day, the latest judgement and the next look.

    year: the year that it is counted in; others: whom it compares with, None until somebody has counted them.
    """

    goal_key: str
    measured: Measured
    target: int | None = None
    count: int | None = None
    shares: SharesBySex | None = None
    judgement: Judgement | None = None
    next_look_on: date | None = None
    year: Period | None = None
    others: Others | None = None


def shares_by_sex(facts: Iterable[ResultFact], measure: Measure, as_of: date) -> SharesBySex:
    """Return the shares of women, men and unknown, and their sum."""
    of = {sex: Share(0, 0) for sex in Sex}
    for fact in facts:
        of[fact.sex] += measure(fact, as_of)
    women, men, unknown = of[Sex.WOMAN], of[Sex.MAN], of[Sex.UNKNOWN]
    return SharesBySex(women=women, men=men, unknown=unknown, total=women + men + unknown)


def judge(
    facts: tuple[ResultFact, ...], measure: Measure, *, goal: float, looks: tuple[date, ...], as_of: date
) -> Judgement | None:
    """Judge the goal (0 to 1) on the latest planned look that has been, or None before the first.

    The chance of a false verdict is shared among the looks (Bonferroni), so that five looks err no more than one would.
    """
    past = [day for day in looks if day <= as_of]
    if not past:
        return None
    share = share_of(known_by(facts, past[-1]), measure, past[-1])
    confidence = 1 - (1 - DEFAULT_CONFIDENCE) / len(looks)
    return Judgement(verdict(share, goal, at_planned_look=True, confidence=confidence), past[-1])
