"""`kedjan programme check` on the bad files people really have: one clear line for each thing that is wrong."""

from pathlib import Path

import pytest

from kedjan.cli.main import main
from tests.programmes.files import KEYS, ROOT, text_of, with_line

Said = pytest.CaptureFixture[str]


def checked(path: Path, said: Said, *options: str) -> tuple[int, list[str]]:
    """Return the exit code and the lines, with the folder left out."""
    code = main(["programme", "check", str(path), *options])
    return code, said.readouterr().out.replace(f"{path.parent}/", "").splitlines()


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "f.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_right_file_is_ok(tmp_path: Path, capsys: Said) -> None:
    assert checked(written(tmp_path, text_of("framsteget")), capsys) == (0, ["f.toml: OK"])


def test_the_shipped_files_are_ok(capsys: Said) -> None:
    files = [str(ROOT / "programmes" / f"{key}.toml") for key in KEYS]

    assert main(["programme", "check", *files]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{file}: OK" for file in files]


def test_a_misspelt_key_is_told_with_its_place_and_the_nearest_right_one(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, with_line("\nphase =", "\nphas ="))

    code, (line,) = checked(path, capsys)

    assert code == 1
    assert line.startswith(
        "f.toml:90:1 funding.phas: nyckeln finns inte. Menade du phase? Tillåtna nycklar här: funder,"
    )


def test_a_goal_without_a_window_is_told_with_an_example(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, with_line('window = { when = "at_exit" }\n', ""))

    assert checked(path, capsys) == (
        1,
        ['f.toml:322:1 goals[1].window: nyckeln saknas. Skriv till exempel: window = { when = "at_exit" }'],
    )


def test_an_end_before_the_start_is_told_with_both_days(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, with_line("ends_on = 2014-06-30", "ends_on = 2009-06-30"))

    assert checked(path, capsys) == (
        1,
        ["f.toml:84:1 period.ends_on: perioden slutar 2009-06-30, före starten 2010-10-01. Slutet ska komma sist."],
    )


def test_problems_are_told_in_english_when_asked(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, with_line("ends_on = 2014-06-30", "ends_on = 2009-06-30"))

    assert checked(path, capsys, "--language", "en") == (
        1,
        ["f.toml:84:1 period.ends_on: the period ends 2009-06-30, before its start 2010-10-01. The end comes last."],
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sv",
            (
                "den som är i steget step_3 kan aldrig avsluta. Skriv ett utfall i outcomes, ta bort outcomes, "
                "eller nämn i next ett steg som leder till ett slut."
            ),
        ),
        (
            "en",
            (
                "whoever is in the stage step_3 can never leave. Write an outcome in outcomes, remove outcomes, "
                "or name in next a stage that leads to an end."
            ),
        ),
    ],
)
def test_a_stage_that_nobody_can_leave_is_told_with_its_place_and_what_to_do(
    tmp_path: Path, capsys: Said, language: str, said: str
) -> None:
    path = written(tmp_path, with_line("next = []", "next = []\noutcomes = []"))

    assert checked(path, capsys, "--language", language) == (1, [f"f.toml:294:1 stages[2].outcomes: {said}"])


def test_what_is_not_toml_is_told_where_it_stops_being_so(tmp_path: Path, capsys: Said) -> None:
    assert checked(written(tmp_path, "Namn: Framsteget\n"), capsys) == (
        1,
        ["f.toml:1:5 Namn: efter en nyckel ska det stå ett likhetstecken, men här står: Namn: Framsteget"],
    )


def test_bytes_in_latin_1_are_told_by_the_first_place_that_cannot_be_read(tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, 'format = 1\nname = "Två vägar"\n'.encode("latin-1"))

    assert checked(path, capsys) == (
        1,
        ["f.toml:2:11: Här står ett tecken som inte är UTF-8. Spara filen på nytt med teckenkodningen UTF-8."],
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: Said) -> None:
    assert checked(tmp_path / "f.toml", capsys) == (1, ["f.toml: Filen finns inte. Kontrollera namnet."])


def test_a_folder_is_told_to_be_one(tmp_path: Path, capsys: Said) -> None:
    folder = tmp_path / "programmes"
    folder.mkdir()

    assert checked(folder, capsys) == (
        1,
        ["programmes: Det här är en mapp. Ange en fil, till exempel programmes/namn.toml."],
    )


def test_a_file_far_too_large_is_refused_without_being_read_whole(tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "f.toml"
    with path.open("wb") as file:
        file.truncate(300_000_000)

    assert checked(path, capsys) == (1, ["f.toml: Filen är större än 1600000 byte. Så stor får den inte vara."])


def test_a_bad_file_does_not_hide_a_good_one(tmp_path: Path, capsys: Said) -> None:
    good, missing = written(tmp_path, text_of("consensio")), tmp_path / "missing.toml"

    code = main(["programme", "check", str(missing), str(good)])

    assert code == 1
    assert capsys.readouterr().out.splitlines() == [f"{missing}: Filen finns inte. Kontrollera namnet.", f"{good}: OK"]


def test_the_schema_is_printed_as_the_page_has_it(capsys: Said) -> None:
    assert main(["programme", "schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs/programme-files.md").read_text(encoding="utf-8")
