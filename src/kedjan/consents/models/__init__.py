"""The tables of the context; private to it."""

from kedjan.consents.models.agreements import Consent, Grant
from kedjan.consents.models.closures import Block, Emergency, Lifting
from kedjan.consents.models.proposals import Proposal, Scan

__all__ = [
    "Block",
    "Consent",
    "Emergency",
    "Grant",
    "Lifting",
    "Proposal",
    "Scan",
]
