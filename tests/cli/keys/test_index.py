"""The key that finds identity numbers is changed too: people are found all the while, and staged rows follow them."""

import pytest
from django.db import IntegrityError

from kedjan.cli.installation import CannotRun
from kedjan.cli.migrate import index_names
from kedjan.integrations.database.context import acting
from kedjan.integrations.vault.keys import Ring, rings
from kedjan.integrations.vault.keys_file import replace_keys
from kedjan.participants.domain.staging import Standing
from kedjan.participants.models import ImportRow
from kedjan.participants.operations import register_participants
from kedjan.participants.queries import people_found, registered_people
from tests.cli.keys.safe import Safe, run_command
from tests.participants.files import ASA, ULLA_LATER, rows_that, staged
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World, noon

pytestmark = pytest.mark.django_db(transaction=True)
RING = "KEDJAN_INDEX_KEY"
OTHER = "other:" + "A" * 43 + "="


def _found(world: World) -> bool:
    actor, number = world.caseworker("fk"), PEOPLE["unasked"].number
    with acting(actor):
        found = registered_people(actor=actor, numbers=[number])
    return [one.participant_id for one in found.values()] == [world.person("unasked")]


def _begin(safe: Safe) -> None:
    """Add a key and go no further: every row has the old one."""
    replace_keys(safe.file, {RING: rings().index_ring().with_newest(Ring.parse(OTHER)).text()})


def test_every_number_takes_the_new_key_and_is_found_before_and_after(safe: Safe, world: World) -> None:
    numbers = safe.indexes()["first"]
    assert _found(world)

    code = run_command("keys", "rotate", "--index")

    newest, old = safe.names(RING)
    assert (code, old) == (0, "first")
    assert safe.indexes() == {newest: numbers}
    assert _found(world)
    assert safe.names() == ["test"]


def test_without_the_old_key_everybody_is_still_found(safe: Safe, world: World) -> None:
    run_command("keys", "rotate", "--index")

    code = run_command("keys", "retire", "first", "--index")

    assert (code, len(safe.names(RING))) == (0, 1)
    assert _found(world)


def test_a_key_that_finds_somebody_is_not_taken_away(safe: Safe) -> None:
    _begin(safe)

    with pytest.raises(CannotRun, match=r"fortfarande har first: \d+\. Kör först kedjan keys rotate --index"):
        run_command("keys", "retire", "first", "--index")

    assert safe.names(RING) == ["other", "first"]


def test_in_the_middle_of_a_change_people_of_either_key_are_found_and_nobody_twice(safe: Safe, world: World) -> None:
    _begin(safe)
    assert _found(world)
    actor = world.caseworker("fk")

    rows = rows_that(actor, staged(actor, ULLA_LATER), Standing.READY)

    assert [row.change.value for row in rows] == ["new_end"]


def test_a_staged_row_goes_with_its_person(safe: Safe, world: World) -> None:
    actor = world.caseworker("fk")
    import_id = staged(actor, ULLA_LATER)

    run_command("keys", "rotate", "--index")

    assert [row.participant_id for row in rows_that(actor, import_id, Standing.READY)] == [world.person("unasked")]
    with acting(actor):
        kept = bytes(ImportRow.objects.get(batch_id=import_id).number_index or b"")
    assert kept == ImportRow.NUMBER_INDEX.of(PEOPLE["unasked"].number)


def test_a_file_is_known_again_under_its_old_key(safe: Safe, world: World) -> None:
    actor = world.caseworker("fk")
    import_id = staged(actor, ASA, ULLA_LATER)

    run_command("keys", "rotate", "--index")

    assert staged(actor, ASA, ULLA_LATER) == import_id


def test_somebody_who_is_there_twice_is_told_and_left(
    safe: Safe, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever writes without looking can add the same person under the new key; the register shows it then."""
    actor = world.caseworker("fk")
    _begin(safe)
    with acting(actor):
        register_participants(actor=actor, people=[PEOPLE["unasked"]], now=noon(TODAY))
    numbers = safe.indexes()

    code = run_command("keys", "rotate", "--index")

    assert code == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Personer som finns två gånger i samma register, och som är kvar som de var: 1",
        f"  participants_identity.number_index|{world.person('unasked')}",
    ]
    assert safe.indexes() == {"other": numbers.total() - 1, "first": 1}
    assert safe.names(RING) == ["other", "first"]


def test_under_one_key_nobody_is_added_twice(safe: Safe, world: World) -> None:
    actor = world.caseworker("fk")
    run_command("keys", "rotate", "--index")
    before = safe.indexes()

    with pytest.raises(IntegrityError, match="a person is once in an organisation's register"), acting(actor):
        register_participants(actor=actor, people=[PEOPLE["unasked"]], now=noon(TODAY))

    assert safe.indexes() == before


def _forget_names(safe: Safe) -> None:
    """Let everybody be registered before names were indexed."""
    with safe.connect() as connection:
        connection.execute("UPDATE participants_identity SET name_index = NULL")


def _named(world: World) -> list[str | None]:
    actor = world.caseworker("fk")
    with acting(actor):
        return [one.name for one in people_found(actor=actor, asked="ullla prov", today=TODAY, most=8)]


def test_names_take_the_new_key_and_are_found_before_in_the_middle_and_after(safe: Safe, world: World) -> None:
    before = _named(world)
    _begin(safe)
    between = _named(world)

    run_command("keys", "rotate", "--index")
    run_command("keys", "retire", "first", "--index")

    assert before == between == _named(world) == ["Ulla Prov"]


def test_names_from_before_they_were_indexed_are_told_and_made(
    safe: Safe, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    indexed = safe.indexes()
    _forget_names(safe)
    assert _named(world) == []

    assert run_command("keys", "list") == 0
    told = capsys.readouterr().out
    assert run_command("keys", "rotate", "--index") == 0

    assert "inte gjort än: kedjan keys rotate --index" in told
    assert safe.indexes() == indexed
    assert safe.names(RING) == [""]
    assert _named(world) == ["Ulla Prov"]


def test_an_update_of_the_tables_makes_them_too_and_says_so_once(
    safe: Safe, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    _forget_names(safe)

    index_names()
    first = capsys.readouterr().out
    index_names()

    assert first.startswith("Indexing ")
    assert capsys.readouterr().out == ""
    assert _named(world) == ["Ulla Prov"]
