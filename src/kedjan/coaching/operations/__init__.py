"""What the context does."""

from kedjan.coaching.operations.resources import (
    CannotChangeResources,
    add_coach,
    add_room,
    change_coach,
    close_room,
    leave_as_coach,
    leave_room,
    record_absence,
)
from kedjan.coaching.operations.waiting import CannotWait, stop_waiting, wait_for_group

__all__ = [
    "CannotChangeResources",
    "CannotWait",
    "add_coach",
    "add_room",
    "change_coach",
    "close_room",
    "leave_as_coach",
    "leave_room",
    "record_absence",
    "stop_waiting",
    "wait_for_group",
]
