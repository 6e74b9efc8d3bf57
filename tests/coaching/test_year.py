"""From the register to a problem: what is planned with is what the coordinator may see, without a name."""

from dataclasses import replace
from datetime import date, timedelta

from kedjan.coaching.domain.codes import RoomFeature, WhyNotWaiting
from kedjan.coaching.operations import close_room, leave_as_coach, leave_room, record_absence, stop_waiting
from kedjan.coaching.queries.year import YearProblem, problem_of_year
from kedjan.consents.operations import withdraw_consent
from kedjan.consents.queries import consents_of
from kedjan.engines.groups.check import check
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.solve import plan_groups
from kedjan.integrations.database.context import acting
from tests.coaching.founding import FIRST_WEEK, Grounds, grounds, settled, wish_from
from tests.support.people import TORSBY
from tests.support.told import TOLD
from tests.support.world import TODAY, World, noon


def _problem(made: Grounds, codes: dict[str, str] | None = None) -> YearProblem:
    with acting(made.coordinator):
        return problem_of_year(actor=made.coordinator, programme=made.programme, first_week_on=FIRST_WEEK, codes=codes)


def test_a_problem_holds_coaches_rooms_and_those_who_wait(world: World) -> None:
    made = settled(world)

    found = _problem(made)

    assert {one.id for one in found.problem.coaches} == {str(one) for one in made.coaches}
    assert {one.id for one in found.problem.rooms} == {str(one) for one in made.rooms}
    assert {one.participant_id for one in found.people.values()} == set(made.people)
    assert {one.id for one in found.problem.participants} == set(found.people)
    assert found.left_out == ()


def test_a_problem_names_nobody(world: World) -> None:
    made = settled(world)

    text = repr(_problem(made).problem)

    assert [str(one) for one in (*made.people, *made.enrolments, *made.waiting) if str(one) in text] == []
    assert "Person" not in text


def test_the_engine_plans_what_the_register_says(world: World) -> None:
    found = _problem(settled(world))

    plan = plan_groups(found.problem, Effort(seconds=5, workers=1, moves=200))

    assert check(found.problem, plan).violations == ()
    assert sum(len(group.participants) for group in plan.groups) == 10


def test_a_person_keeps_the_code_of_an_earlier_plan(world: World) -> None:
    made = settled(world, waiting=2)
    first = str(made.enrolments[0])

    found = _problem(made, {first: "p9"})

    assert found.people["p9"].enrolment_id == made.enrolments[0]
    assert set(found.people) == {"p9", "p1"}


def test_whoever_takes_the_consent_back_is_in_no_problem(world: World) -> None:
    made = settled(world, waiting=2)
    fk, gone = made.caseworker, made.people[0]
    with acting(fk):
        for consent in consents_of(actor=fk, participant_id=gone):
            withdraw_consent(actor=fk, consent_id=consent.id, now=noon(TODAY), told=TOLD)

    assert {one.participant_id for one in _problem(made).people.values()} == {made.people[1]}


def test_whoever_does_not_wait_any_more_is_in_no_problem(world: World) -> None:
    made = settled(world, waiting=2)
    with acting(made.caseworker):
        stop_waiting(actor=made.caseworker, waiting_id=made.waiting[0], why=WhyNotWaiting.OWN_WISH, now=noon(TODAY))

    assert {one.participant_id for one in _problem(made).people.values()} == {made.people[1]}


def test_a_coach_is_away_in_every_week_with_a_day_of_absence(world: World) -> None:
    made = settled(world, waiting=0)
    with acting(made.coordinator):
        record_absence(
            actor=made.coordinator,
            coach_id=made.coaches[0],
            first_on=FIRST_WEEK + timedelta(weeks=3, days=4),
            last_on=FIRST_WEEK + timedelta(weeks=5, days=5),
            is_sudden=False,
            now=noon(TODAY),
        )

    coaches = {one.id: one for one in _problem(made).problem.coaches}

    assert {week for week in coaches[str(made.coaches[0])].away_weeks if week < 60} == {3, 4, 5}
    assert {week for week in coaches[str(made.coaches[1])].away_weeks if week < 60} == set()


def test_a_closed_room_is_closed_in_its_weeks_and_one_that_is_left_is_gone(world: World) -> None:
    made = settled(world, waiting=0)
    with acting(made.coordinator):
        day = FIRST_WEEK + timedelta(weeks=1)
        close_room(actor=made.coordinator, room_id=made.rooms[0], first_on=day, last_on=day, now=noon(TODAY))
        leave_room(actor=made.coordinator, room_id=made.rooms[1], now=noon(TODAY))
        leave_as_coach(actor=made.coordinator, coach_id=made.coaches[1], now=noon(TODAY))

    problem = _problem(made).problem

    assert [(one.id, one.closed_weeks) for one in problem.rooms] == [(str(made.rooms[0]), frozenset({1}))]
    assert len(problem.coaches) == 2


def test_needs_and_language_come_from_what_the_person_said(world: World) -> None:
    made = grounds(world)
    (enrolment,) = made.enrolled(1, code=TORSBY)
    made.waits(enrolment, wish_from(TODAY, needs=(RoomFeature.HEARING_LOOP,), language="ar"))

    (person,) = _problem(made).problem.participants

    assert (person.municipality, person.needs, person.language) == (TORSBY, frozenset({"hearing_loop"}), "ar")
    assert (person.earliest, person.latest, person.benefit_ends) == (0, 26, True)


def test_whoever_no_plan_can_hold_is_told_with_the_reason(world: World) -> None:
    made = grounds(world)
    first, second = made.enrolled(2)
    made.waits(first, replace(wish_from(TODAY), latest_on=TODAY))
    made.waits(second, wish_from(date(2014, 1, 13)))
    with acting(made.coordinator):
        later = problem_of_year(
            actor=made.coordinator, programme=made.programme, first_week_on=FIRST_WEEK + timedelta(weeks=1)
        )

    assert sorted(one.reason.code for one in later.left_out) == ["later", "over"]
    assert later.problem.participants == ()
