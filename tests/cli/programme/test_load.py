"""`kedjan programme load`: what is right is loaded once, what is wrong is told, and neither disturbs the other."""

from pathlib import Path

import pytest

from kedjan.cli.command import find_command
from kedjan.cli.programme import load
from kedjan.programmes.queries import programmes
from tests.programmes.files import ROOT, with_line

pytestmark = pytest.mark.django_db
Said = pytest.CaptureFixture[str]
CONSENSIO = ROOT / "programmes" / "consensio.toml"


def loaded(said: Said, *arguments: str | Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines."""
    command = find_command(["programme", "load"])
    assert command is not None
    code = command.run([str(each) for each in arguments])
    return code, said.readouterr().out.splitlines()


def versions() -> list[tuple[str, int]]:
    return [(view.key, view.number) for view in programmes()]


def test_a_new_programme_is_loaded_and_said_to_be_new(capsys: Said) -> None:
    assert loaded(capsys, CONSENSIO) == (0, ["consensio är ny, inläst som version 1."])
    assert versions() == [("consensio", 1)]


def test_the_same_file_again_changes_nothing(capsys: Said) -> None:
    loaded(capsys, CONSENSIO)

    assert loaded(capsys, CONSENSIO) == (0, ["consensio: inget har ändrats, version 1 gäller."])
    assert versions() == [("consensio", 1)]


def test_a_changed_file_is_a_new_version_and_the_changed_parts_are_named(tmp_path: Path, capsys: Said) -> None:
    loaded(capsys, CONSENSIO)
    path = tmp_path / "f.toml"
    path.write_text(with_line("ends_on = 2014-07-31", "ends_on = 2014-06-30", key="consensio"), encoding="utf-8")

    assert loaded(capsys, path) == (0, ["consensio: version 2 är inläst. Ändrat: period."])
    assert versions() == [("consensio", 2)]


def test_a_bad_file_changes_nothing_and_a_good_one_beside_it_is_loaded(tmp_path: Path, capsys: Said) -> None:
    bad = tmp_path / "f.toml"
    bad.write_text(with_line("ends_on = 2014-06-30", "ends_on = 2009-06-30"), encoding="utf-8")

    code, lines = loaded(capsys, bad, CONSENSIO, tmp_path, "--language", "en")

    assert code == 1
    assert lines == [
        f"{bad}:84:1 period.ends_on: the period ends 2009-06-30, before its start 2010-10-01. The end comes last.",
        "consensio is new, loaded as version 1.",
        f"{tmp_path}: This is a folder. Name a file, such as programmes/name.toml.",
    ]
    assert versions() == [("consensio", 1)]


def test_the_municipalities_come_first_where_there_are_none(capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "municipality_names", dict)

    assert loaded(capsys, CONSENSIO) == (0, ["290 kommuner är inlästa.", "consensio är ny, inläst som version 1."])
