"""What is asked about proposals and the council."""

from kedjan.councils.queries.council import (
    CouncilView,
    SittingView,
    council_of,
    is_supported,
    said_about,
    sitting,
    taken_chairs,
)
from kedjan.councils.queries.proposals import (
    PAGE,
    AnswerView,
    ProposalView,
    SaidView,
    proposal,
    proposals,
    waiting_of,
    words_of,
)

__all__ = [
    "PAGE",
    "AnswerView",
    "CouncilView",
    "ProposalView",
    "SaidView",
    "SittingView",
    "council_of",
    "is_supported",
    "proposal",
    "proposals",
    "said_about",
    "sitting",
    "taken_chairs",
    "waiting_of",
    "words_of",
]
