"""Questions about the path, each for an actor."""

from kedjan.journeys.queries.case_pages import CasePage, case_pages
from kedjan.journeys.queries.cases import CaseView, ExitView, StageView, TeamView, case_of, case_of_enrolment
from kedjan.journeys.queries.changes import Change, TeamChange, team_changes
from kedjan.journeys.queries.clocks import ClocksView, ClockView, clocks_of, days_of
from kedjan.journeys.queries.continuity import FollowedView, followers_of
from kedjan.journeys.queries.invitations import GivenAnswer, WaitingInvitation, latest_answer, waiting_invitation
from kedjan.journeys.queries.lists import (
    LATEST_INVITATION,
    WAITS_OF,
    Asked,
    CaseListItem,
    CaseShow,
    InvitationState,
    ParticipationFact,
    case_list,
    invitation_beside,
    invitation_states,
    participations,
    place_of,
)
from kedjan.journeys.queries.starts import TeamStart, team_starts
from kedjan.journeys.queries.team import followers, team_choices
from kedjan.journeys.queries.waiting import (
    MOST_COUNTED,
    Teams,
    WaitingGate,
    Waits,
    few_teams,
    waiting_gates,
    waiting_gates_count,
)

__all__ = [
    "LATEST_INVITATION",
    "MOST_COUNTED",
    "WAITS_OF",
    "Asked",
    "CaseListItem",
    "CasePage",
    "CaseShow",
    "CaseView",
    "Change",
    "ClockView",
    "ClocksView",
    "ExitView",
    "FollowedView",
    "GivenAnswer",
    "InvitationState",
    "ParticipationFact",
    "StageView",
    "TeamChange",
    "TeamStart",
    "TeamView",
    "Teams",
    "WaitingGate",
    "WaitingInvitation",
    "Waits",
    "case_list",
    "case_of",
    "case_of_enrolment",
    "case_pages",
    "clocks_of",
    "days_of",
    "few_teams",
    "followers",
    "followers_of",
    "invitation_beside",
    "invitation_states",
    "latest_answer",
    "participations",
    "place_of",
    "team_changes",
    "team_choices",
    "team_starts",
    "waiting_gates",
    "waiting_gates_count",
    "waiting_invitation",
]
