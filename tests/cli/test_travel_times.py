"""`kedjan travel-times import`: measured travel times come into the table that plans are made with."""

from pathlib import Path

import pytest

from kedjan.cli.command import find_command
from kedjan.cli.installation import CannotRun
from kedjan.coaching.models import TravelTime
from kedjan.coaching.queries.year import problem_of_year
from kedjan.integrations.database.context import acting
from tests.coaching.founding import FIRST_WEEK, settled
from tests.support.people import SUNNE, TORSBY
from tests.support.world import World

Said = pytest.CaptureFixture[str]
HEADING = "from,to,mode,minutes,source,measured_on\n"
WAY = f"{SUNNE},{TORSBY},transit,55,Värmlandstrafik,2012-11-05\n"


def run(path: Path, *more: str) -> int:
    command = find_command(["travel-times", "import"])
    assert command is not None
    return command.run([str(path), *more])


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ways.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_good_rows_are_read_in_and_each_bad_one_is_told(world: World, tmp_path: Path, capsys: Said) -> None:
    path = written(tmp_path, HEADING + WAY + f"{SUNNE},9999,bus,5,Vi,2012-11-05\n" + WAY.replace("transit", "car"))

    assert run(path) == 1

    told = capsys.readouterr()
    assert told.out == "2 tider är nya, 0 är ersatta, 1 rader användes inte.\n"
    assert told.err.startswith("Rad 3: to: det finns ingen kommun med koden 9999. mode: skriv car eller transit")
    assert set(TravelTime.objects.values_list("mode", "minutes")) == {("transit", 55), ("car", 55)}


def test_a_way_that_is_measured_again_is_replaced(world: World, tmp_path: Path, capsys: Said) -> None:
    assert run(written(tmp_path, HEADING + WAY)) == 0
    capsys.readouterr()

    assert run(written(tmp_path, HEADING + WAY.replace("55", "50")), "--language", "en") == 0

    assert capsys.readouterr().out == "0 times are new, 1 replaced, 0 rows were not used.\n"
    assert list(TravelTime.objects.values_list("minutes", flat=True)) == [50]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", HEADING.replace("mode", "how") + WAY])
def test_a_file_without_its_heading_is_refused_as_a_whole(world: World, tmp_path: Path, text: str) -> None:
    with pytest.raises(CannotRun, match="ska börja med en rad med kolumnernas namn"):
        run(written(tmp_path, text))

    assert TravelTime.objects.count() == 0


def test_a_file_that_is_no_text_is_refused(world: World, tmp_path: Path) -> None:
    path = tmp_path / "ways.csv"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CannotRun, match="går inte att läsa som text"):
        run(path)


def test_the_year_is_planned_with_what_was_measured(world: World, tmp_path: Path) -> None:
    made = settled(world, waiting=1)
    run(written(tmp_path, HEADING + WAY))

    with acting(made.coordinator):
        year = problem_of_year(actor=made.coordinator, programme=made.programme, first_week_on=FIRST_WEEK)

    places = [one.id for one in year.problem.municipalities]
    assert year.problem.transit_minutes[places.index(SUNNE)][places.index(TORSBY)] == 55
    assert year.problem.transit_minutes[places.index(TORSBY)][places.index(SUNNE)] != 55


def test_the_help_says_how_the_file_is_written(capsys: Said) -> None:
    command = find_command(["travel-times", "import"])
    assert command is not None
    with pytest.raises(SystemExit):
        command.run(["--help"])

    assert HEADING.strip() in capsys.readouterr().out
