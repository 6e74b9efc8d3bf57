"""A notice is read by whom it is for, told by whoever works with the person, and marked by one of its readers."""

from dataclasses import replace
from uuid import UUID

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from tests.policies.giving import give, take_back
from tests.policies.rows import count, insert, refused, seen, update
from tests.support.world import TODAY, World, noon

TABLE = "notices_notice"
AUDIENCES = {
    "to_organisation": "organisation",
    "to_account": "account",
    "to_officer": "officer",
    "self": "person",
}


def _notice(world: World, teller: Actor, audience: str = "organisation", key: str = "af") -> dict[str, object]:
    """Return a notice about "private" to the organisation."""
    account = world.caseworker(key).account_id if audience == "account" else None
    return {
        "id": new_id(),
        "participant_id": world.person("private"),
        "organisation_id": world.organisation(key),
        "kind": "agreement_withdrawn",
        "audience": audience,
        "account_id": account,
        "values": "{}",
        "at": noon(TODAY),
        "told_by": teller.account_id,
    }


def _told(world: World, audience: str) -> UUID:
    teller = world.caseworker("fk")
    notice = _notice(world, teller, audience)
    with acting(teller):
        insert(TABLE, notice)
    return UUID(str(notice["id"]))


def _reader(world: World, policy: str) -> Actor:
    if policy == "self":
        return world.participant("private")
    caseworker = world.caseworker("af")
    return replace(caseworker, purpose=Purpose.REVIEW) if policy == "to_officer" else caseworker


def _others(world: World, policy: str) -> list[Actor]:
    """Return everybody who may not see what the audience of the policy is told."""
    af = world.caseworker("af")
    colleague = replace(af, account_id=world.caseworker("torsby").account_id)
    everybody = {
        "self": [world.participant("private")],
        "to_organisation": [af, colleague],
        "to_account": [af],
        "to_officer": [replace(af, purpose=Purpose.REVIEW)],
    }
    shown = everybody[policy]
    others = [
        *(one for actors in everybody.values() for one in actors),
        colleague,
        world.caseworker("fk"),
        world.caseworker("torsby"),
        world.participant("consented"),
        replace(af, purpose=Purpose.FOLLOW_UP),
        replace(af, organisation_id=world.organisation("torsby")),
        replace(world.caseworker("fk"), purpose=Purpose.REVIEW),
    ]
    return [one for one in others if one not in shown]


@pytest.mark.parametrize("policy", AUDIENCES)
def test_an_audience_sees_what_it_is_told(world: World, policy: str) -> None:
    _told(world, AUDIENCES[policy])

    assert seen(_reader(world, policy), TABLE, world.person("private")) == 1


@pytest.mark.parametrize("policy", AUDIENCES)
def test_an_audience_sees_nothing_that_others_are_told(world: World, policy: str) -> None:
    _told(world, AUDIENCES[policy])

    assert [one for one in _others(world, policy) if seen(one, TABLE, world.person("private"))] == []


def test_what_is_seen_is_marked_by_one_of_those_who_see_it(world: World) -> None:
    reader = world.caseworker("af")
    which = {"id": _told(world, "organisation")}
    marks = {"seen_at": noon(TODAY), "seen_by": reader.account_id}

    with acting(reader):
        assert update(TABLE, marks, which) == 1
        assert update(TABLE, marks, which) == 0


@pytest.mark.parametrize("audience", AUDIENCES.values())
def test_nobody_marks_what_others_are_told(world: World, audience: str) -> None:
    _told(world, audience)
    stranger = world.caseworker("torsby")

    with acting(stranger):
        assert update(TABLE, {"seen_at": noon(TODAY), "seen_by": stranger.account_id}, {}) == 0


def test_nobody_marks_in_the_name_of_another_or_takes_a_mark_away(world: World) -> None:
    _told(world, "organisation")

    with acting(world.caseworker("af")):
        with refused():
            update(TABLE, {"seen_at": noon(TODAY), "seen_by": world.caseworker("fk").account_id}, {})
        with refused():
            update(TABLE, {"seen_at": None, "seen_by": None}, {})


