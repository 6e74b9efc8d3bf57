"""A command as a process: how long it took and how much memory it and its children held at most, together."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds by the clock, megabytes at most (shared pages once), and what was printed."""

    seconds: float
    megabytes: float
    output: str


def watch(command: Sequence[str], environment: dict[str, str]) -> Seen:
    """Run a command to its end. Raises CalledProcessError."""
    began, most = time.monotonic(), 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, sum(_kilobytes(each) for each in _family(process.pid)))
            time.sleep(_LOOK)
        output = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), output)
    return Seen(time.monotonic() - began, most / 1024, output)


def _family(pid: int) -> list[int]:
    """Return the process and all that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(each for child in children for each in _family(int(child)))]


def _kilobytes(pid: int) -> int:
    """Return the memory of a process, its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
