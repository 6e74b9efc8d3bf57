"""Read organisations, municipalities and who an account is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import DateTimeField, Func, Q
from django.db.models.functions import JSONObject, TruncDate

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Account, Membership, Municipality, Organisation


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as other contexts see it."""

    id: OrganisationId
    key: str
    name: str
    kind: OrganisationKind
    municipality_code: str | None


@dataclass(frozen=True, slots=True)
class RoleOverTime:
    """A role that an account has, had or will have; until_on: the first day without it."""

    role: RoleKey
    organisation_name: str
    since_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class MembershipView:
    """A role that an account has today."""

    id: UUID
    account_name: str
    role: RoleKey
    organisation: OrganisationView | None


def account_with_roles(account_id: UUID) -> Account | None:
    """Return the account with its roles of today in `roles_today`, in one query: asked at every request."""
    today = TruncDate(Func(function="app.now", output_field=DateTimeField()), tzinfo=STOCKHOLM)
    current = Q(memberships__since_on__lte=today) & (
        Q(memberships__until_on__isnull=True) | Q(memberships__until_on__gt=today)
    )
    described = JSONObject(
        id="memberships__id",
        role="memberships__role",
        organisation="memberships__organisation_id",
        key="memberships__organisation__key",
        name="memberships__organisation__name",
        kind="memberships__organisation__kind",
        municipality="memberships__organisation__municipality_id",
        since="memberships__since_on",
    )
    rows = Account.objects.filter(pk=account_id, is_active=True).annotate(
        roles_today=ArrayAgg(described, filter=current, default=[])
    )
    return rows.first()


def memberships_in(account: Account) -> tuple[MembershipView, ...]:
    """Return the roles of today that account_with_roles brought along, oldest first."""
    described: list[dict[str, str | None]] = getattr(account, "roles_today", [])
    return tuple(
        _membership(account.name, row)
        for row in sorted(described, key=lambda row: (row["since"] or "", row["id"] or ""))
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


def staff_actors(*, account_id: AccountId) -> tuple[Actor, ...]:
    """Return the actors that the account can be today, one for each of its roles: for jobs and commands."""
    account = account_with_roles(account_id)
    if account is None:
        return ()
    return tuple(staff_actor(account_id=account_id, membership=membership) for membership in memberships_in(account))


def roles_over_time(*, account_id: AccountId) -> tuple[RoleOverTime, ...]:
    """Return every role that the account has had or will have, the latest first: to explain why there is none today."""
    rows = Membership.objects.filter(account_id=account_id).select_related("organisation")
    return tuple(
        RoleOverTime(
            role=RoleKey(row.role),
            organisation_name="" if row.organisation is None else row.organisation.name,
            since_on=row.since_on,
            until_on=row.until_on,
        )
        for row in rows.order_by("-since_on", "role")
    )


def account_named(*, username: str) -> AccountId | None:
    """Return the account with the user name, if it may be used."""
    found = Account.objects.filter(username=username, is_active=True).values_list("pk", flat=True).first()
    return None if found is None else AccountId(found)


def account_of(*, username: str) -> AccountId | None:
    """Return the account with the user name, open or closed: for an operator."""
    found = Account.objects.filter(username=username).values_list("pk", flat=True).first()
    return None if found is None else AccountId(found)


def account_names(*, ids: Iterable[AccountId]) -> dict[AccountId, str]:
    """Return what the staff accounts are called: for those who look after their reading."""
    rows = Account.objects.filter(pk__in=set(ids)).values_list("pk", "name")
    return {AccountId(account_id): name for account_id, name in rows}


def organisations(*, ids: Iterable[OrganisationId] | None = None) -> dict[OrganisationId, OrganisationView]:
    """Return the organisations with the ids, or all of them, by id."""
    rows = Organisation.objects.all() if ids is None else Organisation.objects.filter(pk__in=set(ids))
    return {OrganisationId(row.id): _view(row) for row in rows.order_by("name")}


def organisations_by_key(*, keys: Iterable[str]) -> dict[str, OrganisationView]:
    """Return the organisations that have the keys, by key; unknown keys are left out."""
    return {row.key: _view(row) for row in Organisation.objects.filter(key__in=set(keys))}


def middles_of_municipalities(*, codes: Iterable[str]) -> tuple[tuple[str, float, float], ...]:
    """Return the code, latitude and longitude, in degrees, of the municipalities, by code."""
    rows = Municipality.objects.filter(code__in=codes).order_by("code")
    return tuple(rows.values_list("code", "latitude", "longitude"))


@cache
def municipality_names() -> dict[str, str]:
    """Return every municipality's name by its code. Reference data: read once per process."""
    return dict(Municipality.objects.order_by("code").values_list("code", "name"))


def _membership(account_name: str, row: dict[str, str | None]) -> MembershipView:
    organisation = None
    if row["organisation"] is not None:
        organisation = OrganisationView(
            id=OrganisationId(UUID(row["organisation"])),
            key=row["key"] or "",
            name=row["name"] or "",
            kind=OrganisationKind(row["kind"] or ""),
            municipality_code=row["municipality"],
        )
    return MembershipView(
        id=UUID(row["id"] or ""), account_name=account_name, role=RoleKey(row["role"] or ""), organisation=organisation
    )


def _view(row: Organisation) -> OrganisationView:
    return OrganisationView(
        id=OrganisationId(row.id),
        key=row.key,
        name=row.name,
        kind=OrganisationKind(row.kind),
        municipality_code=row.municipality_id,
    )