@pytest.mark.parametrize("name", ["caseworker", "participant"])
def test_whoever_sees_a_person_tells_of_them(world: World, name: str) -> None:
    teller = world.caseworker("fk") if name == "caseworker" else world.participant("private")

    about = world.person("unasked" if name == "caseworker" else "private")  # fk recorded no consent of "unasked"

    with acting(teller):
        insert(TABLE, _notice(world, teller) | {"participant_id": about})

    assert seen(world.caseworker("af"), TABLE, about) == 1


def test_nobody_tells_of_a_person_whom_they_do_not_see(world: World) -> None:
    for teller in (world.caseworker("torsby"), world.participant("consented"), world.manager()):
        with acting(teller), refused():
            insert(TABLE, _notice(world, teller))


def test_nobody_tells_in_the_name_of_another_or_tells_what_is_seen_already(world: World) -> None:
    teller = world.caseworker("fk")
    notice = _notice(world, teller)

    with acting(teller):
        with refused():
            insert(TABLE, notice | {"told_by": world.caseworker("af").account_id})
        with refused():
            insert(TABLE, notice | {"seen_at": noon(TODAY), "seen_by": teller.account_id})


def test_those_who_follow_up_tell_nothing(world: World) -> None:
    teller = replace(world.caseworker("fk"), purpose=Purpose.FOLLOW_UP)
    receiver = world.organisation("fk")
    give(world.caseworker("fk"), world.person("private"), receiver, Category.PLAN, purpose=Purpose.FOLLOW_UP)

    with acting(teller):
        assert count("participants_participant", world.person("private")) == 1
        with refused():
            insert(TABLE, _notice(world, teller))


def test_whoever_recorded_a_consent_tells_of_it_when_the_person_is_hidden_again(world: World) -> None:
    coordinator, person = world.coordinator(), world.person("private")
    door = give(world.caseworker("fk"), person, world.organisation("forbund"), Category.NEEDS)
    give(coordinator, person, world.organisation("region"), Category.PLAN)
    take_back(world.participant("private"), door)
    notice = _notice(world, coordinator)

    with acting(coordinator):
        assert count("participants_participant", person) == 0
        insert(TABLE, notice)
        with refused():
            insert(TABLE, notice | {"id": new_id(), "told_by": world.caseworker("af").account_id})
        with refused():
            insert(TABLE, notice | {"id": new_id(), "seen_at": noon(TODAY), "seen_by": coordinator.account_id})
    following_up = replace(coordinator, purpose=Purpose.FOLLOW_UP)
    with acting(following_up), refused():
        insert(TABLE, notice | {"id": new_id()})


def test_whoever_answers_for_a_record_tells_the_person_when_they_are_hidden_again(world: World) -> None:
    coordinator, me, person = world.coordinator(), world.participant("private"), world.person("private")
    asked = {
        "id": new_id(),
        "participant_id": person,
        "organisation_id": coordinator.home,
        "record_table": "journeys_gatemark",
        "record_id": new_id(),
        "record_value": "note_sealed",
        "wrong_sealed": b"x",
        "wanted_sealed": b"x",
        "asked_at": noon(TODAY),
        "asked_by": me.account_id,
    }
    answered = _notice(world, coordinator, "person", "forbund") | {"kind": "correction_answered"}

    with acting(coordinator), refused():
        insert(TABLE, answered)
    with acting(me):
        insert("rights_correctionrequest", asked)

    with acting(coordinator):
        assert count("participants_participant", person) == 0
        for other in (
            {"told_by": me.account_id},
            {"audience": "organisation"},
            {"kind": "emergency_opened"},
            {"seen_at": noon(TODAY), "seen_by": coordinator.account_id},
        ):
            with refused():
                insert(TABLE, answered | other)
        insert(TABLE, answered)
