"""Read whether somebody must wait before they try to log in again, and where an account is logged in."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.crypto import salted_hmac

from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.lockout import WINDOW, Failure, Trying, waits_until
from kedjan.organisations.models import Attempt, Session


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser where the account is logged in. handle: names the session on a page without being its key."""

    handle: str
    browser: str
    began_at: datetime
    seen_at: datetime
    current: bool


def held_until(*, trying: Trying, now: datetime) -> datetime | None:
    """Return until when this name from this address must wait, or None when a try is allowed now."""
    either = Q(name_hash=trying.name_hash) | Q(address_hash=trying.address_hash)
    rows = Attempt.objects.filter(either, at__gt=now - WINDOW).values_list("name_hash", "address_hash", "at")
    failures = tuple(Failure(Trying(bytes(name), bytes(address)), at) for name, address, at in rows)
    return waits_until(trying=trying, failures=failures, now=now)


def open_sessions(*, account_id: AccountId, current_key: str, now: datetime) -> tuple[OpenSession, ...]:
    """Return where the account is logged in, the current browser first and then the one seen last.

    now: the machine's moment: sessions live in real time, in the demo too.
    """
    rows = Session.objects.filter(account_id=account_id, expire_date__gt=now, began_at__isnull=False)
    found = (
        OpenSession(
            handle=session_handle(row.session_key),
            browser=row.browser,
            began_at=row.began_at or now,
            seen_at=row.seen_at or now,
            current=row.session_key == current_key,
        )
        for row in rows.order_by("-seen_at")
    )
    return tuple(sorted(found, key=lambda one: not one.current))


def session_handle(key: str) -> str:
    """Return what a page calls the session: from it nobody gets back to the key, which would let them in."""
    return salted_hmac("kedjan.session.handle", key, algorithm="sha256").hexdigest()[:32]
