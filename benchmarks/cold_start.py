"""How long until the first page: cold (no .venv, no data, no caches) and warm, and how much is downloaded.

./run bench cold_start [--rounds N]. Works on a copy of what is committed, in a fresh folder: it changes nothing here.
"""

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
_READY = "Kedjan: http://"


@dataclass(frozen=True, slots=True)
class Start:
    """One start of the demo: seconds to the first page, seconds to stop, and megabytes that came from the network."""

    ready_s: float
    stop_s: float
    received_mb: float

    def __str__(self) -> str:
        """Say it in one line of a table."""
        received = f"{self.received_mb:5.1f} MB received"
        return f"{self.ready_s:5.1f} s to the first page   {received}   {self.stop_s:.1f} s to stop"


def copy_project(target: Path) -> Path:
    """Copy what is committed, as a clone would."""
    target.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "HEAD"], cwd=PROJECT, stdout=subprocess.PIPE, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(target)], input=archive, check=True)
    return target


def start_once(command: list[str], environment: dict[str, str], folder: Path) -> Start:
    """Start the demo, wait for its address, stop it as Ctrl-C does."""
    before, started = received_bytes(), time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith(_READY):
            break
    else:
        raise SystemExit("The demo did not start:\n" + "".join(said))
    ready, received = time.monotonic() - started, received_bytes() - before
    stopping = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.communicate()
    return Start(ready, time.monotonic() - stopping, received / 1e6)


def received_bytes() -> int:
    """Return what all network devices but the loopback have received: an upper bound, others may be receiving too."""
    lines = Path("/proc/net/dev").read_text().splitlines()[2:]
    return sum(int(line.split(":")[1].split()[0]) for line in lines if not line.strip().startswith("lo:"))


def folder_mb(folder: Path) -> float:
    """Return the size of a folder's files."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_symlink()) / 1e6


def main() -> None:
    """Print one line for each start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    home = Path(tempfile.mkdtemp(prefix="kedjan-cold-"))
    home.chmod(0o755)
    try:
        folder = copy_project(home / "project")
        own = {"HOME": str(home / "home"), "KEDJAN_DATA": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache")}
        environment = {**{key: value for key, value in os.environ.items() if key != "DATABASE_URL"}, **own}
        (home / "home").mkdir()
        command = ["python3", "run", "demo", "--port", "0"]
        cold = start_once(command, environment, folder)
        print(f"cold   {cold}")
        warm = [start_once(command, environment, folder) for _ in range(rounds)]
        ready = [each.ready_s for each in warm]
        print(f"warm   {statistics.median(ready):5.1f} s (worst {max(ready):.1f} s of {rounds})")
        print(f"size   {folder_mb(folder / '.venv'):5.1f} MB of packages, {folder_mb(home / 'data'):.1f} MB of data")
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
