"""Half-open periods of days: the start belongs, the end does not, None means until further notice."""

from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to, not including, `end`."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts; raises ValueError."""
        if self.end is not None and self.end < self.start:
            raise ValueError(f"the period ends {self.end} before it starts {self.start}")

    @classmethod
    def through(cls, start: date, last_day: date) -> Self:
        """Return the period whose last day is `last_day`, as agreements are written."""
        return cls(start, date.fromordinal(last_day.toordinal() + 1))

    def __contains__(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day; an empty period shares none."""
        if self.days == 0 or other.days == 0:
            return False
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    @property
    def days(self) -> int | None:
        """Return the number of days, or None for an open end."""
        return None if self.end is None else (self.end - self.start).days
