"""What organisations and accounts are called, on every page that names one."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.organisations.queries.register import OrganisationView

Workplaces = Mapping[OrganisationId, OrganisationView]
Names = Mapping[AccountId, str]


def workplace_name(organisation_id: OrganisationId | None, workplaces: Workplaces) -> str:
    """Return what the organisation is called; unknown where it is none, or not among those that were read."""
    found = None if organisation_id is None else workplaces.get(organisation_id)
    return _("okänd") if found is None else found.name


def staff_name(account_id: AccountId, names: Names) -> str:
    """Return what whoever has the account is called; unknown where the name was not read, or is empty."""
    return names.get(account_id) or _("okänd")
