"""While the planner is made ready behind the service, the pages say how far it is; when that fails, what to do."""

from pathlib import Path

import pytest
from django.urls import reverse

from kedjan.coaching.operations.planning import CannotPlanYear
from kedjan.coaching.queries.readiness import is_ready
from kedjan.integrations.readying import ENGINES_FILE, Readiness, Step, readiness, write_readiness
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import asked
from tests.support.reasons import codes
from tests.support.world import World


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the pages read."""
    path = tmp_path / "engines.json"
    monkeypatch.setenv(ENGINES_FILE, str(path))
    return path


def year(made: Grounds) -> str:
    return " ".join(made.world.browser(made.coordinator).get(reverse("coaching:groups")).content.decode().split())


def test_where_nobody_makes_it_ready_it_is_ready_when_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENGINES_FILE, raising=False)

    assert readiness() is None
    assert is_ready()


def test_what_is_written_is_read(file: Path) -> None:
    for one in (Readiness(Step.COMPILING, 3, 43), Readiness(Step.FAILED, said="The disk is full.")):
        write_readiness(file, one)

        assert readiness() == one
        assert not is_ready()


@pytest.mark.parametrize("kept", [None, "", "{}", '{"step": "asleep", "done": 1, "total": 2, "said": ""}'])
def test_a_file_that_cannot_be_read_is_a_beginning(file: Path, kept: str | None) -> None:
    if kept is not None:
        file.write_text(kept)

    assert readiness() == Readiness(Step.INSTALLING)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (Readiness(Step.INSTALLING), "Steg 1 av 2"),
        (Readiness(Step.COMPILING, 10, 40), "Steg 2 av 2: 10 av 40"),
        (Readiness(Step.FAILED, said="The disk is full."), "The disk is full. Kör ./run groups ready"),
    ],
)
def test_the_year_says_how_far_the_planner_is(world: World, file: Path, now: Readiness, told: str) -> None:
    made = settled(world, waiting=0)
    write_readiness(file, now)

    said = year(made)

    assert told in said
    assert 'data-kedjan-work="running"' in said or now.step is Step.FAILED


def test_no_plan_is_asked_for_until_it_is_ready_and_then_one_is(world: World, file: Path) -> None:
    made = settled(world)
    write_readiness(file, Readiness(Step.COMPILING, 42, 43))

    with pytest.raises(CannotPlanYear) as refused:
        asked(made)
    write_readiness(file, Readiness(Step.READY))

    assert codes(refused.value) == ["plan.not_ready"]
    asked(made)
    assert "data-kedjan-work" not in year(made)
