"""What is written of the way in: who came in how, who was not let in, and what one logs in with. Pure.

In prose: docs/rules/login.md, "What is written". Not the events themselves, which the operations of accounts own, but
what they are called in the log: everybody reads those about their own account, an officer those of their organisation.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kedjan.kernel.ids import AccountId
from kedjan.kernel.text import N_


class DoorKind(StrEnum):
    """What happened at the door, by the name of its event."""

    LOGGED_IN = "LoggedIn"
    LOGGED_OUT = "LoggedOut"
    LOGIN_FAILED = "LoginFailed"
    LOCKED_OUT = "LockedOut"
    RECOVERY_CODE_USED = "RecoveryCodeUsed"
    SECOND_STEP_ADDED = "SecondStepAdded"
    SECOND_STEP_REMOVED = "SecondStepRemoved"
    WORDS_CHANGED = "PasswordChanged"
    SESSIONS_ENDED = "SessionsEnded"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


DOOR = [kind.value for kind in DoorKind]

WAYS = {
    "password": N_("Med lösenord"),
    "code": N_("Med lösenord och kod"),
    "passkey": N_("Med nyckel"),
    "e_id": N_("Med e-legitimation"),
    "demo": N_("I demon"),
    "asked": N_("Du loggade ut"),
    "idle": N_("Ingenting gjordes på en halvtimme"),
    "absolute": N_("Åtta timmar hade gått"),
}
"""How it was tried, or why a session ended."""

_LABELS = {
    DoorKind.LOGGED_IN: N_("Inloggning"),
    DoorKind.LOGGED_OUT: N_("Utloggning"),
    DoorKind.LOGIN_FAILED: N_("Misslyckat försök"),
    DoorKind.LOCKED_OUT: N_("För många försök, kontot fick vänta"),
    DoorKind.RECOVERY_CODE_USED: N_("En reservkod användes"),
    DoorKind.SECOND_STEP_ADDED: N_("Ett sätt att logga in lades till"),
    DoorKind.SECOND_STEP_REMOVED: N_("Ett sätt att logga in togs bort"),
    DoorKind.WORDS_CHANGED: N_("Lösenordet byttes"),
    DoorKind.SESSIONS_ENDED: N_("Andra webbläsare loggades ut"),
}


@dataclass(frozen=True, slots=True)
class DoorEvent:
    """One thing that happened at the door with an account. way: how it was tried, or empty."""

    kind: DoorKind
    at: datetime
    way: str


@dataclass(frozen=True, slots=True)
class DoorCount:
    """What happened with one account of an organisation in a time: how often, and when last."""

    account_id: AccountId
    logins: int
    failed: int
    locked: int
    recovered: int
    changed: int
    latest_at: datetime
