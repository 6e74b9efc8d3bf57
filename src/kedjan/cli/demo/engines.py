"""The planner of the demo, made ready behind its first page by a child whose end ends nothing else."""

import os
import sys

from kedjan.cli.installation import engines_file, state_folder
from kedjan.cli.processes import Children
from kedjan.integrations.readying import ENGINES_FILE, Readiness, Step, write_readiness

RUN = "KEDJAN_RUN"
"""Where ./run is, said by ./run itself: it alone can install."""


def promise_engines() -> None:
    """Say, before the web is started, that the planner is being made ready, and where that can be read."""
    os.environ[ENGINES_FILE] = str(engines_file())
    write_readiness(engines_file(), Readiness(Step.INSTALLING))


def ready_engines(children: Children) -> None:
    """Install what the planner needs, and compile it, beside all else."""
    started = os.environ.get(RUN)
    command = [sys.executable, started] if started else [sys.executable, "-m", "kedjan.cli.main"]
    children.start_aside("engines", [*command, "groups", "ready"], log=state_folder() / "engines.log", ended=_ended)


def _ended(code: int, said: str) -> None:
    """Say that the planner is ready; or what went wrong, on the page too: the demo goes on without it."""
    if code == 0:
        print("Planning is ready.", flush=True)
        return
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    why = lines[-1] if lines else ""
    write_readiness(engines_file(), Readiness(Step.FAILED, said=why))
    print(f"The planner is not ready, all else is. {why}\nRun ./run groups ready when that is mended.", flush=True)
