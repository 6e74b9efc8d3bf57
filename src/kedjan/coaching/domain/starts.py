"""The starts of a programme and who came to be in a group, as results are counted from them. docs/rules/outcomes.md."""

from dataclasses import dataclass
from datetime import date

from kedjan.coaching.domain.codes import WhyCancelled


@dataclass(frozen=True, slots=True)
class GroupStart:
    """A start that was published: nothing here is about participants. None: it has not come to that.

    starts_on: the Monday of its first week; substituted_on: the first day when another than planned led it.
    """

    area: str
    starts_on: date
    published_on: date
    started_on: date | None = None
    cancelled_on: date | None = None
    why_cancelled: WhyCancelled | None = None
    substituted_on: date | None = None


@dataclass(frozen=True, slots=True)
class TimeInGroup:
    """When the group that somebody started in began, the Monday of its week, and the day of its last session."""

    starts_on: date
    ends_on: date
