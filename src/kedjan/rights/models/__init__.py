"""The tables of the context; private to it."""

from kedjan.rights.models.corrections import CorrectionDecision, CorrectionRequest

__all__ = ["CorrectionDecision", "CorrectionRequest"]
