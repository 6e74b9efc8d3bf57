"""What is recorded is the event itself, of ids, codes and dates; and nothing that the record may not hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import pytest

from kedjan.audit.models import Event
from kedjan.audit.operations import record
from kedjan.audit.queries import last_look_at_me, looks_by_day
from kedjan.integrations.database.context import ActsAsSomeoneElse, acting
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category, Purpose
from tests.policies.rows import seen
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World, noon


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Painted:
    participant_id: ParticipantId
    colour: Colour
    on: date
    by: tuple[UUID, ...]
    times: int
    sure: bool
    note: None = None


@dataclass(frozen=True, slots=True)
class Bare:
    what: object


def test_an_event_is_stored_with_who_did_it_when_and_why(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person("unasked")

    with acting(fk):
        record(actor=fk, event=Painted(person, Colour.RED, TODAY, (person,), 2, sure=True), now=noon(TODAY))
        stored = Event.objects.get(kind="Painted")

    assert (stored.at, stored.actor_id, stored.organisation_id) == (noon(TODAY), fk.account_id, fk.organisation_id)
    assert (stored.role, stored.purpose, stored.participant_id) == ("caseworker", "support", person)
    assert stored.payload == {
        "participant_id": str(person),
        "colour": "red",
        "on": "2013-01-14",
        "by": [str(person)],
        "times": 2,
        "sure": True,
        "note": None,
    }


def test_an_event_about_nobody_is_found_by_nobody_but_the_actor(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk):
        record(actor=fk, event=Bare("nothing"), now=noon(TODAY))
        assert Event.objects.get(kind="Bare").participant_id is None


@pytest.mark.parametrize("value", [b"sealed", {"a": 1}, object(), (object(),)])
def test_an_event_with_something_else_in_it_is_refused_and_nothing_is_stored(world: World, value: object) -> None:
    fk = world.caseworker("fk")
    before = seen(fk, "audit_event")

    with acting(fk), pytest.raises(TypeError, match="an event may not hold"):
        record(actor=fk, event=Bare(value), now=noon(TODAY))

    assert seen(fk, "audit_event") == before


def test_nothing_that_the_world_recorded_names_or_numbers_anybody(world: World) -> None:
    fk = world.caseworker("fk")
    telling = {
        text
        for person in PEOPLE.values()
        for text in (person.number, person.given_name, person.family_name, person.phone, person.email)
        if text is not None
    }

    with acting(fk):
        stored = " ".join(str(payload) for payload in Event.objects.values_list("payload", flat=True))

    assert stored != ""
    assert [text for text in sorted(telling) if text in stored] == []


def test_a_person_reads_who_looked_newest_first_without_their_own_looks(world: World) -> None:
    participant = world.participant("consented")

    with acting(participant):
        looks, more = looks_by_day(actor=participant)

    assert [(look.organisation_id, look.role, look.categories, look.purpose, look.times) for look in looks] == [
        (world.organisation("fk"), "caseworker", (Category.PLAN,), Purpose.SUPPORT, 1)
    ]
    assert not more


def test_nobody_reads_the_log_of_another_by_pretending(world: World) -> None:
    with acting(world.participant("withdrawn")), pytest.raises(ActsAsSomeoneElse):
        last_look_at_me(actor=world.participant("consented"))
