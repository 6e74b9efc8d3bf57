"""A child aside may end as it likes: the others go on, and whoever started it hears how it went."""

import sys
import time
from pathlib import Path

import pytest

from kedjan.cli.demo import engines
from kedjan.cli.processes import Children
from kedjan.integrations.readying import ENGINES_FILE, Readiness, Step, readiness


def ended(children: Children) -> None:
    """Wait for the child's end, and for its being told."""
    deadline = time.monotonic() + 20
    while children.aside and time.monotonic() < deadline:
        children.tell_of_ended()
        time.sleep(0.02)


@pytest.mark.parametrize(("program", "code"), [("print('done')", 0), ("import sys; sys.exit('done')", 1)])
def test_its_end_is_told_with_what_it_said_and_ends_nothing(tmp_path: Path, program: str, code: int) -> None:
    heard: list[tuple[int, str]] = []

    with Children() as children:
        children.start_aside(
            "one",
            [sys.executable, "-c", program],
            log=tmp_path / "log",
            ended=lambda code, said: heard.append((code, said)),
        )
        ended(children)
        children.refuse_ended()

    assert heard == [(code, "done\n")]


def test_it_ends_with_whoever_started_it_and_all_that_it_began_with_it(tmp_path: Path) -> None:
    program = (
        "import subprocess, sys, time; subprocess.Popen(['sleep', '600']); print('begun', flush=True); time.sleep(600)"
    )
    with Children() as children:
        children.start_aside(
            "one", [sys.executable, "-c", program], log=tmp_path / "log", ended=lambda _code, _said: None
        )
        group = children.aside["one"].process.pid
        while (tmp_path / "log").read_text() != "begun\n":
            time.sleep(0.02)

    living = [one for one in Path("/proc").glob("[0-9]*/stat") if _group(one) == group]
    assert living == []


def test_a_failed_install_is_told_on_the_page_with_its_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engines, "engines_file", lambda: tmp_path / "engines.json")
    monkeypatch.setattr(engines, "state_folder", lambda: tmp_path)
    monkeypatch.setenv(ENGINES_FILE, "")
    run = tmp_path / "run"
    run.write_text("import sys; print('Installing …'); sys.exit('The disk is full; free some space.')")
    monkeypatch.setenv(engines.RUN, str(run))

    engines.promise_engines()
    begun = readiness()
    with Children() as children:
        engines.ready_engines(children)
        ended(children)

    assert begun == Readiness(Step.INSTALLING)
    assert readiness() == Readiness(Step.FAILED, said="The disk is full; free some space.")
    assert "./run groups ready" in capsys.readouterr().out


def _group(stat: Path) -> int:
    try:
        fields = stat.read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return 0 if fields[0] == "Z" else int(fields[2])
