"""Read what is held about a person, and what waits to be decided."""

from kedjan.rights.queries.corrections import (
    CorrectionView,
    Decided,
    correction,
    corrections_about,
    corrections_to_answer,
)
from kedjan.rights.queries.information import information_about, record_of

__all__ = [
    "CorrectionView",
    "Decided",
    "correction",
    "corrections_about",
    "corrections_to_answer",
    "information_about",
    "record_of",
]
