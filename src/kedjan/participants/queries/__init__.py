"""Questions about people, each for an actor."""

from kedjan.participants.queries.early_list import EarlyListItem, early_list
from kedjan.participants.queries.people import PersonView, participant_actor, people, person

__all__ = ["EarlyListItem", "PersonView", "early_list", "participant_actor", "people", "person"]
