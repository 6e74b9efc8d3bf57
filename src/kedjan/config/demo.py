"""The people of the demo: one account for each role, told apart from real ones by their user names."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kedjan.config.chain import what_to_try
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Account


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to step into: the role, where they work, and what is worth trying as them."""

    account_id: UUID
    title: str
    workplace: str
    to_try: str


def demo_people() -> tuple[DemoPerson, ...]:
    """Return the demo's people in the order of the chain."""
    accounts = Account.objects.filter(username__startswith="demo.").prefetch_related("memberships__organisation")
    return tuple(_person(account) for account in accounts.order_by("username"))


def _person(account: Account) -> DemoPerson:
    membership = next(iter(account.memberships.all()), None)
    role = ROLES[RoleKey.PARTICIPANT if membership is None else RoleKey(membership.role)]
    place = None if membership is None else membership.organisation
    kind = None if place is None else OrganisationKind(place.kind)
    return DemoPerson(
        account_id=account.pk,
        title=_(role.title),
        workplace="" if place is None else place.name,
        to_try=what_to_try(role.key, kind),
    )
