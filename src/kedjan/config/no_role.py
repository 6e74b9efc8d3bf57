"""What somebody reads who has logged in and has no role today: why, and what to do."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.roles import ROLES
from kedjan.organisations.models import Account
from kedjan.organisations.queries import RoleOverTime, roles_over_time
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class NoRolePage:
    """The user name to tell whoever can help, and the roles that are over or have not begun."""

    username: str
    roles: tuple[str, ...]


def no_role_page(account: Account, today: date) -> NoRolePage:
    """Return the page for the account on that day."""
    found = roles_over_time(account_id=AccountId(account.pk))
    return NoRolePage(username=account.username, roles=tuple(_told(role, today) for role in found))


def _told(role: RoleOverTime, today: date) -> str:
    where = f", {role.organisation_name}" if role.organisation_name else ""
    values = {"role": _(ROLES[role.role].title), "where": where}
    if role.since_on > today:
        return _("%(role)s%(where)s: börjar den %(day)s.") % {**values, "day": day(role.since_on)}
    if role.until_on is not None:
        return _("%(role)s%(where)s: slutade gälla den %(day)s.") % {**values, "day": day(role.until_on)}
    return _("%(role)s%(where)s.") % values
