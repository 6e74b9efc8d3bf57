"""`kedjan groups check` and `explain` on the shipped files, and what a wrong file is answered with."""

import gzip
import json
from pathlib import Path

import pytest

from kedjan.cli.groups.writing import write_plan
from kedjan.cli.main import main
from kedjan.engines.groups.parse import read_plan
from tests.engines.groups.problems import DATA

Said = pytest.CaptureFixture[str]
PROBLEM, PLAN = str(DATA / "skane-blekinge.json.gz"), str(DATA / "skane-blekinge.plan.json")


def test_a_sound_plan_is_told_item_by_item(capsys: Said) -> None:
    assert main(["groups", "check", PROBLEM, PLAN]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Utan", "grupp", "168", "000"]
    assert lines[-3].split() == ["Summa", "253", "549"]
    assert lines[-2:] == [
        "34 grupper, 432 av 600 deltagare har plats.",
        "Ingen plan kostar mindre än 231466: högst 8.7 % kan sparas.",
    ]


def test_a_plan_for_another_problem_is_refused_rule_by_rule(capsys: Said) -> None:
    assert main(["groups", "check", str(DATA / "small.json.gz"), PLAN, "--language", "en"]) == 1

    assert "Area area-01: 10 starts." in capsys.readouterr().out.splitlines()


def test_a_wrong_problem_is_told_with_file_and_place(tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "p.json"
    problem = json.loads(gzip.decompress((DATA / "small.json.gz").read_bytes()))
    problem["rooms"][2]["capacity"] = "ten"
    path.write_text(json.dumps(problem))

    assert main(["groups", "check", str(path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path} rooms[2].capacity: Här ska stå ett heltal från 1 till 1000."
    ]


def test_a_missing_file_is_told(tmp_path: Path, capsys: Said) -> None:
    assert main(["groups", "check", str(tmp_path / "none.json")]) == 1

    assert capsys.readouterr().err.startswith(f"{tmp_path / 'none.json'}: ")


@pytest.mark.parametrize("name", ["plan.json", "plan.json.gz"])
def test_a_written_plan_is_read_again_as_it_was(name: str, tmp_path: Path) -> None:
    plan = read_plan(Path(PLAN).read_bytes())

    write_plan(tmp_path / name, plan)

    assert read_plan((tmp_path / name).read_bytes()) == plan
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_persons_start_is_explained(capsys: Said) -> None:
    assert main(["groups", "explain", PROBLEM, PLAN, "--participant", "p1"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Deltagaren p1 börjar i g33 vecka 32, väntar 11 veckor, reser 46 min.",
        "Av 23 andra grupper: 0 för långt bort, 23 utanför fönstret, 0 fulla.",
    ]


def test_a_groups_week_is_explained(capsys: Said) -> None:
    assert main(["groups", "explain", PROBLEM, PLAN, "--group", "g3"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Gruppen g3 startar vecka 17 i lokalen r5 med 8 deltagare."
    assert lines[-1] == "Start vecka 14: 4 av deltagarna kan inte börja då."


def test_a_coachs_year_is_explained(capsys: Said) -> None:
    assert main(["groups", "explain", PROBLEM, PLAN, "--coach", "k7"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Coachen k7 leder 2 av högst 2 grupper."
    assert lines[-2:] == [
        "29 grupper är för långt bort.",
        "3 grupper vore fler än coachen får leda under året.",
    ]


def test_an_unknown_id_is_told(capsys: Said) -> None:
    assert main(["groups", "explain", PROBLEM, PLAN, "--coach", "k999"]) == 1

    assert capsys.readouterr().err.splitlines() == ["k999 finns inte."]
