"""A change of keys: everything opens as before, nothing keeps the old key, and nobody notices."""

import json
import stat
from pathlib import Path

import pytest
from django.conf import LazySettings

from kedjan.audit.models import Event
from kedjan.cli.installation import CannotRun
from kedjan.cli.operator import OPERATOR
from kedjan.integrations.database.context import acting
from kedjan.integrations.vault.columns import SealedColumn, sealed_columns
from tests.cli.keys.safe import Safe, run_command
from tests.policies.rows import RECORDED, seen
from tests.support.world import World

pytestmark = pytest.mark.django_db(transaction=True)
GIVEN = "given:" + "A" * 43 + "="


def test_everything_takes_the_new_key_and_opens_as_before(safe: Safe) -> None:
    before, values = safe.texts(), safe.seals()["test"]

    code = run_command("keys", "rotate")

    newest, old = safe.names()
    assert (code, old) == (0, "test")
    assert safe.seals() == {newest: values}
    assert safe.texts() == before


def test_every_sealed_column_takes_part(safe: Safe) -> None:
    run_command("keys", "rotate")

    newest = safe.names()[0]
    assert {one.place: set(safe.column(one)) for one in sealed_columns()} == {
        one.place: {newest} for one in sealed_columns()
    }


def test_the_new_key_is_kept_before_anything_has_it_where_nobody_else_reads(
    safe: Safe, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[list[str]] = []
    seal = SealedColumn.seal_bytes

    def noting(column: SealedColumn, content: bytes, *row: object) -> bytes:
        kept.append(safe.names())
        return seal(column, content, *row)

    monkeypatch.setattr(SealedColumn, "seal_bytes", noting)
    run_command("keys", "rotate")

    assert kept != []
    assert all(names == safe.names() for names in kept)
    assert stat.S_IMODE(safe.file.stat().st_mode) == 0o600
    assert [path.name for path in safe.file.parent.iterdir()] == ["keys.json"]


def test_what_a_change_leaves_alone_is_as_it_was(safe: Safe, world: World) -> None:
    actor = world.caseworker("fk")
    before = {table: seen(actor, table) for table in RECORDED}

    run_command("keys", "rotate")

    assert {table: seen(actor, table) for table in RECORDED} == before
    assert json.loads(safe.file.read_text())["KEDJAN_SECRET_KEY"] == "only for tests"
    assert safe.names("KEDJAN_INDEX_KEY") == [""]


def test_a_key_that_was_made_elsewhere_is_taken_once(safe: Safe, tmp_path: Path) -> None:
    source = tmp_path / "given"
    source.write_text(f"{GIVEN}\n")

    codes = [run_command("keys", "rotate", "--key-from", str(source)) for _time in range(2)]

    assert codes == [0, 0]
    assert safe.names() == ["given", "test"]


def test_another_key_of_a_name_that_is_taken_is_refused(safe: Safe, tmp_path: Path) -> None:
    source = tmp_path / "given"
    source.write_text(GIVEN.replace("given", "test"))
    before = safe.seals()

    with pytest.raises(CannotRun, match="annan nyckel som heter test"):
        run_command("keys", "rotate", "--key-from", str(source))

    assert (safe.names(), safe.seals()) == (["test"], before)


def test_an_older_key_of_the_ring_does_not_come_back(safe: Safe, tmp_path: Path) -> None:
    source = tmp_path / "given"
    source.write_text(json.loads(safe.file.read_text())["KEDJAN_FIELD_KEYS"])
    run_command("keys", "rotate")
    names, before = safe.names(), safe.seals()

    with pytest.raises(CannotRun, match="inte den nyaste"):
        run_command("keys", "rotate", "--key-from", str(source))

    assert (safe.names(), safe.seals()) == (names, before)


@pytest.mark.parametrize("text", ["", "short:AAAA", "a b:" + "A" * 43 + "=", f"{GIVEN},{GIVEN.replace('g', 'l')}"])
def test_what_is_not_one_key_is_refused_without_being_repeated(safe: Safe, tmp_path: Path, text: str) -> None:
    source = tmp_path / "given"
    source.write_text(text)

    with pytest.raises(CannotRun) as refused:
        run_command("keys", "rotate", "--key-from", str(source))

    assert "AAAA" not in str(refused.value)
    assert safe.names() == ["test"]


def test_keys_of_the_environment_are_asked_for_there(
    safe: Safe, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KEDJAN_KEYS_FILE")
    settings.KEDJAN_KEYS_FILE = ""
    before = safe.seals()

    with pytest.raises(CannotRun, match="Lägg först till en ny i KEDJAN_FIELD_KEYS överallt"):
        run_command("keys", "rotate")

    assert safe.seals() == before


def test_a_key_that_was_added_to_the_environment_is_taken(
    safe: Safe, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KEDJAN_KEYS_FILE")
    settings.KEDJAN_KEYS_FILE = ""
    settings.KEDJAN_FIELD_KEYS = f"{GIVEN},{settings.KEDJAN_FIELD_KEYS}"

    code = run_command("keys", "rotate")

    assert code == 0
    assert set(safe.seals()) == {"given"}


def test_a_file_that_cannot_be_written_changes_nothing(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kedjan.cli.keys.keeping.replace_keys", refuse)
    before = safe.seals()

    with pytest.raises(CannotRun, match="går inte att skriva"):
        run_command("keys", "rotate")

    assert (safe.names(), safe.seals()) == (["test"], before)


def test_without_the_owners_address_nothing_is_changed(safe: Safe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_OWNER_URL", "")

    with pytest.raises(CannotRun, match="DATABASE_OWNER_URL"):
        run_command("keys", "rotate")

    assert safe.names() == ["test"]


def test_the_record_says_which_keys_and_when_and_nothing_of_the_key(safe: Safe) -> None:
    values = safe.seals()["test"]
    run_command("keys", "rotate")
    newest = safe.names()[0]
    run_command("keys", "retire", "test")

    with acting(OPERATOR):
        events = list(Event.objects.filter(kind__startswith="Key").order_by("id").values_list("kind", "payload"))

    ring = "KEDJAN_FIELD_KEYS"
    assert events == [
        ("KeyAdded", {"kind": ring, "key": newest}),
        ("KeyChanged", {"kind": ring, "key": newest, "values": values, "complete": True}),
        ("KeyRetired", {"kind": ring, "key": "test"}),
    ]


def test_what_is_told_names_what_to_do_next_in_both_languages(safe: Safe, capsys: pytest.CaptureFixture[str]) -> None:
    run_command("keys", "rotate")

    told = capsys.readouterr().out.splitlines()
    newest = safe.names()[0]
    assert (
        told[0] == f"{newest} är ny. Den ligger i {safe.file}: spara en kopia av filen, skild från databasens kopior."
    )
    assert told[-2].startswith("Klart. Värden som fick ")
    assert told[-1].startswith("test behövs inte längre: kedjan keys retire test.")
