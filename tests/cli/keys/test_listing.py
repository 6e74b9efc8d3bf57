"""The list of keys says what each is used for, and whether anything is lost."""

import pytest

from kedjan.integrations.vault.keys_file import replace_keys
from tests.cli.keys.safe import Safe, run_command

pytestmark = pytest.mark.django_db(transaction=True)


def _listed(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, list[list[str]]]:
    capsys.readouterr()
    code = run_command("keys", "list", *options)
    return code, [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines()]


def test_before_a_change_one_key_has_everything(safe: Safe, capsys: pytest.CaptureFixture[str]) -> None:
    values, numbers = f"{safe.seals()['test']:,}", f"{safe.indexes()['first']:,}"

    code, lines = _listed(capsys)

    assert (code, lines[1], lines[3]) == (
        0,
        ["test", values, "nyast: allt nytt får den"],
        ["first", numbers, "nyast: allt nytt får den"],
    )
    assert lines[4] == ["Nycklarna", "ligger", f"i {safe.file}."]


def test_after_a_change_the_old_key_is_unused(safe: Safe, capsys: pytest.CaptureFixture[str]) -> None:
    run_command("keys", "rotate")
    newest, values = safe.names()[0], f"{safe.seals().total():,}"

    code, lines = _listed(capsys)

    assert code == 0
    assert lines[1:3] == [
        [newest, values, "nyast: allt nytt får den"],
        ["test", "0", "används inte: den kan tas bort"],
    ]


def test_a_key_that_values_name_and_nobody_has_is_a_fault(safe: Safe, capsys: pytest.CaptureFixture[str]) -> None:
    values = f"{safe.seals()['test']:,}"
    replace_keys(safe.file, {"KEDJAN_FIELD_KEYS": "other:" + "A" * 43 + "="})

    code, lines = _listed(capsys)

    assert code == 1
    assert lines[2] == ["test", values, "saknas: det den har förseglat går inte att öppna"]


def test_it_speaks_english_too(safe: Safe, capsys: pytest.CaptureFixture[str]) -> None:
    _code, lines = _listed(capsys, "--language", "en")

    assert lines[1][2] == "newest: everything new gets it"
