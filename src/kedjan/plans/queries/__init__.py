"""Questions about the plan, each for an actor."""

from kedjan.plans.queries.items import item_of, plan_of
from kedjan.plans.queries.notes import OwnNoteView, own_notes

__all__ = ["OwnNoteView", "item_of", "own_notes", "plan_of"]
