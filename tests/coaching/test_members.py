"""What is kept of one person in a group, and what is their own: notes, talks, answers, a no, forms and tools."""

from datetime import date

import pytest

from kedjan.coaching.domain.circumstances import Circumstances
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, ToolKind, WhyAway
from kedjan.coaching.operations.leading import (
    NO_SEAT,
    NOT_LEADER,
    Material,
)
from kedjan.coaching.operations.members import (
    CannotWriteOfMember,
    note_circumstances,
    note_talk,
    write_coach_note,
)
from kedjan.coaching.operations.own import CannotChangeOwn, choose_forms, say_cannot_come, share_tool, write_tool
from kedjan.coaching.queries.members import (
    Mark,
    circumstances_of,
    notes_of,
    seat_of,
    seats_in,
    talks_of,
    tools_of,
)
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GroupId
from kedjan.kernel.refusal import Reason
from tests.coaching.leading import FIRST, NOW, SECOND, led_group, marks, nothing_changed
from tests.journeys.watching import at_work
from tests.support.world import TODAY, World

NOTHING = Material("", "", "", "", "", ())


def test_a_note_a_talk_and_answers_are_kept_of_somebody_in_the_group(world: World) -> None:
    led, person = led_group(world), world.person("consented")

    with at_work(led.fk):
        write_coach_note(actor=led.fk, group_id=led.id, participant_id=person, text="Vill cykla.", now=NOW)
        note_talk(
            actor=led.fk, group_id=led.id, participant_id=person, held_on=TODAY, next_on=date(2013, 2, 4), now=NOW
        )
        note_circumstances(
            actor=led.fk, group_id=led.id, participant_id=person, answers={Circumstances.TRAVEL: "Buss."}, now=NOW
        )

    for reader in (led.fk, world.participant("consented")):
        with acting(reader):
            assert [one.text for one in notes_of(actor=reader, participant_id=person)] == ["Vill cykla."]
            seat = seat_of(actor=reader, participant_id=person)
            assert seat is not None
            talks = talks_of(actor=reader, seats=[seat.id])[seat.id]
            assert [(one.held_on, one.next_on) for one in talks] == [(TODAY, date(2013, 2, 4))]
            answers = circumstances_of(actor=reader, participant_id=person)
            assert {key: text for key, (text, _on) in answers.items()} == {Circumstances.TRAVEL: "Buss."}


@pytest.mark.parametrize(
    ("held_on", "next_on", "codes"),
    [
        (None, None, ("talk.no_day",)),
        (date(2013, 1, 15), None, ("talk.not_yet",)),
        (None, date(2013, 1, 13), ("talk.not_ahead",)),
        (TODAY, date(2014, 1, 7), ("talk.past_the_year",)),
    ],
)
def test_a_talk_has_days_that_can_be(
    world: World, held_on: date | None, next_on: date | None, codes: tuple[str, ...]
) -> None:
    led = led_group(world)

    with nothing_changed(world), pytest.raises(CannotWriteOfMember) as refusal, at_work(led.fk):
        note_talk(
            actor=led.fk,
            group_id=led.id,
            participant_id=world.person("consented"),
            held_on=held_on,
            next_on=next_on,
            now=NOW,
        )

    assert tuple(one.code for one in refusal.value.reasons) == codes


@pytest.mark.parametrize(("key", "name", "reason"), [("sunne", "consented", NOT_LEADER), ("fk", "private", NO_SEAT)])
def test_nothing_is_written_by_who_does_not_lead_or_of_who_has_no_seat(
    world: World, key: str, name: str, reason: Reason
) -> None:
    led, actor = led_group(world), world.caseworker(key)

    with nothing_changed(world), pytest.raises(CannotWriteOfMember) as refusal, at_work(actor):
        write_coach_note(actor=actor, group_id=led.id, participant_id=world.person(name), text="x", now=NOW)

    assert refusal.value.reasons == (reason,)


def test_a_person_cannot_come_and_says_no_more_than_that(world: World) -> None:
    led, me = led_group(world, ("consented",)), world.participant("consented")

    with at_work(me):
        say_cannot_come(actor=me, number=SECOND, why=WhyAway.CANNOT, now=NOW)

    assert marks(led, led.fk) == {SECOND: Mark(Presence.AWAY, WhyAway.CANNOT, me.account_id)}


@pytest.mark.parametrize(
    ("name", "number", "code"), [("consented", FIRST, "own.has_been"), ("private", 2, NO_SEAT.code)]
)
def test_nobody_cancels_what_has_been_or_where_they_have_no_seat(
    world: World, name: str, number: int, code: str
) -> None:
    led_group(world)
    me = world.participant(name)

    with nothing_changed(world), pytest.raises(CannotChangeOwn) as refusal, at_work(me):
        say_cannot_come(actor=me, number=number, why=WhyAway.TRAVEL, now=NOW)

    assert [one.code for one in refusal.value.reasons] == [code]


def test_a_person_chooses_in_which_forms_they_want_the_material(world: World) -> None:
    led, me = led_group(world, ("consented",)), world.participant("consented")

    with at_work(me):
        choose_forms(actor=me, forms=[MaterialForm.READ_ALOUD, MaterialForm.EASY], now=NOW)

    with acting(led.fk):
        (seat,) = seats_in(actor=led.fk, group_id=GroupId(led.id))
    assert seat.forms == (MaterialForm.EASY, MaterialForm.READ_ALOUD)


def test_a_tool_is_the_persons_alone_until_they_share_it_and_again_afterwards(world: World) -> None:
    led, me, person = led_group(world), world.participant("consented"), world.person("consented")

    def seen(actor: Actor) -> list[str]:
        with acting(actor):
            return [one.text for one in tools_of(actor=actor, participant_id=person).values()]

    with at_work(me):
        write_tool(actor=me, tool=ToolKind.GOAL, text="Ett jobb.", now=NOW)
    alone = seen(led.fk)
    with at_work(me):
        share_tool(actor=me, tool=ToolKind.GOAL, is_shared=True, now=NOW)
        write_tool(actor=me, tool=ToolKind.GOAL, text="Ett jobb med cyklar.", now=NOW)
    shared = {key: seen(world.caseworker(key)) for key in ("fk", "af", "sunne")}
    with at_work(me):
        share_tool(actor=me, tool=ToolKind.GOAL, is_shared=False, now=NOW)

    assert (alone, seen(led.fk), seen(me)) == ([], [], ["Ett jobb med cyklar."])
    assert shared == {"fk": ["Ett jobb med cyklar."], "af": ["Ett jobb med cyklar."], "sunne": []}


def test_nothing_is_shared_that_is_not_written(world: World) -> None:
    me = world.participant("consented")

    with nothing_changed(world), pytest.raises(CannotChangeOwn) as refusal, at_work(me):
        share_tool(actor=me, tool=ToolKind.WEEK, is_shared=True, now=NOW)

    assert [one.code for one in refusal.value.reasons] == ["own.nothing_written"]


def test_nothing_is_written_before_somebody_is_in_a_programme(world: World) -> None:
    me = world.participant("over")

    with nothing_changed(world), pytest.raises(CannotChangeOwn) as refusal, at_work(me):
        write_tool(actor=me, tool=ToolKind.WEEK, text="x", now=NOW)

    assert [one.code for one in refusal.value.reasons] == ["own.no_programme"]
