"""`kedjan groups ready` makes the planner ready and says so in the file that the pages read."""

from pathlib import Path

import pytest

from kedjan.cli import installation
from kedjan.cli.groups import readying
from kedjan.cli.main import main
from kedjan.engines.groups import kernels
from kedjan.integrations.readying import ENGINES_FILE, Readiness, Step, readiness

Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Readiness | None]:
    """Compile nothing, but hear what was said meanwhile; and leave this process as quick as it was."""
    heard: list[Readiness | None] = []
    monkeypatch.setattr(installation, "_STATE", tmp_path)
    monkeypatch.setenv(ENGINES_FILE, str(tmp_path / "engines.json"))
    monkeypatch.setattr("os.nice", lambda _more: 0)
    monkeypatch.setattr(readying, "_EVERY_SECONDS", 0.01)

    def compile_kernels() -> None:
        while readiness() == Readiness(Step.INSTALLING):
            pass
        heard.append(readiness())

    monkeypatch.setattr(kernels, "compile_kernels", compile_kernels)
    return heard


def test_it_says_how_far_it_is_and_then_that_it_is_ready(told: list[Readiness | None], capsys: Said) -> None:
    assert main(["groups", "ready"]) == 0

    assert [None if one is None else (one.step, one.total) for one in told] == [(Step.COMPILING, kernels.compiled()[1])]
    assert readiness() == Readiness(Step.READY)
    assert capsys.readouterr().out == "Planeringen är klar att använda.\n"


def test_without_the_packages_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.setattr(readying, "is_ready", lambda: False)

    assert main(["groups", "ready", "--language", "en"]) == 1

    assert capsys.readouterr().err == "What makes plans is not installed: run ./run groups ready.\n"
    assert readiness() == Readiness(Step.INSTALLING)
