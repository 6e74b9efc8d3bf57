"""What is done about agreements."""

from kedjan.consents.operations.agreements import (
    Agreement,
    CannotRecordConsent,
    CannotWithdrawConsent,
    ConsentRecorded,
    ConsentWithdrawn,
    lock_person,
    record_consent,
    withdraw_consent,
)

__all__ = [
    "Agreement",
    "CannotRecordConsent",
    "CannotWithdrawConsent",
    "ConsentRecorded",
    "ConsentWithdrawn",
    "lock_person",
    "record_consent",
    "withdraw_consent",
]
