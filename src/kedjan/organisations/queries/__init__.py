"""Read organisations, municipalities, who an account is and where it is logged in."""

from kedjan.organisations.queries.access import OpenSession, held_until, open_sessions
from kedjan.organisations.queries.register import (
    MembershipView,
    OrganisationView,
    RoleOverTime,
    account_named,
    account_names,
    account_of,
    account_with_roles,
    memberships_in,
    municipality_names,
    organisations,
    organisations_by_key,
    roles_over_time,
    staff_actor,
    staff_actors,
)
from kedjan.organisations.queries.staff import gives_support, support_staff

__all__ = [
    "MembershipView",
    "OpenSession",
    "OrganisationView",
    "RoleOverTime",
    "account_named",
    "account_names",
    "account_of",
    "account_with_roles",
    "gives_support",
    "held_until",
    "memberships_in",
    "municipality_names",
    "open_sessions",
    "organisations",
    "organisations_by_key",
    "roles_over_time",
    "staff_actor",
    "staff_actors",
    "support_staff",
]
