"""Register organisations, accounts and memberships, and load the reference data."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.models import Account, Membership, Municipality, Organisation
from kedjan.organisations.queries import municipality_names


@dataclass(frozen=True, slots=True)
class OrganisationRegistered:
    """An organisation is in the register, new or as it was."""

    organisation_id: OrganisationId
    key: str


@dataclass(frozen=True, slots=True)
class AccountOpened:
    """An account can log in, in a role."""

    account_id: AccountId
    role: RoleKey | None
    organisation_id: OrganisationId | None


def load_municipalities(*, path: Path) -> int:
    """Write the municipalities of data/municipalities/municipalities.csv; return how many. Idempotent."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            Municipality(
                code=row["code"],
                name=row["name"],
                county_code=row["county_code"],
                county=row["county"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
                population=int(row["population"]),
            )
            for row in csv.DictReader(file)
        ]
    changed = ["name", "county_code", "county", "latitude", "longitude", "population"]
    Municipality.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=changed)
    municipality_names.cache_clear()
    return len(rows)


@transaction.atomic
def register_organisation(
    *, actor: Actor, key: str, name: str, kind: OrganisationKind, municipality_code: str | None, now: datetime
) -> OrganisationRegistered:
    """Add the organisation, or return the one that has the key already."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    row, created = Organisation.objects.get_or_create(
        key=key, defaults={"name": name, "kind": kind, "municipality_id": municipality_code}
    )
    event = OrganisationRegistered(organisation_id=OrganisationId(row.id), key=key)
    if created:
        record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def open_account(
    *,
    actor: Actor,
    username: str,
    name: str,
    role: RoleKey | None,
    organisation_id: OrganisationId | None,
    since_on: date,
    now: datetime,
) -> AccountOpened:
    """Add an account with its first membership, without a usable password; return the one there is if it exists.

    A participant's account has no membership: whose it is, participants.operations.open_participant_account says.
    """
    require(actor, Permission.MANAGE_PROGRAMMES)
    account, created = Account.objects.get_or_create(username=username, defaults={"name": name, "password": "!"})
    joined = role is not None and _join(account, role, organisation_id, since_on)
    event = AccountOpened(account_id=AccountId(account.id), role=role, organisation_id=organisation_id)
    if created or joined:
        record(actor=actor, event=event, now=now)
    return event


def _join(account: Account, role: RoleKey, organisation_id: OrganisationId | None, since_on: date) -> bool:
    """Give the account the role; return whether that is new."""
    organisation = None if organisation_id is None else Organisation.objects.get(pk=organisation_id)
    _, created = Membership.objects.get_or_create(
        account=account, organisation=organisation, role=role, defaults={"since_on": since_on}
    )
    return created
