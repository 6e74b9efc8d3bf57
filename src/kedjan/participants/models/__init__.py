"""The tables of the context; private to it."""

from kedjan.participants.models.intake import ImportBatch, ImportRow
from kedjan.participants.models.people import Benefit, Contact, Identity, Participant, ParticipantAccount

__all__ = ["Benefit", "Contact", "Identity", "ImportBatch", "ImportRow", "Participant", "ParticipantAccount"]
