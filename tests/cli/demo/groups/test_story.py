"""The story of the coaching groups, told through the operations: what whoever steps in finds."""

from datetime import date

import pytest

from kedjan.cli.demo.groups.story import tell_of_groups
from kedjan.coaching.domain.codes import GroupStatus, PlanStatus
from kedjan.coaching.domain.leading_codes import SessionState, ToolKind
from kedjan.coaching.queries.led import groups_led
from kedjan.coaching.queries.members import marks_of, seats_in, tools_of
from kedjan.coaching.queries.offers import offer_of
from kedjan.coaching.queries.plan_year import year_groups
from kedjan.coaching.queries.plans import plans
from kedjan.coaching.queries.resources import coaches, rooms
from kedjan.coaching.queries.waiting import waiting_people
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ProgrammeId
from kedjan.organisations.models import Account
from kedjan.organisations.queries import staff_actors
from kedjan.participants.queries import participant_actor
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import programme
from tests.cli.demo.sources_for_tests import sources
from tests.support.server import PROJECT
from tests.support.world import TODAY, World, noon


@pytest.fixture
def story(world: World) -> ProgrammeId:
    """Tell it, in a world that has the programme's own file; return the programme."""
    operator = world.operator()
    with acting(operator):
        text = (PROJECT / "programmes/coachningsprojektet.toml").read_text(encoding="utf-8")
        load_programme(actor=operator, text=text, now=noon(TODAY))
    tell_of_groups(sources(), frozenset())
    found = programme(key="coachningsprojektet")
    assert found is not None
    return found.id


def staff(username: str) -> Actor:
    (actor,) = staff_actors(account_id=AccountId(Account.objects.get(username=username).pk))
    return actor


def person(username: str) -> Actor:
    actor = participant_actor(account_id=AccountId(Account.objects.get(username=username).pk))
    assert actor is not None
    return actor


def test_whoever_plans_finds_coaches_rooms_people_who_wait_and_a_plan_that_holds(story: ProgrammeId) -> None:
    planner = staff("demo.13.planner")

    with acting(planner):
        assert len(coaches(actor=planner, programme_id=story, since=TODAY)) == 14
        assert sum(bool(one.away) for one in coaches(actor=planner, programme_id=story, since=TODAY)) == 1
        assert sum(bool(one.closed) for one in rooms(actor=planner, programme_id=story, since=TODAY)) == 2
        assert len(waiting_people(actor=planner, programme_id=story)) == 53
        assert [one.status for one in plans(actor=planner, programme_id=story)] == [
            PlanStatus.PUBLISHED,
            PlanStatus.REPLACED,
        ]
        groups = year_groups(actor=planner, programme_id=story, from_on=date(2012, 11, 1))
    assert [(one.code, one.status, one.seats) for one in groups] == [
        ("g1", GroupStatus.STARTED, 10),
        ("g2", GroupStatus.PLANNED, 9),
        ("g3", GroupStatus.PLANNED, 8),
    ]


@pytest.mark.usefixtures("story")
def test_the_coach_leads_a_group_that_has_met_six_times_and_meets_today() -> None:
    coach = staff("demo.14.coach")

    with acting(coach):
        (group,) = groups_led(actor=coach, today=TODAY)
        seats = seats_in(actor=coach, group_id=group.id)
        marks = marks_of(actor=coach, seats=[one.id for one in seats])

    assert [one.state for one in group.sessions].count(SessionState.HELD) == 6
    assert group.next_session(TODAY) == group.session(7)
    assert group.sessions[6].on == TODAY
    assert len(seats) == 10
    assert len(marks) == 61  # ten people six times, and one who does not come next time


@pytest.mark.usefixtures("story")
def test_one_participant_has_a_group_and_shows_a_goal_and_another_has_a_seat_to_answer() -> None:
    member, offered = person("demo.15.member"), person("demo.16.offered")
    assert member.participant_id is not None
    assert offered.participant_id is not None

    with acting(member):
        tools = tools_of(actor=member, participant_id=member.participant_id)
    with acting(offered):
        offer = offer_of(actor=offered, participant_id=offered.participant_id)

    assert {kind for kind, tool in tools.items() if tool.shared_at is not None} == {ToolKind.GOAL}
    assert offer is not None
    assert offer.answer is None
