"""A plan: which groups start where and when, with whom, and how far it can be from the best. See problem.py."""

from dataclasses import dataclass
from enum import StrEnum

FORMAT = "kedjan/group-plan@1"


class Stopped(StrEnum):
    """Why the search ended."""

    OPTIMAL = "optimal"
    TIME = "time"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its room, the week of its first meeting, who leads, who stands by, who takes part."""

    id: str
    room: str
    start_week: int
    coaches: tuple[str, ...]
    reserve: str | None
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for a problem. bound: no plan can cost less, proven; None where nothing is proven. seconds: of search."""

    problem: str
    groups: tuple[Group, ...]
    cost: int | None = None
    bound: int | None = None
    seconds: float | None = None
    stopped: Stopped | None = None

    @property
    def gap(self) -> float | None:
        """Return how much of the cost is not proven necessary, 0 to 1; None without a bound."""
        if self.cost is None or self.bound is None:
            return None
        return (self.cost - self.bound) / self.cost if self.cost else 0.0
