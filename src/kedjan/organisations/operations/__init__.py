"""Register organisations, accounts and memberships; count failed tries; end sessions."""

from kedjan.organisations.operations.access import (
    SessionsEnded,
    change_password,
    end_every_session,
    end_session,
    end_sessions,
    forget_attempts,
    note_failure,
    trying,
)
from kedjan.organisations.operations.accounts import (
    AccountClosed,
    AccountReopened,
    CannotManageAccount,
    RoleEnded,
    RoleGiven,
    TemporaryPasswordSet,
    close_account,
    end_role,
    give_role,
    reopen_account,
    set_temporary_password,
)
from kedjan.organisations.operations.preferences import PreferencesChosen, choose_preferences
from kedjan.organisations.operations.register import (
    AccountOpened,
    OrganisationRegistered,
    load_municipalities,
    open_account,
    register_organisation,
)

__all__ = [
    "AccountClosed",
    "AccountOpened",
    "AccountReopened",
    "CannotManageAccount",
    "OrganisationRegistered",
    "PreferencesChosen",
    "RoleEnded",
    "RoleGiven",
    "SessionsEnded",
    "TemporaryPasswordSet",
    "change_password",
    "choose_preferences",
    "close_account",
    "end_every_session",
    "end_role",
    "end_session",
    "end_sessions",
    "forget_attempts",
    "give_role",
    "load_municipalities",
    "note_failure",
    "open_account",
    "register_organisation",
    "reopen_account",
    "set_temporary_password",
    "trying",
]
