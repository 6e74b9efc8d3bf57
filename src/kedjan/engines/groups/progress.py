"""What a search tells while it goes on, and how it is told when to stop."""

from dataclasses import dataclass

from kedjan.engines.groups.plan import Plan, Stopped


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the search stands: seconds since it began, the best cost, the bound and how many have a seat."""

    seconds: float
    cost: int
    bound: int | None
    placed: int

    @property
    def gap(self) -> float | None:
        """Return how much of the cost is not proven necessary, 0 to 1."""
        if self.bound is None:
            return None
        return max(0.0, (self.cost - self.bound) / self.cost) if self.cost else 0.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to search: seconds, or moves instead for a result that is the same everywhere. seed: of chance.

    proves: a bound is looked for too; a region of a nation leaves that to the whole.
    """

    seconds: float = 60.0
    seed: int = 0
    workers: int = 2
    moves: int | None = None
    proves: bool = True


def stopped_by(plan: Plan, bound: int | None, *, cancelled: bool) -> Stopped:
    """Return why a search ended with a plan."""
    if bound is not None and plan.cost is not None and plan.cost <= bound:
        return Stopped.OPTIMAL
    return Stopped.CANCELLED if cancelled else Stopped.TIME
