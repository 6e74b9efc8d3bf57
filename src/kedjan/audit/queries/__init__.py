"""Read the record."""

from kedjan.audit.queries.looking import Look, looks_at_me

__all__ = ["Look", "looks_at_me"]
