"""`kedjan demo`: database, story, web and worker in one command, on this machine alone, and stopped with it."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from kedjan.cli.installation import PROJECT, CannotRun, installation
from kedjan.cli.migrations import bring_up_to_date, note, write_note
from kedjan.cli.processes import Children, free_port, stop_on_signals
from kedjan.cli.serve import DEFAULT_PORT, start_web, wait_for_web
from kedjan.integrations.database.server import DatabaseUrls

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
        wait_for_web(children, port)
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
