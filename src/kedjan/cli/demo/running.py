"""`kedjan demo`: database, story, web and worker in one command, on this machine alone, and stopped with it."""

import http.client
import os
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from importlib.util import find_spec

from kedjan.cli.installation import PROJECT, CannotRun, installation
from kedjan.cli.migrations import bring_up_to_date, note, write_note
from kedjan.cli.processes import Children, free_port, stop_on_signals
from kedjan.cli.serve import DEFAULT_PORT, start_web
from kedjan.integrations.database.server import DatabaseUrls

_PATIENCE_SECONDS = 60.0
_TOLD = "1"


def configure(parser: ArgumentParser) -> None:
    """Take the port."""
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"port on 127.0.0.1 ({DEFAULT_PORT}); 0: any")


def run(arguments: Namespace) -> int:
    """Start everything, say where the first page is when it answers, and run until told to stop."""
    stop_on_signals()
    port = free_port(arguments.port)
    os.environ["KEDJAN_DEMO"] = "1"
    with installation(sole=True, make_keys=True) as urls, Children() as children:
        bring_up_to_date(urls)
        _tell_once(urls)
        start_web(children, port)
        _wait_for_first_page(children, port)
        children.start("worker", "kedjan.cli.main", "worker")
        print(f"Kedjan: http://127.0.0.1:{port}/", flush=True)
        children.watch()
    return 0


def _tell_once(urls: DatabaseUrls) -> None:
    """Write the demo's story into a database that does not have it. The note is written last."""
    if not urls.owner or note(urls, "story") == _TOLD or find_spec("kedjan.cli.demo.story") is None:
        return
    print("Writing the demo's story: synthetic people, no real ones …", flush=True)
    command = [sys.executable, "-m", "kedjan.cli.main", "demo", "tell"]
    if subprocess.run(command, cwd=PROJECT, check=False).returncode != 0:
        raise CannotRun("The demo's story could not be written; see above.")
    write_note(urls, "story", _TOLD)


def _wait_for_first_page(children: Children, port: int) -> None:
    """Return when the first page answers 200, which also warms it. Raises CannotRun when the web stops or is silent."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        children.refuse_ended()
        answer = 0
        with suppress(OSError, http.client.HTTPException):
            answer = _status(port, "/health/")
        if answer == http.client.OK:
            _status(port, "/")
            return
        if answer:
            raise CannotRun(f"The web answers {answer} instead of 200; it says why above.")
        time.sleep(0.02)
    raise CannotRun(f"The web did not answer on port {port} in a minute; it says why above.")


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()
