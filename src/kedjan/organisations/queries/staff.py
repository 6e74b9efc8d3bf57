"""Read who gives support: whom somebody can name, and whether an account does."""

from datetime import date

from django.db.models import Q

from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES
from kedjan.organisations.models import Membership
from kedjan.organisations.queries.register import staff_actors

SUPPORTING = tuple(role.key.value for role in ROLES.values() if Permission.VIEW_CASES in role.permissions)
"""The roles that give support."""


def support_staff(*, organisation_id: OrganisationId, on: date) -> dict[AccountId, str]:
    """Return who gives support at the organisation on the day, by account, in the order of their names."""
    rows = Membership.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on),
        organisation_id=organisation_id,
        role__in=SUPPORTING,
        since_on__lte=on,
        account__is_active=True,
    )
    found = rows.order_by("account__name", "account_id").values_list("account_id", "account__name")
    return {AccountId(account_id): name for account_id, name in found}


def gives_support(*, account_id: AccountId) -> bool:
    """Tell whether the account gives support anywhere today."""
    return any(actor.may(Permission.VIEW_CASES) for actor in staff_actors(account_id=account_id))
