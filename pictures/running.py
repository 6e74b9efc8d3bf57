"""A demo of our own to take pictures of: its own data, its own port, and gone afterwards."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_PROJECT = Path(__file__).resolve().parents[1]
_READY = "Kedjan: "


class DemoDidNotStart(Exception):
    """The demo ended before its first page answered; it says why above."""


@contextmanager
def demo() -> Iterator[str]:
    """Start a demo with empty data, wait for its story and give its address. Raises DemoDidNotStart."""
    with TemporaryDirectory(prefix="kedjan-pictures-") as folder:
        Path(folder).chmod(0o755)  # the embedded server may run as an account of its own
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        process = subprocess.Popen(
            [sys.executable, "-m", "kedjan.cli.main", "demo", "--port", "0"],
            cwd=_PROJECT,
            env={**environment, "KEDJAN_DATA": f"{folder}/data"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield _address(process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _address(process: "subprocess.Popen[str]") -> str:
    for line in process.stdout or ():
        print(line, end="", flush=True)
        if line.startswith(_READY):
            return line.removeprefix(_READY).strip()
    raise DemoDidNotStart
