"""What an operator does with accounts: give and end roles, close, let in again. Each logs the account out."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.models import Account, Membership
from kedjan.organisations.operations.access import end_sessions


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """An account has a role in an organisation from a day, until before another."""

    account_id: AccountId
    role: RoleKey
    organisation_id: OrganisationId | None
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class RoleEnded:
    """An account's role ends: until_on is the first day without it."""

    account_id: AccountId
    role: RoleKey
    organisation_id: OrganisationId | None
    until_on: date


@dataclass(frozen=True, slots=True)
class AccountClosed:
    """Nobody can log in with the account."""

    account_id: AccountId


@dataclass(frozen=True, slots=True)
class AccountReopened:
    """The account can be used again."""

    account_id: AccountId


@dataclass(frozen=True, slots=True)
class TemporaryPasswordSet:
    """The account has a password that was told once and is changed at the first login."""

    account_id: AccountId


class CannotManageAccount(Refusal):
    """The account is as it was."""


_NO_ROLE = Reason("no-such-role", N_("Kontot har inte den rollen."))
_ENDS_BEFORE = Reason("ends-before-it-begins", N_("En roll slutar efter den dag då den började."))


@transaction.atomic
def give_role(
    *,
    actor: Actor,
    account_id: AccountId,
    role: RoleKey,
    organisation_id: OrganisationId | None,
    since_on: date,
    until_on: date | None,
    now: datetime,
) -> RoleGiven:
    """Give the role for a time, or set new days for the one there is; raises CannotManageAccount."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    if until_on is not None and until_on <= since_on:
        raise CannotManageAccount(_ENDS_BEFORE)
    if not _roles(account_id, role, organisation_id).update(since_on=since_on, until_on=until_on):
        row = Membership(account_id=account_id, role=role, since_on=since_on, until_on=until_on)
        row.organisation_id = organisation_id
        row.save(force_insert=True)
    event = RoleGiven(account_id, role, organisation_id, since_on, until_on)
    record(actor=actor, event=event, now=now)
    end_sessions(actor=actor, account_id=account_id, keep_key=None, now=now)
    return event


@transaction.atomic
def end_role(
    *,
    actor: Actor,
    account_id: AccountId,
    role: RoleKey,
    organisation_id: OrganisationId | None,
    until_on: date,
    now: datetime,
) -> RoleEnded:
    """End the role on a day, its first day without; raises CannotManageAccount."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    row = _roles(account_id, role, organisation_id).select_for_update().first()
    if row is None:
        raise CannotManageAccount(_NO_ROLE)
    if until_on <= row.since_on:
        raise CannotManageAccount(_ENDS_BEFORE)
    row.until_on = until_on
    row.save(update_fields=["until_on"])
    event = RoleEnded(account_id, role, organisation_id, until_on)
    record(actor=actor, event=event, now=now)
    end_sessions(actor=actor, account_id=account_id, keep_key=None, now=now)
    return event


@transaction.atomic
def close_account(*, actor: Actor, account_id: AccountId, now: datetime) -> AccountClosed:
    """Let nobody in with the account; what it did stays in the record under its id."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    Account.objects.filter(pk=account_id).update(is_active=False)
    event = AccountClosed(account_id)
    record(actor=actor, event=event, now=now)
    end_sessions(actor=actor, account_id=account_id, keep_key=None, now=now)
    return event


@transaction.atomic
def reopen_account(*, actor: Actor, account_id: AccountId, now: datetime) -> AccountReopened:
    """Let the account in again."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    Account.objects.filter(pk=account_id).update(is_active=True)
    event = AccountReopened(account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def set_temporary_password(*, actor: Actor, account_id: AccountId, now: datetime) -> str:
    """Set a random password and return it, to be told once; at the next login another one must be chosen."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    password = secrets.token_urlsafe(12)
    account = Account.objects.select_for_update().get(pk=account_id)
    account.set_password(password)
    account.last_login = None  # the sign that whoever logs in next has not chosen their password
    account.save(update_fields=["password", "last_login"])
    record(actor=actor, event=TemporaryPasswordSet(account_id), now=now)
    end_sessions(actor=actor, account_id=account_id, keep_key=None, now=now)
    return password


def _roles(account_id: AccountId, role: RoleKey, organisation_id: OrganisationId | None) -> QuerySet[Membership]:
    found = Membership.objects.filter(account_id=account_id, role=role)
    if organisation_id is None:
        return found.filter(organisation__isnull=True)
    return found.filter(organisation_id=organisation_id)
