"""How long somebody stays logged in. In prose: docs/rules/login.md."""

from datetime import datetime, timedelta
from enum import StrEnum

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
WARN_BEFORE = timedelta(minutes=2)
MOST_BROWSERS = 5


class Ended(StrEnum):
    """Why a session has ended."""

    IDLE = "idle"
    ABSOLUTE = "absolute"


def ended(*, began_at: datetime, seen_at: datetime, now: datetime) -> Ended | None:
    """Return why the session has ended, or None while it goes on. The last second of a limit is within it."""
    if now - began_at > ABSOLUTE:
        return Ended.ABSOLUTE
    if now - seen_at > IDLE:
        return Ended.IDLE
    return None
