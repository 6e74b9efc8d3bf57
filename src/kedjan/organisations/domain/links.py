"""Links that let somebody in without logging in, for one small thing. In prose: docs/rules/login.md."""

from datetime import datetime, timedelta
from enum import StrEnum

LONGEST = timedelta(days=7)


class LinkPurpose(StrEnum):
    """The one thing that a link is for. Only what shows nothing about a person and can be undone by asking."""

    ANSWER_INVITATION = "answer_invitation"


def ends_at(*, made_at: datetime, wanted: datetime | None) -> datetime:
    """Return when a link made now ends: when it is wanted, but after seven days at most."""
    latest = made_at + LONGEST
    return latest if wanted is None else min(latest, wanted)
