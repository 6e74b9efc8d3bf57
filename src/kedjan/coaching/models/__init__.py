"""The tables of the context; private to it."""

from kedjan.coaching.models.groups import Group, GroupNote, Leader, Seat
from kedjan.coaching.models.individual import Circumstance, CoachNote, Talk, Tool
from kedjan.coaching.models.news import GroupNews
from kedjan.coaching.models.planning import PlannedPerson, YearPlan
from kedjan.coaching.models.resources import Absence, Coach, Room, RoomClosure, TravelTime
from kedjan.coaching.models.sessions import Attendance, Session
from kedjan.coaching.models.waiting import Waiting

__all__ = [
    "Absence",
    "Attendance",
    "Circumstance",
    "Coach",
    "CoachNote",
    "Group",
    "GroupNews",
    "GroupNote",
    "Leader",
    "PlannedPerson",
    "Room",
    "RoomClosure",
    "Seat",
    "Session",
    "Talk",
    "Tool",
    "TravelTime",
    "Waiting",
    "YearPlan",
]
