"""What starts a clock is written, changed and taken back as rows; who sees it follows from what it is about."""

from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.clock_events import ClockEvent
from kedjan.journeys.domain.clocks import Due
from kedjan.journeys.models import ClockStart
from kedjan.journeys.operations import (
    CannotWriteClock,
    ClockTakenBack,
    ClockWritten,
    change_clock,
    take_back_clock,
    write_clock,
)
from kedjan.journeys.queries import case_of, clocks_of, days_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ClockId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.steps import NOW, closed, handed_over
from tests.journeys.watching import at_work, recorded, unchanged
from tests.support.reasons import codes
from tests.support.world import World

FIRST = date(2012, 11, 5)


def written(
    world: World,
    actor: Actor,
    event: ClockEvent = ClockEvent.SICK_LEAVE,
    began_on: date = FIRST,
    last_on: date | None = None,
    name: str = "consented",
) -> ClockWritten:
    with at_work(actor):
        return write_clock(
            actor=actor, participant_id=world.person(name), event=event, began_on=began_on, last_on=last_on, now=NOW
        )


def changed(actor: Actor, clock_id: ClockId, began_on: date = FIRST, last_on: date | None = None) -> ClockWritten:
    with at_work(actor):
        return change_clock(actor=actor, clock_id=clock_id, began_on=began_on, last_on=last_on, now=NOW)


def taken_back(actor: Actor, clock_id: ClockId) -> ClockTakenBack:
    with at_work(actor):
        return take_back_clock(actor=actor, clock_id=clock_id, now=NOW)


def standing(world: World, actor: Actor, name: str = "consented") -> list[tuple[ClockEvent, date, date | None]]:
    with acting(actor):
        found = clocks_of(actor=actor, participant_id=world.person(name))
    return [(one.written.event, one.written.began_on, one.written.last_on) for one in found]


def days(world: World, actor: Actor, name: str = "consented") -> dict[str, Due]:
    with acting(actor) as clock:
        case = case_of(actor=actor, participant_id=world.person(name))
        found = days_of(actor=actor, participant_id=world.person(name), case=case, clock=clock)
    return {due.milestone.code: due for due in found.days}


def test_a_sick_leave_that_is_written_names_its_days(world: World) -> None:
    actor = world.caseworker()

    event = written(world, actor)

    person = world.person("consented")
    assert event == ClockWritten(event.clock_id, person, ClockEvent.SICK_LEAVE, FIRST, None, None)
    assert days(world, actor)["chain-91"].on == date(2013, 2, 3)
    assert recorded(actor, "ClockWritten") == [
        {
            "clock_id": str(event.clock_id),
            "participant_id": str(person),
            "event": "sick_leave",
            "began_on": "2012-11-05",
            "last_on": None,
            "replaces": None,
        }
    ]


def test_a_change_stands_in_the_place_of_what_was_written_and_both_rows_stay(world: World) -> None:
    actor = world.caseworker()
    first = written(world, actor).clock_id

    second = changed(actor, first, last_on=date(2012, 12, 31))

    assert standing(world, actor) == [(ClockEvent.SICK_LEAVE, FIRST, date(2012, 12, 31))]
    assert second.replaces == first
    with acting(actor):
        assert ClockStart.objects.filter(participant_id=world.person("consented")).count() == 2


def test_what_is_taken_back_starts_no_clock_and_the_rows_stay(world: World) -> None:
    actor = world.caseworker()
    clock_id = written(world, actor).clock_id

    event = taken_back(actor, clock_id)

    assert event == ClockTakenBack(clock_id, world.person("consented"), ClockEvent.SICK_LEAVE)
    assert standing(world, actor) == []
    assert "chain-91" not in days(world, actor)
    with acting(actor):
        assert ClockStart.objects.filter(participant_id=world.person("consented")).count() == 2


def test_what_was_changed_or_taken_back_is_not_changed_again(world: World) -> None:
    actor = world.caseworker()
    first = written(world, actor).clock_id
    second = changed(actor, first, last_on=date(2012, 12, 31)).clock_id
    taken_back(actor, second)

    for clock_id in (first, second):
        with unchanged(world, actor, "consented"), pytest.raises(CannotWriteClock) as refusal:
            taken_back(actor, clock_id)
        assert codes(refusal.value) == ["clock-already-changed"]


def test_a_period_that_goes_into_another_changes_nothing(world: World) -> None:
    actor = world.caseworker()
    written(world, actor, last_on=date(2012, 12, 31))

    with unchanged(world, actor, "consented"), pytest.raises(CannotWriteClock) as refusal:
        written(world, actor, began_on=date(2012, 12, 31))

    assert codes(refusal.value) == ["sick-leave-overlaps"]


