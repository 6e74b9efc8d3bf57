"""Count failed tries to log in, and end sessions."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils.crypto import salted_hmac

from kedjan.audit.operations import record
from kedjan.integrations.database.turns import take_turn
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.lockout import WINDOW, Failures, Trying
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.models import Account, Attempt, Session
from kedjan.organisations.queries.access import session_handle


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """Browsers where the account was logged in are logged out."""

    account_id: AccountId
    number: int


@dataclass(frozen=True, slots=True)
class EverybodyLoggedOut:
    """An operator has ended every session of every account."""

    number: int


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    """Somebody has chosen a new password for themselves."""

    account_id: AccountId


def trying(*, username: str, address: str) -> Trying:
    """Return who tries, as keyed hashes; one try at a time for a name, until the transaction ends.

    Without the lock, tries that run side by side would each see the failures of none of the others.
    """
    name_hash = _hash(username.strip().casefold())
    take_turn(name_hash.hex())
    return Trying(name_hash=name_hash, address_hash=_hash(address))


@transaction.atomic
def note_failure(*, by: Trying, now: datetime) -> None:
    """Store a failed try, and remove those that no longer count."""
    Attempt.objects.filter(at__lte=now - WINDOW).delete()
    Attempt.objects.create(name_hash=by.name_hash, address_hash=by.address_hash, at=now)


def failures_of(*, by: Trying, now: datetime) -> Failures:
    """Return how many tries have failed within the window, in one query."""
    counted = Attempt.objects.filter(at__gt=now - WINDOW).aggregate(
        by_name=Count("id", filter=Q(name_hash=by.name_hash)),
        from_address=Count("id", filter=Q(address_hash=by.address_hash)),
        altogether=Count("id"),
    )
    return Failures(**counted)


def forget_attempts(*, username: str) -> int:
    """Forget the failures of a name: after a login that worked, or when an operator lets it in. Return how many."""
    return Attempt.objects.filter(name_hash=_hash(username.strip().casefold())).delete()[0]


@transaction.atomic
def end_session(*, actor: Actor, handle: str, now: datetime) -> SessionsEnded:
    """Log out the one browser of the actor's own account that a page called by the handle; none if it is gone."""
    keys = Session.objects.filter(account_id=actor.account_id).values_list("session_key", flat=True)
    meant = [key for key in keys if session_handle(key) == handle]
    return _end(actor, actor.account_id, now, only=meant)


@transaction.atomic
def end_sessions(*, actor: Actor, account_id: AccountId, keep_key: str | None, now: datetime) -> SessionsEnded:
    """Log out every browser of the account but the one with the key."""
    keys = Session.objects.filter(account_id=account_id).exclude(session_key=keep_key or "")
    return _end(actor, account_id, now, only=list(keys.values_list("session_key", flat=True)))


def end_sessions_beyond(*, actor: Actor, most: int, now: datetime) -> None:
    """Log out the actor's browsers but the most that were seen last: somebody comes in at one more."""
    begun = Session.objects.filter(account_id=actor.account_id, began_at__isnull=False).order_by("-seen_at")
    beyond = list(begun.values_list("session_key", flat=True)[most:])
    if beyond:
        _end(actor, actor.account_id, now, only=beyond)


@transaction.atomic
def end_every_session(*, actor: Actor, now: datetime) -> EverybodyLoggedOut:
    """Log out everybody everywhere: when keys or sessions may be in wrong hands."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    event = EverybodyLoggedOut(number=Session.objects.all().delete()[0])
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def change_password(*, actor: Actor, password: str, keep_key: str | None, now: datetime) -> Account:
    """Set the actor's own new password, which a form has checked, and log out their other browsers."""
    account = Account.objects.select_for_update().get(pk=actor.account_id)
    account.set_password(password)
    account.save(update_fields=["password"])
    record(actor=actor, event=PasswordChanged(account_id=actor.account_id), now=now)
    end_sessions(actor=actor, account_id=actor.account_id, keep_key=keep_key, now=now)
    return account


def _end(actor: Actor, account_id: AccountId, now: datetime, *, only: list[str]) -> SessionsEnded:
    number = Session.objects.filter(session_key__in=only).delete()[0]
    event = SessionsEnded(account_id=account_id, number=number)
    if number:
        record(actor=actor, event=event, now=now)
    return event


def _hash(text: str) -> bytes:
    """Return the hash under the installation's key: the name typed may be a password or a number by mistake."""
    return salted_hmac("kedjan.attempt", text, algorithm="sha256").digest()
