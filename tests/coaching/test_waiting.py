"""Waiting for a group: by the person's wish, once, in a stage where one waits; a refusal changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.coaching.domain.codes import RoomFeature, WhyNotWaiting
from kedjan.coaching.domain.waiting import latest_start, refusals_to_wait
from kedjan.coaching.models import Waiting
from kedjan.coaching.operations import CannotWait, stop_waiting, wait_for_group
from kedjan.coaching.queries.waiting import waiting_of, waiting_people
from kedjan.integrations.database.context import acting
from kedjan.journeys.operations import close_participation
from kedjan.organisations.domain.permissions import NotPermitted
from tests.coaching.founding import grounds, settled, wish_from
from tests.support.world import TODAY, World, noon

WISH = wish_from(TODAY, needs=(RoomFeature.QUIET,), language="ar")


def test_whoever_waits_is_seen_by_the_team_with_what_they_want(world: World) -> None:
    made = grounds(world)
    (enrolment,) = made.enrolled(1)

    waiting = made.waits(enrolment, WISH)

    with acting(made.coordinator):
        found = waiting_of(actor=made.coordinator, participant_id=made.people[0])
    assert found is not None
    assert (found.id, found.enrolment_id, found.wish) == (waiting, enrolment, WISH)


def test_nobody_outside_the_team_sees_who_waits(world: World) -> None:
    made = settled(world, waiting=2)

    for actor in (world.caseworker("torsby"), world.manager(), world.employer_contact()):
        with acting(actor):
            assert waiting_people(actor=actor, programme_id=made.programme.id) == ()


def test_the_list_begins_with_whoever_must_start_first_and_goes_on_after_a_place(world: World) -> None:
    made = grounds(world)
    for enrolment, weeks in zip(made.enrolled(3), (30, 10, 20), strict=True):
        made.waits(enrolment, wish_from(TODAY, weeks=weeks))

    with acting(made.coordinator):
        first, second = waiting_people(actor=made.coordinator, programme_id=made.programme.id, limit=2)
        place = (second.wish.latest_on, second.id)
        (third,) = waiting_people(actor=made.coordinator, programme_id=made.programme.id, after=place, limit=2)

    assert [one.participant_id for one in (first, second, third)] == [made.people[1], made.people[2], made.people[0]]


def test_nobody_waits_twice(world: World) -> None:
    made = grounds(world)
    (enrolment,) = made.enrolled(1)
    made.waits(enrolment)

    with acting(made.caseworker):
        with pytest.raises(CannotWait) as refusal:
            wait_for_group(actor=made.caseworker, enrolment_id=enrolment, wish=WISH, now=noon(TODAY))
        assert Waiting.objects.count() == 1
    assert [one.code for one in refusal.value.reasons] == ["already"]


def test_nobody_waits_in_a_programme_without_groups(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        with pytest.raises(CannotWait) as refusal:
            wait_for_group(actor=fk, enrolment_id=world.enrolment("consented"), wish=WISH, now=noon(TODAY))
        assert Waiting.objects.count() == 0
    assert [one.code for one in refusal.value.reasons] == ["no_groups"]


def test_nobody_waits_whose_participation_has_ended(world: World) -> None:
    made = grounds(world)
    (enrolment,) = made.enrolled(1)
    with acting(made.caseworker):
        close_participation(
            actor=made.caseworker, enrolment_id=enrolment, outcome="moved", exited_on=TODAY, now=noon(TODAY)
        )

        with pytest.raises(CannotWait) as refusal:
            wait_for_group(actor=made.caseworker, enrolment_id=enrolment, wish=WISH, now=noon(TODAY))
        assert Waiting.objects.count() == 0
    assert [one.code for one in refusal.value.reasons] == ["no_case"]


def test_somebody_without_the_right_writes_nobody_up(world: World) -> None:
    made, therapist = grounds(world), world.therapist()
    (enrolment,) = made.enrolled(1)

    with acting(therapist), pytest.raises(NotPermitted):
        wait_for_group(actor=therapist, enrolment_id=enrolment, wish=WISH, now=noon(TODAY))
    with acting(made.caseworker):
        assert Waiting.objects.count() == 0


def test_whoever_wrote_it_up_ends_it_and_the_person_can_wait_again(world: World) -> None:
    made = settled(world, waiting=1)
    with acting(made.caseworker):
        stop_waiting(actor=made.caseworker, waiting_id=made.waiting[0], why=WhyNotWaiting.MISTAKE, now=noon(TODAY))
        assert waiting_of(actor=made.caseworker, participant_id=made.people[0]) is None

    again = made.waits(made.enrolments[0])

    with acting(made.caseworker):
        found = waiting_of(actor=made.caseworker, participant_id=made.people[0])
    assert found is not None
    assert found.id == again


def test_another_organisation_does_not_end_it(world: World) -> None:
    made = settled(world, waiting=1)

    with acting(made.coordinator):
        with pytest.raises(CannotWait) as refusal:
            stop_waiting(actor=made.coordinator, waiting_id=made.waiting[0], why=WhyNotWaiting.MISTAKE, now=noon(TODAY))
        assert waiting_of(actor=made.coordinator, participant_id=made.people[0]) is not None
    assert [one.code for one in refusal.value.reasons] == ["not_waiting"]


def test_every_reason_against_a_wish_is_told_at_once() -> None:
    wish = replace(WISH, earliest_on=TODAY, latest_on=TODAY - timedelta(days=1), max_minutes=0, language="Arabiska")

    assert [one.code for one in refusals_to_wait(wish=wish, today=TODAY)] == ["turned", "past", "minutes", "language"]


def test_a_year_that_is_mistyped_is_noticed() -> None:
    wish = replace(WISH, latest_on=date(2103, 1, 14))

    assert [one.code for one in refusals_to_wait(wish=wish, today=TODAY)] == ["far"]


@given(st.none() | st.dates(date(2010, 1, 1), date(2030, 1, 1)))
def test_the_last_day_that_is_proposed_is_never_past_and_leaves_a_week_of_the_benefit(ends_on: date | None) -> None:
    proposed = latest_start(benefit_ends_on=ends_on, today=TODAY)

    assert proposed >= TODAY
    assert proposed == TODAY + timedelta(days=365) or (ends_on is not None and (ends_on - proposed).days == 7)
