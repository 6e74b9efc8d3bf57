"""The tables of the context; private to it."""

from kedjan.rights.models.corrections import CorrectionDecision, CorrectionRequest
from kedjan.rights.models.disposal import Disposal, LegalHold, RetentionRule
from kedjan.rights.models.merging import Merge, MergeUndo, MovedRow

__all__ = [
    "CorrectionDecision",
    "CorrectionRequest",
    "Disposal",
    "LegalHold",
    "Merge",
    "MergeUndo",
    "MovedRow",
    "RetentionRule",
]
