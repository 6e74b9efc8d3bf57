"""Sessions and attendance: written by whoever leads the group, corrected by a newer answer, refused with reasons."""

from datetime import date, time, timedelta

import pytest

from kedjan.coaching.domain.codes import GroupStatus, WhyCancelled
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, SessionState, WhyAway
from kedjan.coaching.domain.sessions import CANNOT_LEAD, NOT_YET, TOO_FEW_LEAD, WAS_CANCELLED, WAS_HELD
from kedjan.coaching.operations.leading import (
    NO_SEAT,
    NO_SESSION,
    NOT_LEADER,
    AttendanceNoted,
    CannotLeadSession,
    CannotNoteAttendance,
    Material,
    cancel_session,
    write_session,
)
from kedjan.coaching.queries.led import groups_led
from kedjan.coaching.queries.members import (
    Mark,
)
from kedjan.integrations.database.context import acting
from kedjan.kernel.refusal import Reason
from tests.coaching.leading import FIRST, LAST, NOW, SECOND, held, led_group, marks, noted, nothing_changed
from tests.journeys.watching import at_work
from tests.support.world import TODAY, World

NOTHING = Material("", "", "", "", "", ())


def test_a_group_meets_ten_times_where_the_programme_says_nothing_else(world: World) -> None:
    led = led_group(world)

    sessions = led.seen_by(led.fk).sessions

    assert [one.on for one in sessions] == [date(2013, 1, 7) + timedelta(weeks=week) for week in range(10)]
    assert {(one.begins_at, one.state, one.id) for one in sessions} == {(time(9, 30), SessionState.PLANNED, None)}


def test_a_group_starts_when_two_coaches_have_led_its_first_session(world: World) -> None:
    led = led_group(world)

    event = held(led, led.fk)

    found = led.seen_by(led.fk)
    assert event.status is found.status is GroupStatus.STARTED
    assert found.sessions[0].led_by == {led.coaches["fk"], led.coaches["af"]}


def test_a_group_does_not_start_with_one_coach_or_with_a_reserve_who_is_not_needed(world: World) -> None:
    led = led_group(world)

    for by, reason in ((("fk",), TOO_FEW_LEAD), (("fk", "region"), CANNOT_LEAD)):
        with nothing_changed(world), pytest.raises(CannotLeadSession) as refusal:
            held(led, led.fk, by=by)
        assert refusal.value.reasons == (reason,)

    assert led.seen_by(led.fk).status is GroupStatus.PLANNED


def test_the_reserve_leads_too(world: World) -> None:
    led = led_group(world)

    with acting(world.caseworker("region")):
        assert [one.id for one in groups_led(actor=world.caseworker("region"), today=TODAY)] == [led.id]


def test_a_group_ends_when_all_its_sessions_have_been_or_are_cancelled(world: World) -> None:
    led = led_group(world)
    held(led, led.fk)
    for number in range(SECOND, LAST + 1):
        with at_work(led.fk):
            cancel_session(actor=led.fk, group_id=led.id, number=number, why=WhyCancelled.TOO_FEW, now=NOW)

    found = led.seen_by(led.fk)

    assert found.status is GroupStatus.ENDED
    assert {one.why_cancelled for one in found.sessions[1:]} == {WhyCancelled.TOO_FEW}


def test_a_session_that_has_been_is_not_cancelled_and_one_that_is_cancelled_is_not_held(world: World) -> None:
    led = led_group(world)
    held(led, led.fk)
    with at_work(led.fk):
        cancel_session(actor=led.fk, group_id=led.id, number=SECOND, why=WhyCancelled.NO_ROOM, now=NOW)

    with pytest.raises(CannotLeadSession) as was_held, at_work(led.fk):
        cancel_session(actor=led.fk, group_id=led.id, number=FIRST, why=WhyCancelled.NO_ROOM, now=NOW)
    with pytest.raises(CannotLeadSession) as was_cancelled:
        held(led, led.fk, SECOND)
    with pytest.raises(CannotNoteAttendance) as nobody_was_there:
        noted(led, led.fk, Presence.HERE)

    assert was_held.value.reasons == (WAS_HELD,)
    assert was_cancelled.value.reasons == nobody_was_there.value.reasons == (WAS_CANCELLED,)


def test_theme_material_and_day_of_a_session_are_written(world: World) -> None:
    led = led_group(world)
    material = Material("Min vecka", "Text", "Lätt", "https://exempel.se/x", "Blad 1", (MaterialForm.EASY,))

    with at_work(led.fk):
        write_session(
            actor=led.fk,
            group_id=led.id,
            number=SECOND,
            on=date(2013, 1, 16),
            begins_at=time(13),
            material=material,
            now=NOW,
        )

    found = led.seen_by(led.fk).sessions[1]
    assert (found.on, found.begins_at, found.theme, found.easy_text) == (
        date(2013, 1, 16),
        time(13),
        "Min vecka",
        "Lätt",
    )
    assert (found.link_name, found.forms) == ("Blad 1", (MaterialForm.EASY,))


def test_who_was_there_is_noted_and_a_newer_answer_corrects_it(world: World) -> None:
    led = led_group(world, ("consented",))

    noted(led, led.fk, Presence.AWAY, WhyAway.TRAVEL)
    before = marks(led, led.fk)
    event = noted(led, led.fk, Presence.HERE)

    account = led.fk.account_id
    assert before == {SECOND: Mark(Presence.AWAY, WhyAway.TRAVEL, account)}
    assert marks(led, led.fk) == {SECOND: Mark(Presence.HERE, None, account)}
    assert event == AttendanceNoted(world.person("consented"), led.id, SECOND, Presence.HERE, None)


def test_the_other_leader_sees_it_where_the_person_shares_with_both(world: World) -> None:
    led = led_group(world, ("consented",))

    noted(led, led.fk, Presence.HERE)

    assert marks(led, world.caseworker("af")) == marks(led, led.fk) != {}


def test_nobody_is_here_at_a_session_that_is_still_to_be(world: World) -> None:
    led = led_group(world)

    with nothing_changed(world), pytest.raises(CannotNoteAttendance) as refusal:
        noted(led, led.fk, Presence.HERE, number=LAST)

    assert refusal.value.reasons == (NOT_YET,)


@pytest.mark.parametrize(
    ("key", "number", "name", "reason"),
    [
        ("sunne", SECOND, "consented", NOT_LEADER),
        ("fk", 11, "consented", NO_SESSION),
        ("fk", SECOND, "private", NO_SEAT),
    ],
)
def test_nothing_is_noted_by_who_does_not_lead_or_of_who_has_no_seat(
    world: World, key: str, number: int, name: str, reason: Reason
) -> None:
    led = led_group(world)

    with nothing_changed(world), pytest.raises(CannotNoteAttendance) as refusal:
        noted(led, world.caseworker(key), Presence.HERE, number=number, name=name)

    assert refusal.value.reasons == (reason,)
