"""`kedjan participants import` from file to exit code. The database is the test's own: the command is run as it is."""

from argparse import ArgumentParser
from pathlib import Path

import pytest

from kedjan.cli.installation import CannotRun
from kedjan.cli.participants.importing import configure, run
from kedjan.integrations.database.context import acting
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.operations import open_account
from tests.participants.domain.lists import WOMAN
from tests.participants.files import ASA, ENDED, FORMULA, ULLA_LATER, confirmed, register, staged_file, text_of
from tests.policies.rows import seen
from tests.support.world import TODAY, World, noon

FK = "caseworker.fk"


def imported(path: Path, *options: str, username: str = FK) -> int:
    """Run the command; return its exit code."""
    parser = ArgumentParser()
    configure(parser)
    return run(parser.parse_args([str(path), "--as", username, *options]))


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(text_of(ASA, ENDED, FORMULA, ULLA_LATER), encoding="utf-8")
    return path


def test_a_file_is_checked_told_and_written(world: World, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = register(world.caseworker("fk"))

    code = imported(people, "--confirm")

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines[:4] == ["Klara: 2", "Behöver koll: 1", "Oförändrade: 0", "Stoppade: 1"]
    assert lines[4] == "Rad 3 (behöver koll): Förmånen har redan tagit slut: 2013-01-02."
    assert lines[5].startswith("Rad 4 (stoppade): Cellen i kolumnen Förnamn börjar med =")
    assert lines[6].startswith("Rad 5 (klara): Redan registrerad. Slutdatumet ändras från 2013-03-31")
    assert lines[-4:] == [
        "Personer som lades till: 1",
        "Slutdatum som ändrades: 1",
        "Förmåner som lades till: 0",
        "Rader som kunde skrivas men lämnades: 1",
    ]
    assert {after - before[table] for table, after in register(world.caseworker("fk")).items()} == {1}


def test_without_a_yes_nothing_is_written_and_the_file_waits(world: World, people: Path) -> None:
    before = register(world.caseworker("fk"))

    assert imported(people) == 3

    assert register(world.caseworker("fk")) == before
    assert imported(people, "--confirm") == 0


def test_rows_that_need_a_look_are_written_when_asked_for(world: World, people: Path) -> None:
    before = register(world.caseworker("fk"))

    imported(people, "--confirm", "--with-attention")

    assert {after - before[table] for table, after in register(world.caseworker("fk")).items()} == {2}


def test_the_same_file_again_is_no_fault_and_changes_nothing(
    world: World, people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(people, "--confirm", "--with-attention")
    before = register(world.caseworker("fk"))

    assert imported(people, "--confirm") == 0

    assert "Den här filen lästes in 2013-01-14." in capsys.readouterr().err
    assert register(world.caseworker("fk")) == before


def test_neither_names_nor_numbers_are_printed(world: World, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(people, "--confirm")

    said = capsys.readouterr()
    for secret in (WOMAN, WOMAN[2:], "Åsa", "Öberg", "Kvist", "Ulla"):
        assert secret not in said.out + said.err


def test_the_command_speaks_english(world: World, people: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(people, "--language", "en")

    assert "Cellen i kolumnen" not in capsys.readouterr().out


def test_a_file_that_is_no_list_is_refused(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.csv"
    path.touch()

    assert imported(path) == 1

    assert capsys.readouterr().err == "Filen är tom.\n"


def test_a_file_that_is_not_there_gets_one_line(world: World, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="Filen finns inte"):
        imported(tmp_path / "none.csv")


def test_a_folder_gets_one_line(world: World, tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="Filen går inte att läsa"):
        imported(tmp_path)


@pytest.mark.parametrize(("answer", "code", "people_added"), [("j", 0, 1), ("Yes", 0, 1), ("", 3, 0), ("nej", 3, 0)])
def test_somebody_at_a_terminal_is_asked(
    world: World, people: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, people_added: int
) -> None:
    before = register(world.caseworker("fk"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: answer)

    assert imported(people) == code

    assert {after - before[table] for table, after in register(world.caseworker("fk")).items()} == {people_added}


def test_a_list_of_which_nothing_can_be_written_asks_nothing(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text_of(f"{FORMULA};x").replace("t.o.m.", "t.o.m.;Skor"), encoding="utf-8")

    assert imported(path) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Kolumner som inte används (1): Skor."
    assert lines[-1] == "Det finns ingenting att skriva in."


def test_a_yes_that_comes_too_late_is_refused(
    world: World, people: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fk = world.caseworker("fk")

    def somebody_else_was_first(_question: str) -> str:
        confirmed(fk, staged_file(fk, people.read_bytes()))
        return "j"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", somebody_else_was_first)

    assert imported(people) == 1
    assert "Någon har redan bestämt om den här filen." in capsys.readouterr().err


@pytest.mark.parametrize("username", ["nobody", "coordinator.forbund", "operator"])
def test_whoever_may_not_read_people_in_gets_one_line(world: World, people: Path, username: str) -> None:
    with pytest.raises(CannotRun, match="får läsa in personer"):
        imported(people, username=username)


def test_an_account_with_two_organisations_is_asked_which(world: World, people: Path) -> None:
    with acting(world.operator()):
        open_account(
            actor=world.operator(),
            username=FK,
            name="",
            role=RoleKey.CASEWORKER,
            organisation_id=world.organisation("af"),
            since_on=TODAY,
            now=noon(TODAY),
        )

    before = seen(world.caseworker("af"), "participants_contact")
    with pytest.raises(CannotRun, match=r"--organisation: af-.*, fk-"):
        imported(people)

    assert imported(people, "--organisation", "af-arbetsformedlingen-torsby", "--confirm") == 0
    assert seen(world.caseworker("af"), "participants_contact") == before + 2
