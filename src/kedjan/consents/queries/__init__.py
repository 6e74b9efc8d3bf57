"""Questions about what people have agreed to, each for an actor."""

from kedjan.consents.queries.agreements import ConsentView, OpeningView, consenting, consents_of
from kedjan.consents.queries.closing import (
    BlockView,
    EmergencyView,
    LiftingView,
    blocks_of,
    emergencies,
    has_blocks,
    liftings_of,
)

__all__ = [
    "BlockView",
    "ConsentView",
    "EmergencyView",
    "LiftingView",
    "OpeningView",
    "blocks_of",
    "consenting",
    "consents_of",
    "emergencies",
    "has_blocks",
    "liftings_of",
]
