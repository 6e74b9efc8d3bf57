"""Use cases about people."""

from kedjan.participants.operations.register import (
    BenefitSettled,
    NewPerson,
    ParticipantAccountOpened,
    ParticipantsRegistered,
    open_participant_account,
    register_participants,
    settle_benefits,
)

__all__ = [
    "BenefitSettled",
    "NewPerson",
    "ParticipantAccountOpened",
    "ParticipantsRegistered",
    "open_participant_account",
    "register_participants",
    "settle_benefits",
]
