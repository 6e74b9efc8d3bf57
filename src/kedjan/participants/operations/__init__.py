"""Use cases about people."""

from kedjan.participants.operations.checking import ImportStaged
from kedjan.participants.operations.confirming import (
    CannotConfirmImport,
    Chosen,
    ImportConfirmed,
)
from kedjan.participants.operations.correcting import CannotCorrectRegister, RegisterCorrected, correct_register
from kedjan.participants.operations.deciding import (
    CannotDiscardImport,
    ImportApproved,
    ImportDiscarded,
    approve_import,
    confirm_import,
    discard_import,
    leave_the_rest,
)
from kedjan.participants.operations.locking import lock, lock_person
from kedjan.participants.operations.numbering import name_indexes, number_indexes
from kedjan.participants.operations.protecting import (
    CannotProtect,
    PersonEntrusted,
    PersonProtected,
    ProtectionEnded,
    StrengthChanged,
    TrustEnded,
    change_strength,
    end_protection,
    end_trust,
    entrust,
    protect_person,
)
from kedjan.participants.operations.register import (
    BenefitSettled,
    ParticipantAccountOpened,
    ParticipantsRegistered,
    open_participant_account,
    register_participants,
    settle_benefits,
)
from kedjan.participants.operations.rows import NewPerson
from kedjan.participants.operations.showing import show_person
from kedjan.participants.operations.staging import CannotStageImport, ImportReceived, stage_import
from kedjan.participants.operations.working import CannotResumeImport, ImportResumed, resume_import

__all__ = [
    "BenefitSettled",
    "CannotConfirmImport",
    "CannotCorrectRegister",
    "CannotDiscardImport",
    "CannotProtect",
    "CannotResumeImport",
    "CannotStageImport",
    "Chosen",
    "ImportApproved",
    "ImportConfirmed",
    "ImportDiscarded",
    "ImportReceived",
    "ImportResumed",
    "ImportStaged",
    "NewPerson",
    "ParticipantAccountOpened",
    "ParticipantsRegistered",
    "PersonEntrusted",
    "PersonProtected",
    "ProtectionEnded",
    "RegisterCorrected",
    "StrengthChanged",
    "TrustEnded",
    "approve_import",
    "change_strength",
    "confirm_import",
    "correct_register",
    "discard_import",
    "end_protection",
    "end_trust",
    "entrust",
    "leave_the_rest",
    "lock",
    "lock_person",
    "name_indexes",
    "number_indexes",
    "open_participant_account",
    "protect_person",
    "register_participants",
    "resume_import",
    "settle_benefits",
    "show_person",
    "stage_import",
]
