"""The tables of the context; private to it."""

from kedjan.coaching.models.groups import Group, Leader, Seat
from kedjan.coaching.models.planning import PlannedPerson, YearPlan
from kedjan.coaching.models.resources import Absence, Coach, Room, RoomClosure, TravelTime
from kedjan.coaching.models.waiting import Waiting

__all__ = [
    "Absence",
    "Coach",
    "Group",
    "Leader",
    "PlannedPerson",
    "Room",
    "RoomClosure",
    "Seat",
    "TravelTime",
    "Waiting",
    "YearPlan",
]
