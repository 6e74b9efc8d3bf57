"""Questions about people, each for an actor."""

from kedjan.participants.queries.early_list import EarlyListItem, early_list, ending_soon
from kedjan.participants.queries.imports import (
    ImportRowView,
    ImportView,
    import_effect,
    import_rows,
    import_view,
    imports,
)
from kedjan.participants.queries.people import PersonView, participant_actor, people, person
from kedjan.participants.queries.register import RegisteredPerson, registered_people

__all__ = [
    "EarlyListItem",
    "ImportRowView",
    "ImportView",
    "PersonView",
    "RegisteredPerson",
    "early_list",
    "ending_soon",
    "import_effect",
    "import_rows",
    "import_view",
    "imports",
    "participant_actor",
    "people",
    "person",
    "registered_people",
]
