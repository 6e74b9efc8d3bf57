"""Who acts when a command changes something: the operator, at the machine itself, with no account of the web."""

from uuid import UUID

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.roles import ROLES, RoleKey

OPERATOR = Actor(
    account_id=AccountId(UUID(int=1)),
    organisation_id=None,
    role=RoleKey.OPERATOR,
    permissions=frozenset(ROLES[RoleKey.OPERATOR].permissions),
    purpose=ROLES[RoleKey.OPERATOR].purpose,
)
