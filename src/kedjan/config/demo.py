"""The people of the demo: one account for each role, told apart from real ones by their user names."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.models import Account

BACKEND = "kedjan.config.login.AccountBackend"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to step into: the role, where they work and what they do."""

    account_id: UUID
    title: str
    workplace: str
    description: str


def demo_people() -> tuple[DemoPerson, ...]:
    """Return the demo's people in the order of the chain."""
    accounts = Account.objects.filter(username__startswith="demo.").prefetch_related("memberships__organisation")
    return tuple(_person(account) for account in accounts.order_by("username"))


def _person(account: Account) -> DemoPerson:
    membership = next(iter(account.memberships.all()), None)
    role = ROLES[RoleKey.PARTICIPANT if membership is None else RoleKey(membership.role)]
    workplace = "" if membership is None or membership.organisation is None else membership.organisation.name
    return DemoPerson(account_id=account.pk, title=_(role.title), workplace=workplace, description=_(role.description))
