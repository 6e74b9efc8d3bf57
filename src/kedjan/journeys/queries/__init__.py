"""Questions about the path, each for an actor."""

from kedjan.journeys.queries.case_pages import case_nav
from kedjan.journeys.queries.cases import CaseView, ExitView, StageView, TeamView, case_of, case_of_enrolment
from kedjan.journeys.queries.changes import Change, TeamChange, team_changes
from kedjan.journeys.queries.clocks import ClocksView, ClockView, clocks_of, days_of, written_days
from kedjan.journeys.queries.continuity import FollowedView, FollowingView, followers_of
from kedjan.journeys.queries.followed_figures import followed_figures
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
from kedjan.journeys.queries.near import NearDay, near_days, near_ones
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
from kedjan.journeys.queries.waiting_tasks import WaitingTask, waiting_tasks
from kedjan.journeys.queries.wording import day_item, left_tag, left_words, plain_of, title_of

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
    "FollowingView",
    "GivenAnswer",
    "InvitationState",
    "NearDay",
    "ParticipationFact",
    "StageView",
    "TeamChange",
    "TeamStart",
    "TeamView",
    "Teams",
    "WaitingGate",
    "WaitingInvitation",
    "WaitingTask",
    "Waits",
    "case_list",
    "case_nav",
    "case_of",
    "case_of_enrolment",
    "clocks_of",
    "day_item",
    "days_of",
    "few_teams",
    "followed_figures",
    "followers",
    "followers_of",
    "invitation_beside",
    "invitation_states",
    "latest_answer",
    "left_tag",
    "left_words",
    "near_days",
    "near_ones",
    "participations",
    "place_of",
    "plain_of",
    "team_changes",
    "team_choices",
    "team_starts",
    "title_of",
    "waiting_gates",
    "waiting_gates_count",
    "waiting_invitation",
    "waiting_tasks",
    "written_days",
]
