"""`kedjan serve`: the web alone, by gunicorn, behind a server that ends TLS."""

import os
import time
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from http.client import INTERNAL_SERVER_ERROR, HTTPConnection, HTTPException

from kedjan.cli.installation import CannotRun, installation
from kedjan.cli.migrations import bring_up_to_date
from kedjan.cli.processes import Children, free_port, stop_on_signals

DEFAULT_PORT = 8000
_WORKERS = 2
_THREADS = 4
_PATIENCE_SECONDS = 60.0


def configure(parser: ArgumentParser) -> None:
    """Take the port and the number of processes."""
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"port on 127.0.0.1 ({DEFAULT_PORT})")
    parser.add_argument(
        "--workers", type=int, default=_WORKERS, help=f"processes ({_WORKERS}), of {_THREADS} threads each"
    )


def run(arguments: Namespace) -> int:
    """Serve until told to stop."""
    stop_on_signals()
    port = free_port(arguments.port)
    with installation() as urls, Children() as children:
        bring_up_to_date(urls)
        start_web(children, port, workers=arguments.workers)
        wait_for_web(children, port)
        print(f"Kedjan: http://127.0.0.1:{port}/", flush=True)
        children.watch()
    return 0


def start_web(children: Children, port: int, *, workers: int = _WORKERS) -> None:
    """Start gunicorn. Settings are loaded once and shared by its processes; no connection is open at that moment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kedjan.config.settings")
    options = ["--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--threads", str(_THREADS), "--preload"]
    quiet = ["--log-level", "warning", "--graceful-timeout", "5", "--no-control-socket"]
    children.start("web", "gunicorn", "kedjan.config.wsgi:application", *options, *quiet)


def wait_for_web(children: Children, port: int) -> None:
    """Return when the web answers, its first page warmed. Raises CannotRun when it stops, fails or stays silent."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        children.refuse_ended()
        answer = 0
        with suppress(OSError, HTTPException):
            answer = _status(port, "/health/")
        if answer >= INTERNAL_SERVER_ERROR:
            raise CannotRun(f"The web answers {answer} instead of 200; it says why above.")
        if answer:
            _status(port, "/")
            return
        time.sleep(0.02)
    raise CannotRun(f"The web did not answer on port {port} in a minute; it says why above.")


def _status(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()
