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
from kedjan.consents.operations.blocks import (
    BlockLifted,
    BlockLiftedForATime,
    BlockSet,
    CannotBlock,
    CannotLiftBlock,
    Lift,
    lift_block,
    lift_for_a_time,
    set_block,
)
from kedjan.consents.operations.glass import (
    CannotBreakGlass,
    CannotReviewGlass,
    GlassBroken,
    GlassReviewed,
    break_glass,
    review_glass,
)

__all__ = [
    "Agreement",
    "BlockLifted",
    "BlockLiftedForATime",
    "BlockSet",
    "CannotBlock",
    "CannotBreakGlass",
    "CannotLiftBlock",
    "CannotRecordConsent",
    "CannotReviewGlass",
    "CannotWithdrawConsent",
    "ConsentRecorded",
    "ConsentWithdrawn",
    "GlassBroken",
    "GlassReviewed",
    "Lift",
    "break_glass",
    "lift_block",
    "lift_for_a_time",
    "lock_person",
    "record_consent",
    "review_glass",
    "set_block",
    "withdraw_consent",
]
