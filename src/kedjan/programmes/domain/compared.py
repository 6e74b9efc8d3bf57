"""Whom a goal of a programme file compares with: people counted together by somebody else. docs/rules/outcomes.md."""

from dataclasses import dataclass

from kedjan.kernel.period import Period


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a group reached it, of how many that are known, and how many are not known; never a percentage."""

    reached: int
    known: int
    missing: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Whom a goal compares with, as others have counted them: women and men apart, when they started, the source."""

    period: Period
    source: str
    women: Counts
    men: Counts
