"""Questions about the path, each for an actor."""

from kedjan.journeys.queries.cases import CaseView, ExitView, StageView, TeamView, case_of, case_of_enrolment
from kedjan.journeys.queries.invitations import GivenAnswer, WaitingInvitation, latest_answer, waiting_invitation
from kedjan.journeys.queries.late import Late, late
from kedjan.journeys.queries.lists import (
    LATEST_INVITATION,
    CaseListItem,
    CaseShow,
    InvitationState,
    ParticipationFact,
    case_list,
    invitation_beside,
    invitation_states,
    participations,
)
from kedjan.journeys.queries.starts import TeamStart, team_starts
from kedjan.journeys.queries.team import followers, team_choices

__all__ = [
    "LATEST_INVITATION",
    "CaseListItem",
    "CaseShow",
    "CaseView",
    "ExitView",
    "GivenAnswer",
    "InvitationState",
    "Late",
    "ParticipationFact",
    "StageView",
    "TeamStart",
    "TeamView",
    "WaitingInvitation",
    "case_list",
    "case_of",
    "case_of_enrolment",
    "followers",
    "invitation_beside",
    "invitation_states",
    "late",
    "latest_answer",
    "participations",
    "team_choices",
    "team_starts",
    "waiting_invitation",
]
