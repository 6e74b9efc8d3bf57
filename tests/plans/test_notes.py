"""The person's own notes: theirs alone until they share them."""

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OwnNoteId, new_id
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.plans.operations import CannotChangeNote, share_note, throw_note_away, write_note
from kedjan.plans.queries import OwnNoteView, own_notes
from tests.journeys.watching import at_work, recorded
from tests.plans.planned import NOW, nothing_changed
from tests.support.world import World


def _written(world: World, text: str = "Fråga om bussen.", note_id: OwnNoteId | None = None) -> OwnNoteId:
    me = world.participant()
    with at_work(me):
        return write_note(actor=me, note_id=note_id, text=text, now=NOW).note_id


def _shared(actor: Actor, note_id: OwnNoteId, *, is_shared: bool = True) -> None:
    with at_work(actor):
        share_note(actor=actor, note_id=note_id, is_shared=is_shared, now=NOW)


def _notes(world: World, actor: Actor) -> tuple[OwnNoteView, ...]:
    with acting(actor):
        return own_notes(actor=actor, participant_id=world.person("consented"))


def test_a_note_is_the_persons_alone_until_it_is_shared_and_again_afterwards(world: World) -> None:
    me, af, torsby = world.participant(), world.caseworker("af"), world.caseworker("torsby")
    note_id = _written(world)

    before = len(_notes(world, af))
    _shared(me, note_id)
    while_shared = ([one.text for one in _notes(world, af)], _notes(world, torsby))
    _shared(me, note_id, is_shared=False)

    assert (before, while_shared, _notes(world, af)) == (0, (["Fråga om bussen."], ()), ())
    assert [one.text for one in _notes(world, me)] == ["Fråga om bussen."]


def test_a_note_is_changed_and_what_is_shared_stays_shared(world: World) -> None:
    note_id = _written(world)
    _shared(world.participant(), note_id)

    _written(world, "Fråga om tåget. ", note_id)

    assert [one.text for one in _notes(world, world.caseworker("af"))] == ["Fråga om tåget."]


def test_a_note_is_thrown_away_for_good_and_the_log_never_says_what_it_said(world: World) -> None:
    me, note_id = world.participant(), _written(world)

    with at_work(me):
        throw_note_away(actor=me, note_id=note_id, now=NOW)

    assert _notes(world, me) == ()
    assert "bussen" not in str(recorded(me, "OwnNoteWritten") + recorded(me, "OwnNoteThrownAway"))


def test_nothing_is_no_note(world: World) -> None:
    with nothing_changed(world), pytest.raises(CannotChangeNote) as refusal:
        _written(world, "  ")

    assert [one.code for one in refusal.value.reasons] == ["note-empty"]


def test_somebody_elses_note_is_not_there(world: World) -> None:
    note_id, other = _written(world), world.participant("withdrawn")

    for tried in (note_id, OwnNoteId(new_id())):
        with nothing_changed(world), pytest.raises(CannotChangeNote) as refusal:
            _shared(other, tried)
        assert [one.code for one in refusal.value.reasons] == ["note-gone"]
    with nothing_changed(world), pytest.raises(CannotChangeNote), at_work(other):
        throw_note_away(actor=other, note_id=note_id, now=NOW)


def test_who_supports_the_person_writes_no_note_of_theirs(world: World) -> None:
    note_id = _written(world)

    with nothing_changed(world), pytest.raises(NotPermitted):
        _shared(world.caseworker("fk"), note_id)
