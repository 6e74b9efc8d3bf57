"""The tables of organisations and accounts; private to the context."""

from kedjan.organisations.models.access import Attempt, ElectronicIdentity, Session, SingleUseLink
from kedjan.organisations.models.drafts import Draft
from kedjan.organisations.models.register import Account, Membership, Municipality, Organisation
from kedjan.organisations.models.saved import SavedList

__all__ = [
    "Account",
    "Attempt",
    "Draft",
    "ElectronicIdentity",
    "Membership",
    "Municipality",
    "Organisation",
    "SavedList",
    "Session",
    "SingleUseLink",
]
