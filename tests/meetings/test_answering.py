"""What those who are called do: answer, say what they need, are asked in both ways, read and say when they can."""

from dataclasses import replace
from datetime import time

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import MeetingId
from kedjan.meetings.domain.codes import MarkKind, Need, WhyCancelled
from kedjan.meetings.operations.answering import (
    CannotAnswerMeeting,
    answer_meeting,
    note_asked,
    read_minutes,
    say_needs,
)
from kedjan.meetings.operations.calling import call_of, cancel_meeting, change_meeting
from kedjan.meetings.operations.holding import CannotWriteMinutes, write_minutes
from kedjan.meetings.operations.saying import CannotSayTimes, say_times
from kedjan.meetings.queries.meetings import NeedsView
from kedjan.meetings.queries.terms import USUAL, able, terms_of
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.organisations.domain.permissions import NotPermitted
from tests.journeys.watching import at_work, unchanged
from tests.meetings.calls import NOW, at, been, call, called, shown, tasks, written
from tests.meetings.test_calling import told
from tests.support.reasons import codes
from tests.support.world import World


def _answer(actor: Actor, meeting_id: MeetingId, *, comes: bool, for_person: bool = False) -> None:
    with at_work(actor):
        answer_meeting(actor=actor, meeting_id=meeting_id, comes=comes, now=NOW, for_person=for_person)


def test_each_party_answers_for_itself_and_everybody_called_sees_it(world: World) -> None:
    fk, af, me = world.caseworker("fk"), world.caseworker("af"), world.participant()
    meeting_id = called(world)

    _answer(af, meeting_id, comes=True)
    _answer(me, meeting_id, comes=False)

    for reader in (fk, af, me):
        assert shown(reader, meeting_id).answers == {world.organisation("af"): True, None: False}
    assert len(told(fk, NoticeKind.MEETING_DECLINED_BY_PERSON)) == 1
    assert told(fk, NoticeKind.MEETING_DECLINED) == []


def test_the_caller_is_told_that_an_agency_cannot_come(world: World) -> None:
    fk, af = world.caseworker("fk"), world.caseworker("af")
    meeting_id = called(world)

    _answer(af, meeting_id, comes=False)

    assert len(told(fk, NoticeKind.MEETING_DECLINED)) == 1


def test_an_answer_by_telephone_is_written_down_for_the_person(world: World) -> None:
    meeting_id = called(world)

    _answer(world.caseworker("fk"), meeting_id, comes=True, for_person=True)

    assert shown(world.participant(), meeting_id).answers == {None: True}


def test_answers_fall_when_the_time_is_another_and_stand_when_the_agenda_is(world: World) -> None:
    fk, me = world.caseworker("fk"), world.participant()
    meeting_id = called(world)
    _answer(me, meeting_id, comes=True)

    other = replace(call_of(shown(fk, meeting_id)), agenda="Bara en fråga.")
    with at_work(fk):
        change_meeting(actor=fk, meeting_id=meeting_id, call=other, now=NOW)
    assert shown(fk, meeting_id).answers == {None: True}

    with at_work(fk):
        change_meeting(actor=fk, meeting_id=meeting_id, call=call(world, hour=13), now=NOW)
    assert shown(fk, meeting_id).answers == {}


def test_whoever_is_not_called_answers_nothing(world: World) -> None:
    meeting_id, region = called(world), world.caseworker("region")

    with unchanged(world, region, "consented"), pytest.raises(CannotAnswerMeeting) as refusal:
        _answer(region, meeting_id, comes=True)

    assert codes(refusal.value) == ["meeting.none"]


def test_nobody_answers_what_is_cancelled_or_has_been(world: World) -> None:
    fk, me = world.caseworker("fk"), world.participant()
    meeting_id, over = called(world), been(world)
    with at_work(fk):
        cancel_meeting(actor=fk, meeting_id=meeting_id, why=WhyCancelled.OTHER, now=NOW)

    for one, code in ((meeting_id, "meeting.is_cancelled"), (over, "meeting.has_been")):
        with unchanged(world, me, "consented"), pytest.raises(CannotAnswerMeeting) as refusal:
            _answer(me, one, comes=True)
        assert codes(refusal.value) == [code]


def test_who_may_not_attend_changes_nothing(world: World) -> None:
    meeting_id = called(world)
    nobody = replace(world.caseworker("af"), permissions=frozenset())

    with unchanged(world, nobody, "consented"), pytest.raises(NotPermitted):
        _answer(nobody, meeting_id, comes=True)


def test_the_person_is_invited_orally_and_in_writing(world: World) -> None:
    fk = world.caseworker("fk")
    meeting_id = called(world)
    assert shown(fk, meeting_id).ways_left == (MarkKind.ASKED_ORALLY, MarkKind.ASKED_IN_WRITING)

    for way in (MarkKind.ASKED_IN_WRITING, MarkKind.ASKED_ORALLY):
        with at_work(fk):
            note_asked(actor=fk, meeting_id=meeting_id, way=way, now=NOW)

    assert shown(fk, meeting_id).ways_left == ()
    with pytest.raises(ValueError, match="yes"), at_work(fk):
        note_asked(actor=fk, meeting_id=meeting_id, way=MarkKind.YES, now=NOW)


