"""What a command starts ends with it, whether it is asked to stop or killed; and the next one can start."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from kedjan.integrations.database.places import passing_home

PROJECT = Path(__file__).resolve().parents[2]
_OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "KEDJAN_TEST_SERVER")


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the server's account can enter, wherever the tests keep theirs."""
    with passing_home() as folder:
        folder.chmod(0o711)
        yield folder / "data"


def _serve(home: Path) -> tuple["subprocess.Popen[str]", int]:
    """Start the web on a free port, and return when it says that it listens."""
    environment = {key: value for key, value in os.environ.items() if key not in _OURS}
    command = [sys.executable, "-m", "kedjan.cli.main", "serve", "--port", "0"]
    process = subprocess.Popen(
        command, cwd=PROJECT, env={**environment, "KEDJAN_DATA": str(home)}, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"Kedjan: http://127\.0\.0\.1:(\d+)/", line)
        if found:
            return process, int(found[1])
    raise AssertionError("the web did not start")


def _answer(port: int) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status
    finally:
        connection.close()


def _running(*signs: str) -> list[str]:
    """Return the command lines of living processes that hold any of the signs."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if any(sign in line for sign in signs):
            found.append(line)
    return found


def _left_after(seconds: float, *signs: str) -> list[str]:
    deadline = time.monotonic() + seconds
    while (left := _running(*signs)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def test_a_killed_service_leaves_no_process_and_the_next_one_starts_and_stops_when_asked(home: Path) -> None:
    killed, port = _serve(home)
    assert _answer(port) == 200
    assert len(_running(str(home), f"127.0.0.1:{port}")) >= 2

    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert _left_after(10, str(home), f"127.0.0.1:{port}") == []

    stopped, port = _serve(home)
    assert _answer(port) == 200
    stopped.send_signal(signal.SIGTERM)
    stopped.communicate()
    assert stopped.returncode == 130
    assert _running(str(home), f"127.0.0.1:{port}") == []
