"""Shares that can be recomputed: counts in, estimate, interval and verdict out.

The rules stand in docs/rules/indicators.md. A percentage is never an input and is never averaged.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

SHOWN_FROM = 10
"""The fewest people in a denominator that a share is written for; below it only the counts are shown."""

VERDICT_FROM = 20
"""The fewest people in a denominator that a goal is judged on."""

DEFAULT_CONFIDENCE = 0.95
DEFAULT_POWER = 0.80


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval for a share (0 to 1) or for a difference of shares (-1 to 1)."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those who have had their time reached it, beside those who cannot be counted yet or at all.

    numerator: people who reached it; denominator: people whose time has come and whose result is known;
    unripe: people whose time has not come; missing: people whose time has come and whose result is not known.
    The four parts hold each person once, so a sum of shares over disjoint groups is a share.
    """

    numerator: int
    denominator: int
    unripe: int = 0
    missing: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that cannot be; raises ValueError."""
        if not 0 <= self.numerator <= self.denominator:
            raise ValueError(f"the numerator {self.numerator} does not lie within the denominator {self.denominator}")
        if self.unripe < 0 or self.missing < 0:
            raise ValueError(f"people cannot be fewer than none: unripe {self.unripe}, missing {self.missing}")

    def __add__(self, other: "Share") -> "Share":
        """Return the share of two groups that have nobody in common."""
        return Share(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.unripe + other.unripe,
            self.missing + other.missing,
        )

    @property
    def population(self) -> int:
        """Return everyone: counted, unripe and missing."""
        return self.denominator + self.unripe + self.missing

    @property
    def complement(self) -> int:
        """Return the counted people who did not reach it."""
        return self.denominator - self.numerator

    @property
    def estimate(self) -> float | None:
        """Return numerator over denominator, or None when nobody is counted."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def is_shown(self) -> bool:
        """Tell whether the denominator is large enough for a share to be written beside the counts."""
        return self.denominator >= SHOWN_FROM

    @property
    def response(self) -> float | None:
        """Return how much of those whose time has come is known, or None when nobody's time has come."""
        ripe = self.denominator + self.missing
        return self.denominator / ripe if ripe else None

    def interval(self, confidence: float = DEFAULT_CONFIDENCE) -> Interval | None:
        """Return Wilson's interval, or None when nobody is counted."""
        return wilson_interval(self.numerator, self.denominator, confidence) if self.denominator else None

    def bounds(self) -> Interval | None:
        """Return the share if no missing person reached it, and if all did; None when nobody's time has come."""
        ripe = self.denominator + self.missing
        return Interval(self.numerator / ripe, (self.numerator + self.missing) / ripe) if ripe else None


class Verdict(StrEnum):
    """What can be said of a goal; see `verdict` for the rule."""

    UNDER_WAY = "under_way"
    TOO_FEW = "too_few"
    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR_ABOVE = "unclear_above"
    UNCLEAR_BELOW = "unclear_below"


def wilson_interval(numerator: int, denominator: int, confidence: float = DEFAULT_CONFIDENCE) -> Interval:
    """Return the score interval of Wilson (1927), without continuity correction.

    Raises ValueError for an empty denominator, a numerator outside it, or a confidence outside 0 to 1.
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"no share can be made of {numerator} out of {denominator}")
    z = _two_sided_quantile(confidence)
    share = numerator / denominator
    spread = z * math.sqrt(share * (1 - share) / denominator + (z / (2 * denominator)) ** 2)
    middle = share + z * z / (2 * denominator)
    scale = 1 + z * z / denominator
    low = 0.0 if numerator == 0 else (middle - spread) / scale
    high = 1.0 if numerator == denominator else (middle + spread) / scale
    return Interval(low, high)


def newcombe_interval(first: Share, second: Share, confidence: float = DEFAULT_CONFIDENCE) -> Interval:
    """Return the interval for first minus second: method 10 of Newcombe (1998), two independent groups.

    Raises ValueError when either group has nobody counted.
    """
    one = wilson_interval(first.numerator, first.denominator, confidence)
    two = wilson_interval(second.numerator, second.denominator, confidence)
    p1, p2 = first.numerator / first.denominator, second.numerator / second.denominator
    difference = p1 - p2
    return Interval(
        difference - math.hypot(p1 - one.low, two.high - p2),
        difference + math.hypot(one.high - p1, p2 - two.low),
    )


def detectable_gap(
    n1: int, n2: int, *, confidence: float = DEFAULT_CONFIDENCE, power: float = DEFAULT_POWER
) -> float | None:
    """Return the smallest true difference (0 to 1) that groups of n1 and n2 would usually show.

    Usually: with the given power in a two-sided test, shares near one half, where the variance is largest.
    None when a group is empty or when not even the largest difference would be found.
    """
    if n1 <= 0 or n2 <= 0:
        return None
    quantiles = _two_sided_quantile(confidence) + NormalDist().inv_cdf(power)
    gap = quantiles * math.sqrt(0.25 / n1 + 0.25 / n2)
    return gap if gap <= 1 else None


def verdict(share: Share, goal: float, *, at_planned_look: bool, confidence: float = DEFAULT_CONFIDENCE) -> Verdict:
    """Judge a share against a goal (0 to 1) that was registered before the data.

    Between planned looks it is under way; with fewer than VERDICT_FROM counted there are too few. It is met when
    the whole interval lies at or above the goal, not met when the whole interval lies below it, else unclear: above
    when the share itself is at or above the goal, below otherwise. Raises ValueError for a goal outside 0 to 1.
    """
    if not 0 <= goal <= 1:
        raise ValueError(f"the goal {goal} is no share")
    if not at_planned_look:
        return Verdict.UNDER_WAY
    if share.denominator < VERDICT_FROM:
        return Verdict.TOO_FEW
    interval = wilson_interval(share.numerator, share.denominator, confidence)
    if interval.low >= goal:
        return Verdict.MET
    if interval.high < goal:
        return Verdict.NOT_MET
    return Verdict.UNCLEAR_ABOVE if share.numerator >= goal * share.denominator else Verdict.UNCLEAR_BELOW


def volume_verdict(count: int, goal: int, *, is_due: bool) -> Verdict:
    """Judge a number of people against a goal for that number.

    People are counted, not sampled, so there is no interval: met as soon as it is reached, under way until it is due.
    """
    if count >= goal:
        return Verdict.MET
    return Verdict.NOT_MET if is_due else Verdict.UNDER_WAY


def _two_sided_quantile(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"a confidence lies between 0 and 1, not at {confidence}")
    return NormalDist().inv_cdf((1 + confidence) / 2)
