"""How many failed tries to log in are too many, and how long one waits then. In prose: docs/rules/login.md.

Agencies share addresses, so one person's forgotten password must not keep a whole office out: the limit for an address
is far above the one for a name at an address. A limit for the name alone meets those who try from many addresses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(hours=1)
"""How far back failures count at all."""


@dataclass(frozen=True, slots=True)
class Trying:
    """Who tries: the keyed hash of the name that was typed, and of the address it came from."""

    name_hash: bytes
    address_hash: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed try."""

    by: Trying
    at: datetime


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many failures within a time; the next try must wait that long from the last of them."""

    failures: int
    within: timedelta
    wait: timedelta


SAME_NAME_AND_ADDRESS = Limit(5, timedelta(minutes=15), timedelta(minutes=15))
SAME_NAME = Limit(20, WINDOW, timedelta(minutes=30))
SAME_ADDRESS = Limit(100, timedelta(minutes=15), timedelta(minutes=5))


@dataclass(frozen=True, slots=True)
class Failures:
    """How many tries have failed within the window: with the name, from the address, and in all."""

    by_name: int
    from_address: int
    altogether: int


MOST_WRITTEN_BY_NAME, MOST_WRITTEN_FROM, MOST_WRITTEN = 10, 20, 1000


def is_worth_writing(failures: Failures, *, is_known: bool, is_lock: bool = False) -> bool:
    """Tell whether a failed try is written in the log: a flood of them must not fill the disk.

    Each account has room of its own, so that a flood of names that nobody has hides nothing. is_lock: the one after
    which the next must wait.
    """
    if is_known:
        return is_lock or failures.by_name <= MOST_WRITTEN_BY_NAME
    return failures.altogether <= MOST_WRITTEN and (is_lock or failures.from_address <= MOST_WRITTEN_FROM)


def waits_until(*, trying: Trying, failures: Iterable[Failure], now: datetime) -> datetime | None:
    """Return until when the next try must wait, or None."""
    known = tuple(failures)
    by_name = [one.at for one in known if one.by.name_hash == trying.name_hash]
    by_address = [one.at for one in known if one.by.address_hash == trying.address_hash]
    by_both = [one.at for one in known if one.by == trying]
    ends = (
        _end(SAME_NAME_AND_ADDRESS, by_both, now),
        _end(SAME_NAME, by_name, now),
        _end(SAME_ADDRESS, by_address, now),
    )
    return max((end for end in ends if end is not None), default=None)


def _end(limit: Limit, times: list[datetime], now: datetime) -> datetime | None:
    recent = sorted(at for at in times if now - limit.within < at <= now)
    if len(recent) < limit.failures:
        return None
    end = recent[-1] + limit.wait
    return end if end > now else None
