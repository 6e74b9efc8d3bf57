"""What is written of the way in. Nobody's password, name as it was typed, or address is: docs/rules/login.md."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.kernel.information import Purpose
from kedjan.organisations.domain.lockout import Trying, is_worth_writing
from kedjan.organisations.domain.sessions import MOST_BROWSERS
from kedjan.organisations.operations.access import end_sessions_beyond, failures_of, note_failure
from kedjan.organisations.queries import held_until, staff_actors

VISITOR = "visitor"
"""The role in the log of whoever has not been let in: what they try stands under the account that they try."""
_NOBODY = AccountId(UUID(int=0))


class Way(StrEnum):
    """How somebody tries to come in."""

    BY_WORDS = "password"
    CODE = "code"
    PASSKEY = "passkey"
    E_ID = "e_id"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Somebody came in with the account, by this last step."""

    account_id: AccountId
    way: Way


@dataclass(frozen=True, slots=True)
class LoggedOut:
    """A session ended. way: asked, idle, absolute."""

    account_id: AccountId
    way: str


@dataclass(frozen=True, slots=True)
class LoginFailed:
    """Somebody was not let in. account_id: None for a name that nobody has."""

    account_id: AccountId | None
    way: Way


@dataclass(frozen=True, slots=True)
class LockedOut:
    """So many tries have failed that the next one must wait."""

    account_id: AccountId | None
    until: datetime
    way: Way


@dataclass(frozen=True, slots=True)
class RecoveryCodeUsed:
    """Somebody came in with one of the codes for the day when the rest is lost."""

    account_id: AccountId


def visitor(account_id: AccountId | None) -> Actor:
    """Return who tries to come in with the account: nobody yet, who may do and see nothing.

    The organisation is that of the account's oldest role today, so that its security officer reads of it. A name that
    nobody has takes the same questions, and so the same time.
    """
    known = staff_actors(account_id=account_id or _NOBODY)
    return Actor(
        account_id=account_id or _NOBODY,
        organisation_id=known[0].organisation_id if known else None,
        role=VISITOR,
        permissions=frozenset(),
        purpose=Purpose.OWN,
    )


def fail(*, actor: Actor, by: Trying, way: Way, now: datetime) -> None:
    """Count a failed try, and write it down unless there have been so many that more would only fill the disk.

    actor: the `visitor` of the account.
    """
    note_failure(by=by, now=now)
    whose = None if actor.account_id == _NOBODY else actor.account_id
    failures = failures_of(by=by, now=now)
    if is_worth_writing(failures, is_known=whose is not None):
        record(actor=actor, event=LoginFailed(whose, way), now=now)
    until = held_until(trying=by, now=now)
    if until is not None and is_worth_writing(failures, is_known=whose is not None, is_lock=True):
        record(actor=actor, event=LockedOut(whose, until, way), now=now)


def enter(*, actor: Actor, way: Way, now: datetime) -> None:
    """Write that somebody came in, and log out the browser that was seen longest ago if this is one too many.

    actor: who they are now.
    """
    record(actor=actor, event=LoggedIn(actor.account_id, way), now=now)
    end_sessions_beyond(actor=actor, most=MOST_BROWSERS - 1, now=now)


def leave(*, actor: Actor, why: str, now: datetime) -> None:
    """Write that a session ended, and why."""
    record(actor=actor, event=LoggedOut(actor.account_id, why), now=now)


def use_recovery_code(*, actor: Actor, now: datetime) -> None:
    """Write that somebody used a code for the day when the rest is lost."""
    record(actor=actor, event=RecoveryCodeUsed(actor.account_id), now=now)