def test_what_the_person_needs_is_kept_for_the_meeting_and_the_latest_counts(world: World) -> None:
    me, fk = world.participant(), world.caseworker("fk")
    meeting_id = called(world)

    with at_work(me):
        say_needs(actor=me, meeting_id=meeting_id, asks=[Need.PAUSES, Need.DIET], text=" Utan nötter. ", now=NOW)
    assert shown(fk, meeting_id).needs == NeedsView((Need.DIET, Need.PAUSES), "Utan nötter.")

    with at_work(fk):
        say_needs(actor=fk, meeting_id=meeting_id, asks=[], text="", now=NOW)
    assert shown(me, meeting_id).needs == NeedsView((), "")


def test_a_need_says_something(world: World) -> None:
    me = world.participant()
    meeting_id = called(world)

    with unchanged(world, me, "consented"), pytest.raises(CannotAnswerMeeting) as refusal, at_work(me):
        say_needs(actor=me, meeting_id=meeting_id, asks=[], text=" ", now=NOW)

    assert codes(refusal.value) == ["meeting.no_need"]


def test_minutes_give_each_party_a_task_and_say_who_has_read_them(world: World) -> None:
    fk, af, me = world.caseworker("fk"), world.caseworker("af"), world.participant()
    meeting_id = been(world)

    event = written(world, meeting_id)
    with at_work(me):
        read_minutes(actor=me, meeting_id=meeting_id, now=NOW)
    with at_work(me):
        read_minutes(actor=me, meeting_id=meeting_id, now=NOW)

    minutes = shown(af, meeting_id).minutes
    assert minutes is not None
    assert (event.records, minutes.text) == (3, "Vi kom överens om ett försök.")
    assert sorted(minutes.tasks, key=str) == sorted(tasks(world), key=str)
    assert minutes.read_by == {None}
    assert len(told(me, NoticeKind.MINUTES_WRITTEN)) == len(told(af, NoticeKind.MINUTES_WRITTEN)) == 1
    assert told(fk, NoticeKind.MINUTES_WRITTEN) == []


def test_minutes_without_a_task_for_everybody_are_not_kept(world: World) -> None:
    fk, meeting_id = world.caseworker("fk"), been(world)

    with unchanged(world, fk, "consented"), pytest.raises(CannotWriteMinutes) as refusal, at_work(fk):
        write_minutes(actor=fk, meeting_id=meeting_id, text="Hej.", tasks=tasks(world)[1:], now=NOW)

    assert codes(refusal.value) == ["minutes.no_task"]
    assert refusal.value.reasons[0].values == {"name": "Deltagaren"}


@pytest.mark.parametrize(("key", "code"), [("af", "meeting.not_caller"), ("region", "meeting.none")])
def test_only_the_caller_writes_minutes(world: World, key: str, code: str) -> None:
    actor, meeting_id = world.caseworker(key), been(world)

    with unchanged(world, actor, "consented"), pytest.raises(CannotWriteMinutes) as refusal, at_work(actor):
        write_minutes(actor=actor, meeting_id=meeting_id, text="Hej.", tasks=tasks(world), now=NOW)

    assert codes(refusal.value) == [code]


def test_there_is_nothing_to_read_before_the_minutes(world: World) -> None:
    me, meeting_id = world.participant(), been(world)

    with unchanged(world, me, "consented"), pytest.raises(CannotAnswerMeeting) as refusal, at_work(me):
        read_minutes(actor=me, meeting_id=meeting_id, now=NOW)

    assert codes(refusal.value) == ["meeting.no_minutes"]


def test_each_party_says_when_it_can_and_the_others_see_it(world: World) -> None:
    person = world.person("consented")
    me, af, fk = world.participant(), world.caseworker("af"), world.caseworker("fk")
    mine = replace(USUAL, since_at=time(10), most_minutes=45)
    theirs = replace(USUAL, travel=30)

    with at_work(me):
        say_times(actor=me, participant_id=person, terms=mine, now=NOW)
    with at_work(af):
        say_times(actor=af, participant_id=person, terms=theirs, now=NOW)

    with acting(fk):
        said = terms_of(actor=fk, participant_id=person)
    assert {party: replace(one, said_by=None) for party, one in said.items()} == {
        None: mine,
        world.organisation("af"): theirs,
    }


def test_times_that_cannot_be_are_not_kept(world: World) -> None:
    me = world.participant()
    said = replace(USUAL, weekdays=frozenset(), until_at=time(7))

    with unchanged(world, me, "consented"), pytest.raises(CannotSayTimes) as refusal, at_work(me):
        say_times(actor=me, participant_id=world.person("consented"), terms=said, now=NOW)

    assert codes(refusal.value) == ["terms.no_day", "terms.backwards"]


def test_whoever_has_said_yes_is_engaged_then_and_so_is_the_person(world: World) -> None:
    fk, af, person = world.caseworker("fk"), world.caseworker("af"), world.person("consented")
    with at_work(af):
        say_times(actor=af, participant_id=person, terms=USUAL, now=NOW)
    meeting_id = called(world)
    names = {None: "Deltagaren", world.organisation("af"): "AF", world.organisation("fk"): "FK"}

    def engaged(*, but: frozenset[object] = frozenset()) -> list[int]:
        with acting(fk):
            found = able(actor=fk, participant_id=person, names=names, since=at(8), besides=but)
        return [len(one.busy) for one in found]

    assert engaged() == [1, 0, 1]
    _answer(af, meeting_id, comes=True)
    assert engaged() == [1, 1, 1]
    assert engaged(but=frozenset({meeting_id})) == [0, 0, 0]
