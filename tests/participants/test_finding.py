"""Somebody is found by name where their name may be seen, with slips too, and nowhere else."""

import pytest

from kedjan.integrations.database.context import acting
from kedjan.integrations.vault import vault
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.participants.domain.corrections import RegisterValue
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Identity, NameKey
from kedjan.participants.operations import correct_register, entrust, register_participants
from kedjan.participants.queries import people_found
from kedjan.rights.operations import merge_records, undo_merge
from tests.policies.closing import close, look_without_consent, protect
from tests.policies.giving import give
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World

WHY = "Samma person, enligt folkbokföringen."


def found(actor: Actor, asked: str, most: int = 8) -> list[str | None]:
    with acting(actor):
        return [one.name for one in people_found(actor=actor, asked=asked, today=TODAY, most=most)]


def correct(actor: Actor, world: World, value: RegisterValue, text: str, name: str = "private") -> None:
    with acting(actor) as clock:
        correct_register(actor=actor, participant_id=world.person(name), value=value, text=text, now=clock.now())


@pytest.mark.parametrize("asked", ["petra", "Petra Prov", "prov petra", "Prtra", "Petar", "Pertra", "PÉTRA", "pet"])
def test_a_name_finds_a_person_of_the_own_register(world: World, asked: str) -> None:
    assert found(world.caseworker("fk"), asked) == ["Petra Prov"]


def test_a_name_that_many_have_finds_as_many_as_are_asked_for(world: World) -> None:
    everybody = found(world.caseworker("fk"), "prov", most=50)

    assert sorted(str(one) for one in everybody) == sorted(
        f"{who.given_name} Prov" for name, who in PEOPLE.items() if name != "elsewhere"
    )
    assert len(found(world.caseworker("fk"), "prov", most=3)) == 3


def test_whom_a_consent_opens_the_identity_of_is_found_and_not_without_it(world: World) -> None:
    fk, sunne = world.caseworker("fk"), world.caseworker("sunne")
    before = found(sunne, "petra")

    give(fk, world.person("private"), world.organisation("sunne"), Category.IDENTITY)

    assert before == []
    assert found(sunne, "petra") == ["Petra Prov"]
    assert found(world.caseworker("torsby"), "petra") == []


def test_a_consent_to_other_kinds_of_information_finds_nobody(world: World) -> None:
    others = [category for category in Category if category is not Category.IDENTITY]

    give(world.caseworker("fk"), world.person("private"), world.organisation("sunne"), *others)

    assert found(world.caseworker("sunne"), "petra") == []


def test_a_block_of_the_identity_hides_the_name_from_the_search(world: World) -> None:
    sunne, person = world.caseworker("sunne"), world.person("private")
    give(world.caseworker("fk"), person, world.organisation("sunne"), *Category)

    close(world.participant("private"), person, world.organisation("sunne"), Category.IDENTITY)

    assert found(sunne, "petra") == []


def test_broken_glass_finds_the_one_person(world: World) -> None:
    torsby = world.caseworker("torsby")
    before = found(torsby, "petra")

    look_without_consent(torsby, "private")

    assert before == []
    assert found(torsby, "petra") == ["Petra Prov"]


@pytest.mark.parametrize("strength", [Strength.MARKED, Strength.PROTECTED])
def test_a_protected_person_is_found_by_the_few_alone(world: World, strength: Strength) -> None:
    fk, af, person = world.caseworker("fk"), world.caseworker("af"), world.person("private")
    give(fk, person, world.organisation("af"), *Category)
    give(fk, person, world.organisation("sunne"), *Category)

    protect(fk, person, strength)
    with acting(fk) as clock:
        entrust(actor=fk, participant_id=person, account_id=af.account_id, now=clock.now())

    assert found(fk, "petra") == found(af, "petra") == ["Petra Prov"]
    assert found(world.caseworker("sunne"), "petra") == []


def test_an_assumed_identity_has_no_keys(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person("private")

    protect(fk, person, Strength.ASSUMED)

    with acting(fk):
        assert NameKey.objects.filter(participant_id=person).count() == 0
    assert found(fk, "petra") == []


@pytest.mark.parametrize(
    ("value", "text", "now_found", "no_longer"),
    [
        (RegisterValue.GIVEN_NAME, "Gunhild", "gunhild prov", "petra"),
        (RegisterValue.FAMILY_NAME, "Zetterlund", "petra zeterlund", "petra prov"),
    ],
)
def test_a_corrected_name_is_found_and_the_wrong_one_is_not(
    world: World, value: RegisterValue, text: str, now_found: str, no_longer: str
) -> None:
    fk = world.caseworker("fk")

    correct(fk, world, value, text)

    assert len(found(fk, now_found)) == 1
    assert found(fk, no_longer) == []


def test_a_joined_record_leads_to_the_one_in_use_and_is_itself_again_afterwards(world: World) -> None:
    fk, kept, other = world.caseworker("fk"), world.person("unasked"), world.person("private")

    with acting(fk) as clock:
        merged = merge_records(actor=fk, kept=kept, other=other, reason=WHY, now=clock.now()).merge_id
        joined = people_found(actor=fk, asked="petra", today=TODAY, most=8)
        by_number = people_found(actor=fk, asked=PEOPLE["private"].number, today=TODAY, most=8)
        both = people_found(actor=fk, asked="prov", today=TODAY, most=50)
        undo_merge(actor=fk, merge_id=merged, now=clock.now())

    assert [one.id for one in joined] == [one.id for one in by_number] == [kept]
    assert other not in {one.id for one in both}
    assert len({one.id for one in both}) == len(both)
    assert found(fk, "petra") == ["Petra Prov"]


def test_equal_names_have_other_keys_in_another_register(world: World) -> None:
    af = world.caseworker("af")
    with acting(af) as clock:
        made = register_participants(actor=af, people=[PEOPLE["private"]], now=clock.now())
        there = Identity.objects.get(participant_id=made.participant_ids[0])
    with acting(world.caseworker("fk")):
        here = Identity.objects.get(participant_id=world.person("private"))

    assert there.name_index is not None
    assert here.name_index is not None
    assert len(there.name_index) == len(here.name_index)
    assert not _keys(there.name_index) & _keys(here.name_index)


def _keys(packed: bytes | memoryview) -> set[bytes]:
    keys = bytes(packed)[1 + packed[0] :]
    return {keys[place : place + 8] for place in range(0, len(keys), 8)}


def test_the_keys_as_rows_are_those_of_the_identity(world: World) -> None:
    with acting(world.caseworker("fk")):
        packed = Identity.objects.get(participant_id=world.person("private")).name_index
        rows = NameKey.objects.filter(participant_id=world.person("private")).values_list("key_index", flat=True)

        assert packed is not None
        assert {bytes(one) for one in rows} == _keys(packed)
        assert bytes(packed[1 : 1 + packed[0]]).decode() == vault().newest_index


def test_names_without_letters_are_registered_and_found_by_nobody(world: World) -> None:
    fk = world.caseworker("fk")
    correct(fk, world, RegisterValue.GIVEN_NAME, "?")
    correct(fk, world, RegisterValue.FAMILY_NAME, "---")

    with acting(fk):
        assert NameKey.objects.filter(participant_id=world.person("private")).count() == 0
    assert found(fk, "?") == found(fk, "---") == []


def test_a_search_opens_nothing_that_is_not_likely(world: World) -> None:
    assert found(world.caseworker("fk"), "xylofon") == []
