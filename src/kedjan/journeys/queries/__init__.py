"""Questions about the path, each for an actor."""

from kedjan.journeys.queries.cases import CaseView, ExitView, StageView, TeamView, case_of, case_of_enrolment
from kedjan.journeys.queries.lists import (
    CaseListItem,
    InvitationState,
    ParticipationFact,
    case_list,
    invitation_states,
    participations,
)

__all__ = [
    "CaseListItem",
    "CaseView",
    "ExitView",
    "InvitationState",
    "ParticipationFact",
    "StageView",
    "TeamView",
    "case_list",
    "case_of",
    "case_of_enrolment",
    "invitation_states",
    "participations",
]
