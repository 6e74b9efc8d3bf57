"""Links that let somebody in without logging in, for one small thing. In prose: docs/rules/login.md."""

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(days=7)
LONGEST_OF_ALL = timedelta(days=15)
"""What no link outlasts: a seat in a group may be answered for two weeks and the rest of that day."""


class LinkPurpose(StrEnum):
    """The one thing that a link is for. Only what shows nothing about a person and can be undone by asking."""

    ANSWER_INVITATION = "answer_invitation"
    ANSWER_SEAT = "answer_seat"

    @property
    def longest(self) -> timedelta:
        """Return how long a link for this lives at most."""
        return LONGEST_OF_ALL if self is LinkPurpose.ANSWER_SEAT else LONGEST


def ends_at(*, made_at: datetime, wanted: datetime | None, longest: timedelta = LONGEST) -> datetime:
    """Return when a link made now ends: when it is wanted, but never later than the longest allows."""
    latest = made_at + longest
    return latest if wanted is None else min(latest, wanted)
