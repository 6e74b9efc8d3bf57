"""What is done about agreements."""

from kedjan.consents.operations.agreements import (
    CannotRecordConsent,
    CannotWithdrawConsent,
    ConsentRecorded,
    ConsentWithdrawn,
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
    Glass,
    GlassBroken,
    GlassReviewed,
    break_glass,
    review_glass,
)
from kedjan.consents.operations.proposals import (
    CannotAnswer,
    ConsentDeclined,
    ConsentProposed,
    agree,
    decline,
    propose_consent,
)
from kedjan.consents.operations.saving import Agreement
from kedjan.consents.operations.scans import CannotKeepScan, ScanKept, keep_scan
from kedjan.participants.operations import lock_person

__all__ = [
    "Agreement",
    "BlockLifted",
    "BlockLiftedForATime",
    "BlockSet",
    "CannotAnswer",
    "CannotBlock",
    "CannotBreakGlass",
    "CannotKeepScan",
    "CannotLiftBlock",
    "CannotRecordConsent",
    "CannotReviewGlass",
    "CannotWithdrawConsent",
    "ConsentDeclined",
    "ConsentProposed",
    "ConsentRecorded",
    "ConsentWithdrawn",
    "Glass",
    "GlassBroken",
    "GlassReviewed",
    "Lift",
    "ScanKept",
    "agree",
    "break_glass",
    "decline",
    "keep_scan",
    "lift_block",
    "lift_for_a_time",
    "lock_person",
    "propose_consent",
    "record_consent",
    "review_glass",
    "set_block",
    "withdraw_consent",
]