def test_a_period_may_be_changed_within_itself_but_not_into_another(world: World) -> None:
    actor = world.caseworker()
    written(world, actor, last_on=date(2012, 11, 30))
    second = written(world, actor, began_on=date(2012, 12, 3)).clock_id

    with unchanged(world, actor, "consented"), pytest.raises(CannotWriteClock) as refusal:
        changed(actor, second, began_on=date(2012, 11, 30))

    assert codes(refusal.value) == ["sick-leave-overlaps"]
    assert changed(actor, second, began_on=date(2012, 12, 1), last_on=date(2012, 12, 9)).replaces == second


def test_a_period_far_ahead_or_that_ends_before_it_starts_changes_nothing(world: World) -> None:
    actor = world.caseworker()
    second = written(world, actor).clock_id

    with unchanged(world, actor, "consented"):
        for began_on, last_on, code in (
            (date(2015, 1, 1), None, "clock-too-far-ahead"),
            (FIRST, date(2012, 11, 4), "clock-ends-before-it-starts"),
        ):
            with pytest.raises(CannotWriteClock) as refusal:
                changed(actor, second, began_on, last_on)
            assert codes(refusal.value) == [code]


@pytest.mark.parametrize(
    ("event", "seeing"),
    [
        (ClockEvent.SICK_LEAVE, {"fk", "sunne"}),
        (ClockEvent.REFERRED, {"fk", "region"}),
        (ClockEvent.DEVELOPMENT_SUBSIDY, {"fk", "af"}),
    ],
)
def test_each_is_open_to_those_to_whom_the_consent_opens_its_kind(
    world: World, event: ClockEvent, seeing: set[str]
) -> None:
    written(world, world.caseworker(), event)

    for key in ("fk", "af", "sunne", "region", "torsby"):
        assert bool(standing(world, world.caseworker(key))) == (key in seeing)
    assert len(standing(world, world.participant())) == 1


def test_only_whoever_wrote_it_changes_it_and_hidden_is_as_missing(world: World) -> None:
    clock_id = written(world, world.caseworker("fk")).clock_id

    for actor, which in (
        (world.caseworker("sunne"), clock_id),
        (world.caseworker("torsby"), clock_id),
        (world.caseworker("fk"), ClockId(new_id())),
    ):
        with unchanged(world, actor, "consented"), pytest.raises(CannotWriteClock) as refusal:
            taken_back(actor, which)
        assert codes(refusal.value) == ["no-such-clock"]


def test_nothing_is_written_about_somebody_hidden(world: World) -> None:
    actor = world.caseworker("torsby")

    with unchanged(world, actor, "consented"), pytest.raises(CannotWriteClock) as refusal:
        written(world, actor)

    assert codes(refusal.value) == ["no-such-person"]


def test_whoever_follows_up_and_the_person_write_nothing(world: World) -> None:
    for actor in (world.manager(), world.employer_contact(), world.participant()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            written(world, actor)


def test_the_benefit_the_consent_and_the_end_are_taken_from_where_they_are(world: World) -> None:
    actor = world.caseworker()
    before = days(world, actor)
    closed(world, actor)

    after = days(world, actor)

    assert before["benefit-ends"].about == "Sjukpenning"
    assert before["consent-ends"].days_left > 0
    assert "follow-up-12" not in before
    assert after["follow-up-12"].on == date(2014, 1, 14)


def test_the_introduction_is_started_by_its_stage_and_nothing_is_written(world: World) -> None:
    actor = world.caseworker()
    assert "introduction-ends" not in days(world, actor)

    handed_over(world, actor, entered_on=date(2013, 1, 7))

    found = days(world, actor)
    assert (found["introduction-mapped"].on, found["introduction-ends"].on) == (date(2013, 3, 7), date(2013, 4, 7))
    assert standing(world, actor) == []
    assert days(world, world.participant())["introduction-ends"].on == date(2013, 4, 7)
    handed_over(world, actor, to="step_3")
    assert "introduction-ends" not in days(world, actor)


def test_whoever_may_not_see_the_steps_sees_no_day_of_theirs(world: World) -> None:
    handed_over(world, world.caseworker(), entered_on=date(2013, 1, 7))

    assert days(world, world.caseworker("torsby")) == {}


def test_a_colleague_sees_no_benefit_that_no_consent_opens(world: World) -> None:
    assert "benefit-ends" not in days(world, world.caseworker("af"))
