"""The tables of the context; private to it."""

from kedjan.rights.models.corrections import CorrectionDecision, CorrectionRequest
from kedjan.rights.models.merging import Merge, MergeUndo, MovedRow

__all__ = ["CorrectionDecision", "CorrectionRequest", "Merge", "MergeUndo", "MovedRow"]
