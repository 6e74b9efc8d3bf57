"""Questions about what people have agreed to, each for an actor."""

from kedjan.consents.queries.agreements import (
    ConsentView,
    OpeningView,
    consenting,
    consents_of,
    effects_of_withdrawal,
    last_days,
)
from kedjan.consents.queries.closing import (
    BlockView,
    EmergencyView,
    LiftingView,
    blocked_kinds,
    blocks_of,
    emergencies,
    has_blocks,
    lifted_until,
    liftings_of,
)
from kedjan.consents.queries.proposals import (
    AskedView,
    ProposalView,
    ScanContent,
    ScanView,
    proposals_of,
    scan_content,
    scans_of,
    unanswered,
)
from kedjan.consents.queries.wording import effect_rows, told_words

__all__ = [
    "AskedView",
    "BlockView",
    "ConsentView",
    "EmergencyView",
    "LiftingView",
    "OpeningView",
    "ProposalView",
    "ScanContent",
    "ScanView",
    "blocked_kinds",
    "blocks_of",
    "consenting",
    "consents_of",
    "effect_rows",
    "effects_of_withdrawal",
    "emergencies",
    "has_blocks",
    "last_days",
    "lifted_until",
    "liftings_of",
    "proposals_of",
    "scan_content",
    "scans_of",
    "told_words",
    "unanswered",
]
