"""`kedjan instrument check` on the bad files people really have: one clear line for each thing that is wrong."""

from pathlib import Path

import pytest

from kedjan.cli.main import main
from tests.assessments.files import DEMONSTRATIONS, SMALL, changed
from tests.support.server import PROJECT

Said = pytest.CaptureFixture[str]
SCALE = SMALL[SMALL.index("[scale]") : SMALL.index("[[missing]]")]
LICENCE = '[licence]\nreference = "Ingen"\n\n'


def checked(path: Path, said: Said, *options: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines, with the folder left out."""
    code = main(["instrument", "check", str(path), *options])
    return code, said.readouterr().out.replace(f"{path.parent}/", "").splitlines()


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "f.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_right_file_is_ok(tmp_path: Path, capsys: Said) -> None:
    assert checked(written(tmp_path, SMALL), capsys) == (0, ["f.toml: OK"])


def test_the_shipped_files_are_ok(capsys: Said) -> None:
    files = [str(PROJECT / "instruments" / f"{key}.toml") for key in DEMONSTRATIONS]

    assert main(["instrument", "check", *files]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{file}: OK" for file in files]


def test_a_misspelt_key_is_told_with_its_place_and_the_nearest_right_one(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, changed(('skill = "lifting"', 'skil = "lifting"')))

    allowed = "Tillåtna nycklar här: key, skill, title, ask, look_for."
    line = f"f.toml:35:1 areas[0].items[0].skil: nyckeln finns inte. Menade du skill? {allowed}"
    assert checked(path, capsys) == (1, [line])


def test_a_misspelt_question_is_told_once_and_not_as_missing_too(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, changed(('ask = { sv = "Kan du lyfta?"', 'aks = { sv = "Kan du lyfta?"')))

    code, (line,) = checked(path, capsys)

    assert code == 1
    assert line.startswith("f.toml:37:1 areas[0].items[0].aks: nyckeln finns inte. Menade du ask?")


def test_items_without_a_scale_are_told_with_how_to_write_one(tmp_path: Path, capsys: Said) -> None:
    assert checked(written(tmp_path, SMALL.replace(SCALE, "")), capsys) == (
        1,
        ['f.toml:1:1 scale: nyckeln saknas. Skriv till exempel: scale = { key = "kort_namn", [[steps]] }'],
    )


def test_an_item_without_a_question_to_the_person_is_told_by_its_place(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, changed(('ask = { sv = "Kan du lyfta?", en = "Can you lift?" }\n', "")))

    assert checked(path, capsys) == (
        1,
        ["f.toml:33:1 areas[0].items[0].ask: frågan till deltagaren saknas. Den behövs när raters innehåller self."],
    )


def test_days_that_lie_over_each_other_are_told_with_both(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, changed(("valid_until = 2013-12-31", "valid_until = 2009-12-31")))

    assert checked(path, capsys) == (
        1,
        [
            "f.toml:9:1 valid_until: sista dagen 2009-12-31 kommer före den första, 2010-01-01. Byt plats på dem.",
        ],
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (LICENCE, "", '1:1 licence: nyckeln saknas. Skriv till exempel: licence = { reference = "…" }'),
        ('"Ingen"', '""', "14:1 licence.reference: texten är tom. Skriv något, eller ta bort nyckeln."),
    ],
)
def test_a_file_without_a_ground_to_use_it_on_is_told(
    tmp_path: Path, capsys: Said, old: str, new: str, line: str
) -> None:
    assert checked(written(tmp_path, changed((old, new))), capsys) == (1, [f"f.toml:{line}"])


def test_everything_that_is_wrong_is_told_at_once_and_in_english_when_asked(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, changed(("value = 3", "value = 5"), ('key = "sort"', 'key = "lift"')))

    code, lines = checked(path, capsys, "--language", "en")

    assert code == 1
    assert [line.partition(": ")[0] for line in lines] == [
        "f.toml:21:7 scale.steps[2].value",
        "f.toml:41:1 areas[0].items[1].key",
    ]
    assert "after 2" in lines[0]


def test_bytes_in_latin_1_are_told_by_the_first_place_that_cannot_be_read(tmp_path: Path, capsys: Said) -> None:
    assert checked(written(tmp_path, SMALL.encode("latin-1")), capsys) == (
        1,
        ["f.toml:31:18: Här står ett tecken som inte är UTF-8. Spara filen på nytt med teckenkodningen UTF-8."],
    )


def test_a_folder_is_told_to_be_one_with_an_instrument_as_example(tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()

    assert checked(folder, capsys) == (
        1,
        ["mine: Det här är en mapp. Ange en fil, till exempel instruments/namn.toml."],
    )


def test_a_file_of_200_megabytes_is_refused_without_being_read_whole(tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "f.toml"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    assert checked(path, capsys) == (1, ["f.toml: Filen är större än 1600000 byte. Så stor får den inte vara."])


def test_a_bad_file_does_not_hide_a_good_one(tmp_path: Path, capsys: Said) -> None:
    good, missing = written(tmp_path, SMALL), tmp_path / "missing.toml"

    assert main(["instrument", "check", str(missing), str(good)]) == 1
    assert capsys.readouterr().out.splitlines() == [f"{missing}: Filen finns inte. Kontrollera namnet.", f"{good}: OK"]
