"""Protected identity at its three strengths: nothing but being one of the named few opens what is hidden."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import CannotProtect, end_protection, end_trust, entrust, protect_person
from tests.journeys.watching import unchanged
from tests.policies.additions import add_correction, add_question_and_scan, add_what_comes_later
from tests.policies.closing import close, lift, look_without_consent, open_again
from tests.policies.giving import give
from tests.policies.reference import MARKED
from tests.policies.rows import Row, insert, refused, row, seen, sight, update
from tests.policies.test_seeing import PRIVATE
from tests.support.reasons import codes
from tests.support.undoing import undone
from tests.support.world import World

FEW = {"participants_protection": 1, "participants_entrusted": 1}
ALL_BUT_MARKED = tuple(table for table in PRIVATE if table not in MARKED and not table.startswith("audit_"))


def _protect(
    world: World, strength: Strength, *others: AccountId, name: str = "private", actor: Actor | None = None
) -> None:
    actor = actor or world.caseworker("fk")
    with acting(actor) as clock:
        protect_person(
            actor=actor,
            participant_id=world.person(name),
            strength=strength,
            others=frozenset(others),
            now=clock.now(),
        )


def _colleague(world: World) -> Actor:
    return replace(world.caseworker("fk"), account_id=world.caseworker("torsby").account_id)


def _everything(world: World) -> None:
    add_what_comes_later(world)
    add_correction(world)
    add_question_and_scan(world)
    fk, person = world.caseworker("fk"), world.person("private")
    close(fk, person, world.organisation("fk"), Category.FOLLOW_UP)
    lift(fk, person)
    open_again(world.participant("private"), person, world.organisation("fk"), Category.FOLLOW_UP)
    close(fk, person, world.organisation("kafeet"), Category.WORK)


def _without_events(shown: dict[str, int]) -> dict[str, int]:
    return {table: count for table, count in shown.items() if table != "audit_event"}


@pytest.mark.parametrize("strength", [Strength.MARKED, Strength.PROTECTED])
def test_whoever_is_named_and_the_person_see_what_they_saw(world: World, strength: Strength) -> None:
    _everything(world)
    added = {world.caseworker("fk"): FEW, world.participant("private"): {"participants_protection": 1}}
    before = {actor: _without_events(sight(actor, world.person("private"))) for actor in added}

    _protect(world, strength)

    for actor, few in added.items():
        assert _without_events(sight(actor, world.person("private"))) == {**before[actor], **few}


def test_colleagues_of_the_register_see_a_marked_person_without_name_and_place(world: World) -> None:
    _everything(world)
    before = sight(_colleague(world), world.person("private"))

    _protect(world, Strength.MARKED)

    shown = sight(_colleague(world), world.person("private"))
    assert shown == {table: count for table, count in before.items() if table not in MARKED}


@pytest.mark.parametrize("strength", [Strength.PROTECTED, Strength.ASSUMED])
def test_colleagues_of_the_register_see_nothing_of_a_protected_person(world: World, strength: Strength) -> None:
    _everything(world)

    _protect(world, strength)

    assert sight(_colleague(world), world.person("private")) == {}


def test_neither_consent_nor_broken_glass_opens_what_is_hidden(world: World) -> None:
    af, person = world.caseworker("af"), world.person("private")
    give(world.caseworker("fk"), person, world.organisation("af"), *Category)
    _protect(world, Strength.PROTECTED)

    look_without_consent(af, "private")

    assert sight(af, person) == {"consents_emergency": 1}


def test_an_employer_does_not_see_a_marked_person_who_comes(world: World) -> None:
    _protect(world, Strength.MARKED, name="placed")

    assert seen(world.employer_contact("verkstaden"), "workplaces_placement") == 0


def test_nothing_of_a_protected_person_is_changed_by_others(world: World) -> None:
    """An UPDATE that reads no column asks the policies for UPDATE alone."""
    changes: dict[str, Row] = {
        "participants_identity": {"given_name_sealed": b"x"},
        "participants_contact": {"language": "en"},
        "participants_benefit": {"settled_at": None},
        "workplaces_placement": {"ends_on": "2013-03-01"},
        "journeys_teammember": {"until_on": None},
    }
    colleague = _colleague(world)
    before = _tried(colleague, changes)

    _protect(world, Strength.MARKED, name="placed")

    after = _tried(colleague, changes)
    assert {table: before[table] - after[table] for table in changes} == {
        "participants_identity": 1,
        "participants_contact": 1,
        "participants_benefit": 1,
        "workplaces_placement": 1,
        "journeys_teammember": 5,
    }


def _tried(actor: Actor, changes: dict[str, Row]) -> dict[str, int]:
    """Return how many rows each change reaches, and undo it."""
    with acting(actor), undone():
        return {table: update(table, change, {}) for table, change in changes.items()}


@pytest.mark.parametrize(
    ("table", "column"),
    [("consents_consent", "withdrawn_at"), ("consents_grant", "withdrawn_at"), ("consents_block", "lifted_at")],
)
def test_no_agreement_of_a_protected_person_is_ended_by_others(world: World, table: str, column: str) -> None:
    person = world.person("placed")
    close(world.caseworker("fk"), person, world.organisation("kafeet"), Category.PLAN)
    held = seen(world.caseworker("fk"), table, person)

    _protect(world, Strength.PROTECTED, name="placed")

    for actor, ended in ((_colleague(world), None), (world.caseworker("fk"), held)):
        by = {"withdrawn_by": actor.account_id} if table == "consents_consent" else {}
        with acting(actor) as clock:
            changed = update(table, {column: clock.now(), **by}, {})
        assert ended is None or changed == ended


def test_the_municipality_is_nowhere_to_be_seen_and_comes_back(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person("consented")
    about: Row = {"participant_id": person}
    with acting(fk):
        before = row("participants_participant", {"id": person}), row("journeys_enrolment", about)

    _protect(world, Strength.MARKED, name="consented")

    with acting(fk) as clock:
        hidden = row("participants_participant", {"id": person}), row("journeys_enrolment", about)
        assert [one["municipality_id"] for one in hidden] == [None, None]
        assert row("participants_protection", about)["municipality_id"] == "1766"
        end_protection(actor=fk, participant_id=person, now=clock.now())
        assert (row("participants_participant", {"id": person}), row("journeys_enrolment", about)) == before


def test_whoever_follows_up_sees_no_place_of_a_marked_person_and_no_protected_person(world: World) -> None:
    about: Row = {"participant_id": world.person("consented")}
    _protect(world, Strength.MARKED, name="consented")
    _protect(world, Strength.PROTECTED, name="placed")

    with acting(world.evaluator()):
        assert row("journeys_enrolment", about)["municipality_id"] is None
    assert seen(world.evaluator(), "journeys_enrolment", world.person("placed")) == 0
    assert seen(world.evaluator(), "participants_protection") == 0


def test_assumed_personal_data_leaves_no_name_number_or_contact(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person("private")

    _protect(world, Strength.ASSUMED)

    for actor in (fk, world.participant("private")):
        assert seen(actor, "participants_identity", person) == 0
        assert seen(actor, "participants_contact", person) == 0
        assert seen(actor, "participants_participant", person) == 1


def test_the_few_name_another_and_one_remains(world: World) -> None:
    fk, colleague, person = world.caseworker("fk"), _colleague(world), world.person("private")
    _protect(world, Strength.PROTECTED)

    with acting(fk) as clock:
        entrust(actor=fk, participant_id=person, account_id=colleague.account_id, now=clock.now())
    assert seen(colleague, "participants_identity", person) == 1
    with acting(colleague) as clock:
        end_trust(actor=colleague, participant_id=person, account_id=fk.account_id, now=clock.now())
    assert seen(fk, "participants_participant", person) == 0

    with unchanged(world, colleague, "private"), acting(colleague) as clock, pytest.raises(CannotProtect) as refusal:
        end_trust(actor=colleague, participant_id=person, account_id=colleague.account_id, now=clock.now())
    assert codes(refusal.value) == ["last-named"]


def test_whoever_is_shut_out_does_not_name_themselves(world: World) -> None:
    colleague, person = _colleague(world), world.person("private")
    _protect(world, Strength.MARKED)

    with acting(colleague) as clock, refused():
        insert("participants_entrusted", _few(colleague, person) | {"since": clock.now()})
    with acting(colleague) as clock, pytest.raises(CannotProtect) as refusal:
        entrust(actor=colleague, participant_id=person, account_id=colleague.account_id, now=clock.now())

    assert codes(refusal.value) == ["no-such-person"]


def _few(actor: Actor, person: ParticipantId) -> Row:
    return {
        "id": new_id(),
        "participant_id": person,
        "organisation_id": actor.organisation_id,
        "account_id": actor.account_id,
        "named_by": actor.account_id,
        "since": None,
        "ended_at": None,
    }


def test_only_the_register_protects_and_only_through_somebody_named(world: World) -> None:
    fk, af, person = world.caseworker("fk"), world.caseworker("af"), world.person("consented")
    with acting(af) as clock, refused():
        insert("participants_entrusted", _few(af, person) | {"since": clock.now()})
    with acting(fk) as clock:
        unnamed = {
            "id": new_id(),
            "participant_id": person,
            "organisation_id": fk.organisation_id,
            "strength": "marked",
            "set_by": fk.account_id,
            "since": clock.now(),
        }
        with refused():
            insert("participants_protection", unnamed)
    with pytest.raises(CannotProtect) as refusal:
        _protect(world, Strength.MARKED, name="consented", actor=af)

    assert codes(refusal.value) == ["in-another-register"]


def test_a_protection_is_seen_and_ended_by_the_few_alone(world: World) -> None:
    _protect(world, Strength.MARKED)
    others = (_colleague(world), world.participant(), replace(world.caseworker("fk"), purpose=Purpose.FOLLOW_UP))
    tables = ("participants_protection", "participants_entrusted")

    for actor in others:
        with acting(actor) as clock:
            assert [update(table, {"ended_at": clock.now()}, {}) for table in tables] == [0, 0]
        assert [seen(actor, table) for table in tables] == [0, 0]
    assert [seen(world.participant("private"), table) for table in tables] == [1, 0]
    with acting(world.caseworker("fk")) as clock:
        assert [seen_and_ended(table, clock.now()) for table in tables] == [1, 1]


def seen_and_ended(table: str, now: object) -> int:
    """End what may be ended in the table, and refuse to undo an end."""
    with refused():
        update(table, {"ended_at": None}, {})
    return update(table, {"ended_at": now}, {})


def test_nobody_is_protected_twice(world: World) -> None:
    _protect(world, Strength.MARKED)

    with pytest.raises(CannotProtect) as refusal:
        _protect(world, Strength.PROTECTED)

    assert codes(refusal.value) == ["already-protected"]
