"""Read organisations, municipalities and who an account is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import Q

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Membership, Municipality, Organisation


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as other contexts see it."""

    id: OrganisationId
    key: str
    name: str
    kind: OrganisationKind
    municipality_code: str | None


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A role that an account has today."""

    id: UUID
    account_name: str
    role: RoleKey
    organisation: OrganisationView | None


def memberships_of(*, account_id: AccountId, today: date) -> tuple[MembershipView, ...]:
    """Return the roles that the account has on the day, oldest first."""
    rows = (
        Membership.objects.filter(account_id=account_id, account__is_active=True, since_on__lte=today)
        .filter(Q(until_on__isnull=True) | Q(until_on__gt=today))
        .select_related("organisation", "account")
        .order_by("since_on", "id")
    )
    return tuple(
        MembershipView(
            id=row.id,
            account_name=row.account.name,
            role=RoleKey(row.role),
            organisation=None if row.organisation is None else _view(row.organisation),
        )
        for row in rows
    )


def staff_actor(*, account_id: AccountId, membership: MembershipView) -> Actor:
    """Return the actor that the account is in the role, with the role's permissions and purpose."""
    role = ROLES[membership.role]
    return Actor(
        account_id=account_id,
        organisation_id=None if membership.organisation is None else membership.organisation.id,
        role=role.key,
        permissions=frozenset(role.permissions),
        purpose=role.purpose,
    )


def organisations(*, ids: Iterable[OrganisationId] | None = None) -> dict[OrganisationId, OrganisationView]:
    """Return the organisations with the ids, or all of them, by id."""
    rows = Organisation.objects.all() if ids is None else Organisation.objects.filter(pk__in=set(ids))
    return {OrganisationId(row.id): _view(row) for row in rows.order_by("name")}


def organisations_by_key(*, keys: Iterable[str]) -> dict[str, OrganisationView]:
    """Return the organisations that have the keys, by key; unknown keys are left out."""
    return {row.key: _view(row) for row in Organisation.objects.filter(key__in=set(keys))}


@cache
def municipality_names() -> dict[str, str]:
    """Return every municipality's name by its code. Reference data: read once per process."""
    return dict(Municipality.objects.order_by("code").values_list("code", "name"))


def _view(row: Organisation) -> OrganisationView:
    return OrganisationView(
        id=OrganisationId(row.id),
        key=row.key,
        name=row.name,
        kind=OrganisationKind(row.kind),
        municipality_code=row.municipality_id,
    )
