"""How long to search: moves, or seconds of a clock that is an argument; and the word of somebody who has had enough."""

from collections.abc import Callable


class Budget:
    """What is left of moves or of seconds. cancelled: asked now and then; True ends the search where it is."""

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        seconds: float,
        moves: int | None = None,
        least: int = 0,
        began: float | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Begin now, or when the clock was at `began`. With moves, the clock decides nothing.

        least: moves that are made also when the seconds are over, as on a machine so busy that starting takes them all.
        """
        self._clock = clock
        self._began = clock() if began is None else began
        self._seconds = seconds
        self._moves = moves
        self._least = least
        self._spent = 0
        self._cancelled = cancelled

    def share(self) -> float:
        """Return how much is spent, 0 to 1; 1 after a cancellation."""
        if self._cancelled():
            return 1.0
        if self._moves is not None:
            return min(1.0, self._spent / self._moves) if self._moves else 1.0
        by_clock = min(1.0, self.elapsed() / self._seconds) if self._seconds else 1.0
        return by_clock if self._spent >= self._least else min(by_clock, self._spent / self._least)

    def part(self, share: float) -> "Budget":
        """Return a share of the seconds left, by the same clock and the same word; of moves, as many."""
        seconds = share * self.seconds_left()
        return Budget(clock=self._clock, seconds=seconds, moves=self._moves, cancelled=self._cancelled)

    def spend(self, moves: int) -> None:
        """Count moves."""
        self._spent += moves

    def elapsed(self) -> float:
        """Return the seconds since the beginning."""
        return self._clock() - self._began

    def seconds_left(self) -> float:
        """Return the seconds left by the clock, also where moves decide."""
        return max(0.0, self._seconds - self.elapsed())
