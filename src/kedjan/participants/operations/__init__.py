"""Use cases about people."""

from kedjan.participants.operations.register import (
    BenefitSettled,
    ParticipantAccountOpened,
    ParticipantsRegistered,
    open_participant_account,
    register_participants,
    settle_benefits,
)
from kedjan.participants.operations.rows import NewPerson

__all__ = [
    "BenefitSettled",
    "NewPerson",
    "ParticipantAccountOpened",
    "ParticipantsRegistered",
    "open_participant_account",
    "register_participants",
    "settle_benefits",
]
