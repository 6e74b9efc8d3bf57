"""The tables of the context; private to it."""

from kedjan.participants.models.intake import ImportBatch, ImportRow
from kedjan.participants.models.people import Benefit, Contact, Identity, NameKey, Participant, ParticipantAccount
from kedjan.participants.models.protection import Entrusted, Protection

__all__ = [
    "Benefit",
    "Contact",
    "Entrusted",
    "Identity",
    "ImportBatch",
    "ImportRow",
    "NameKey",
    "Participant",
    "ParticipantAccount",
    "Protection",
]
