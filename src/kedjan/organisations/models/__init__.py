"""The tables of organisations and accounts; private to the context."""

from kedjan.organisations.models.access import Attempt, ElectronicIdentity, Session, SingleUseLink
from kedjan.organisations.models.register import Account, Membership, Municipality, Organisation

__all__ = [
    "Account",
    "Attempt",
    "ElectronicIdentity",
    "Membership",
    "Municipality",
    "Organisation",
    "Session",
    "SingleUseLink",
]
