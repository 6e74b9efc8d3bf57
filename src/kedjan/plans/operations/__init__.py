"""Use cases of the plan."""

from kedjan.plans.operations.items import CannotChangePlan, NewStep, PlanStepTaken, begin_item, take_step
from kedjan.plans.operations.notes import (
    CannotChangeNote,
    OwnNoteShared,
    OwnNoteThrownAway,
    OwnNoteWritten,
    share_note,
    throw_note_away,
    write_note,
)

__all__ = [
    "CannotChangeNote",
    "CannotChangePlan",
    "NewStep",
    "OwnNoteShared",
    "OwnNoteThrownAway",
    "OwnNoteWritten",
    "PlanStepTaken",
    "begin_item",
    "share_note",
    "take_step",
    "throw_note_away",
    "write_note",
]
