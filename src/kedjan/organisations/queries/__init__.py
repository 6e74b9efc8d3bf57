"""Read organisations, municipalities, who an account is and where it is logged in; and what they are called."""

from kedjan.organisations.queries.access import OpenSession, held_until, open_sessions
from kedjan.organisations.queries.drafts import DraftView, draft_of
from kedjan.organisations.queries.preferences import preferences_of
from kedjan.organisations.queries.register import (
    MembershipView,
    OrganisationView,
    RoleOverTime,
    account_named,
    account_names,
    account_of,
    account_with_roles,
    memberships_in,
    middles_of_municipalities,
    municipality_names,
    organisations,
    organisations_by_key,
    roles_over_time,
    staff_actor,
    staff_actors,
)
from kedjan.organisations.queries.saved import SavedView, address_of, saved_beside, saved_lists
from kedjan.organisations.queries.staff import SUPPORTING, gives_support, support_staff
from kedjan.organisations.queries.wording import Names, Workplaces, staff_name, workplace_name

__all__ = [
    "SUPPORTING",
    "DraftView",
    "MembershipView",
    "Names",
    "OpenSession",
    "OrganisationView",
    "RoleOverTime",
    "SavedView",
    "Workplaces",
    "account_named",
    "account_names",
    "account_of",
    "account_with_roles",
    "address_of",
    "draft_of",
    "gives_support",
    "held_until",
    "memberships_in",
    "middles_of_municipalities",
    "municipality_names",
    "open_sessions",
    "organisations",
    "organisations_by_key",
    "preferences_of",
    "roles_over_time",
    "saved_beside",
    "saved_lists",
    "staff_actor",
    "staff_actors",
    "staff_name",
    "support_staff",
    "workplace_name",
]
