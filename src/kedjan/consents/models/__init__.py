"""The tables of the context; private to it."""

from kedjan.consents.models.agreements import Consent, Grant

__all__ = ["Consent", "Grant"]
