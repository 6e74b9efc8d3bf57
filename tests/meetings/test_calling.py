"""Calling to a meeting, changing and cancelling it, and who is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import MeetingId, new_id
from kedjan.meetings.domain.calling import When
from kedjan.meetings.domain.codes import Feature, MeetingState, WhyCancelled
from kedjan.meetings.operations.calling import (
    CannotCallMeeting,
    CannotChangeMeeting,
    call_meeting,
    call_of,
    cancel_meeting,
    change_meeting,
)
from kedjan.meetings.operations.saying import say_times
from kedjan.meetings.queries.meetings import meetings_of
from kedjan.meetings.queries.terms import USUAL
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.watching import at_work, unchanged
from tests.meetings.calls import NOW, ON, at, been, call, called, seen_by, shown
from tests.support.reasons import codes
from tests.support.world import TODAY, World


def told(actor: Actor, kind: NoticeKind) -> list[str]:
    """Return what the actor was told of the kind."""
    with acting(actor):
        return [one.text for one in notices(actor=actor) if one.kind is kind]


def test_those_called_and_the_person_see_the_meeting_and_are_told(world: World) -> None:
    fk, af, me = world.caseworker("fk"), world.caseworker("af"), world.participant()

    meeting_id = called(world)

    for reader in (fk, af, me):
        meeting = shown(reader, meeting_id)
        assert (meeting.state, meeting.sequence, meeting.place) == (MeetingState.CALLED, 0, "Kommunhuset i Sunne")
        assert set(meeting.parties) == {world.organisation("fk"), world.organisation("af")}
    assert len(told(af, NoticeKind.MEETING_CALLED)) == len(told(me, NoticeKind.MEETING_CALLED)) == 1
    assert told(fk, NoticeKind.MEETING_CALLED) == []


def test_an_organisation_of_the_team_that_is_not_called_does_not_see_it(world: World) -> None:
    meeting_id = called(world)

    for key in ("region", "sunne", "torsby"):
        assert seen_by(world.caseworker(key), meeting_id) is None


@pytest.mark.parametrize(
    ("others", "hour", "on", "code"),
    [
        (("af",), 10, date(2013, 1, 11), "meeting.in_the_past"),
        (("af",), 5, ON, "meeting.at_night"),
        (("fk",), 10, ON, "meeting.alone"),
        (("torsby",), 10, ON, "meeting.outside"),
    ],
)
def test_nobody_is_called_to_what_cannot_be(
    world: World, others: tuple[str, ...], hour: int, on: date, code: str
) -> None:
    fk = world.caseworker("fk")
    asked = call(world, *others, hour=hour, on=on)

    with unchanged(world, fk, "consented"), pytest.raises(CannotCallMeeting) as refusal, at_work(fk):
        call_meeting(actor=fk, enrolment_id=world.enrolment("consented"), call=asked, now=NOW)

    assert codes(refusal.value) == [code]


def test_the_person_is_not_called_twice_to_the_same_time(world: World) -> None:
    called(world)

    with pytest.raises(CannotCallMeeting) as refusal:
        called(world, call(world, "region"))

    assert codes(refusal.value) == ["meeting.twice"]


def test_a_place_has_what_the_person_has_said_that_they_need(world: World) -> None:
    me = world.participant()
    with at_work(me):
        said = replace(USUAL, features=frozenset({Feature.LOOP}))
        say_times(actor=me, participant_id=world.person("consented"), terms=said, now=NOW, for_person=True)

    with pytest.raises(CannotCallMeeting) as refusal:
        called(world)

    assert codes(refusal.value) == ["meeting.lacks_loop"]
    meeting_id = called(world, call(world, features=[Feature.LOOP]))
    assert shown(me, meeting_id).features == {Feature.LOOP}


def test_a_participation_that_is_over_or_hidden_has_no_meetings(world: World) -> None:
    with pytest.raises(CannotCallMeeting) as over:
        called(world, name="private")
    with pytest.raises(CannotCallMeeting) as hidden:
        called(world, name="private", key="af")

    assert (codes(over.value), codes(hidden.value)) == (["meeting.case_ended"], ["meeting.no_case"])


def test_who_may_not_call_changes_nothing(world: World) -> None:
    therapist = world.therapist()

    with unchanged(world, therapist, "consented"), pytest.raises(NotPermitted), at_work(therapist):
        call_meeting(actor=therapist, enrolment_id=world.enrolment("consented"), call=call(world), now=NOW)


def test_a_changed_meeting_is_a_new_version_and_all_are_told(world: World) -> None:
    fk, af, region, me = (*map(world.caseworker, ("fk", "af", "region")), world.participant())
    meeting_id = called(world, call(world, "af", "region"))

    with at_work(fk):
        event = change_meeting(actor=fk, meeting_id=meeting_id, call=call(world, "af", hour=13), now=NOW)

    assert event.sequence == 1
    meeting = shown(me, meeting_id)
    assert (meeting.state, meeting.when) == (MeetingState.CHANGED, When(at(13), at(14)))
    assert len(told(af, NoticeKind.MEETING_CHANGED)) == len(told(me, NoticeKind.MEETING_CHANGED)) == 1
    assert (len(told(region, NoticeKind.MEETING_CANCELLED)), told(region, NoticeKind.MEETING_CHANGED)) == (1, [])
    with acting(fk):
        assert len(meetings_of(actor=fk, participant_id=world.person("consented"))) == 1


def test_a_meeting_is_cancelled_once_and_all_are_told(world: World) -> None:
    fk, me = world.caseworker("fk"), world.participant()
    meeting_id = called(world)

    with at_work(fk):
        cancel_meeting(actor=fk, meeting_id=meeting_id, why=WhyCancelled.NOT_NEEDED, now=NOW)

    meeting = shown(me, meeting_id)
    assert (meeting.is_cancelled, meeting.why_cancelled) == (True, WhyCancelled.NOT_NEEDED)
    assert len(told(me, NoticeKind.MEETING_CANCELLED)) == 1
    with unchanged(world, fk, "consented"), pytest.raises(CannotChangeMeeting) as refusal, at_work(fk):
        cancel_meeting(actor=fk, meeting_id=meeting_id, why=WhyCancelled.OTHER, now=NOW)
    assert codes(refusal.value) == ["meeting.is_cancelled"]
    again = called(world)
    assert again != meeting_id


@pytest.mark.parametrize("who", ["af", "region", "nobody"])
def test_only_the_caller_changes_a_meeting(world: World, who: str) -> None:
    meeting_id = MeetingId(new_id()) if who == "nobody" else called(world)
    actor = world.caseworker("fk" if who == "nobody" else who)

    with unchanged(world, actor, "consented"), pytest.raises(CannotChangeMeeting) as refusal, at_work(actor):
        change_meeting(actor=actor, meeting_id=meeting_id, call=call(world, hour=13), now=NOW)

    assert codes(refusal.value) == ["meeting.not_caller" if who == "af" else "meeting.none"]


def test_what_has_been_or_is_the_same_is_not_changed(world: World) -> None:
    fk = world.caseworker("fk")
    ahead, over = called(world), been(world)

    for meeting_id, asked, code in (
        (over, call(world, hour=13), "meeting.has_been"),
        (ahead, call_of(shown(fk, ahead)), "meeting.unchanged"),
        (ahead, call(world, on=TODAY - timedelta(days=3)), "meeting.in_the_past"),
    ):
        with unchanged(world, fk, "consented"), pytest.raises(CannotChangeMeeting) as refusal, at_work(fk):
            change_meeting(actor=fk, meeting_id=meeting_id, call=asked, now=NOW)
        assert codes(refusal.value) == [code]
