"""The tables of the context; private to it. All but the team are append-only: the present is the latest row."""

from kedjan.journeys.models.clocks import ClockStart
from kedjan.journeys.models.continuity import FollowedBy
from kedjan.journeys.models.gates import Gate, GateMark, GateTaskMark
from kedjan.journeys.models.path import Enrolment, Exit, Invitation, InvitationAnswer, StageEntry, TeamMember

__all__ = [
    "ClockStart",
    "Enrolment",
    "Exit",
    "FollowedBy",
    "Gate",
    "GateMark",
    "GateTaskMark",
    "Invitation",
    "InvitationAnswer",
    "StageEntry",
    "TeamMember",
]
