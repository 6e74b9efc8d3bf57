"""How far long work has come, how much is left, and when it must have stopped. Rule: docs/rules/long-work.md."""

from dataclasses import dataclass
from datetime import datetime, timedelta

STALLED_AFTER = timedelta(minutes=2)
"""Work that has not got any further for so long has stopped, or never begun: it may be tried again."""
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """Work that somebody waits for, in whatever it is counted.

    earlier: how much of what is done an earlier attempt did; begun_at: when this attempt began, None while it waits in
    the queue; moved_at: when it was asked for or last got further.
    """

    done: int
    total: int
    moved_at: datetime
    begun_at: datetime | None = None
    earlier: int = 0

    @property
    def quarters(self) -> int:
        """Return how many quarters are done: 0 to 4."""
        return _QUARTERS if self.total <= 0 else min(_QUARTERS, self.done * _QUARTERS // self.total)

    def is_stalled(self, now: datetime) -> bool:
        """Tell whether it must have stopped."""
        return now - self.moved_at >= STALLED_AFTER

    def left(self, now: datetime) -> timedelta | None:
        """Return about how long it takes yet, by the pace of this attempt; None before there is a pace."""
        made = self.done - self.earlier
        if self.begun_at is None or made <= 0:
            return None
        each = (self.moved_at - self.begun_at) / made
        return max(each * (self.total - self.done) - (now - self.moved_at), timedelta(0))
