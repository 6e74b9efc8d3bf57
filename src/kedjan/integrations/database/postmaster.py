"""A PostgreSQL server's main process: found by the note that it keeps in its data folder, and stopped."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

PATIENCE_SECONDS = 60.0
_STATUS_LINE = 7
_NOTE = "postmaster.pid"
_NOBODY = str(2**31 - 1)  # far above the highest process id that Linux gives


def running_process(data: Path) -> int | None:
    """Return the process that serves this folder, by the server's own note; None when that note is stale or missing."""
    try:
        process_id = int((data / _NOTE).read_text().split("\n", maxsplit=1)[0])
        command = Path(f"/proc/{process_id}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    return process_id if os.fsencode(data) in command else None


def forget_strangers(data: Path, socket: Path) -> None:
    """Make the notes of a server that is gone harmless: PostgreSQL would take a stranger with its id for that server.

    The note in the data folder is kept, under an id that no process has, since PostgreSQL also reads from it whether
    children of the old server are still at work. Call it only while nobody else can start the server.
    """
    for left in socket.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)
    note = data / _NOTE
    with suppress(FileNotFoundError):
        note.write_text("\n".join([_NOBODY, *note.read_text().split("\n")[1:]]))


def is_ready(data: Path, process_id: int) -> bool:
    """Tell whether this very process has opened the folder for connections."""
    with suppress(OSError, IndexError, ValueError):
        lines = (data / _NOTE).read_text().splitlines()
        return int(lines[0]) == process_id and lines[_STATUS_LINE].strip() == "ready"
    return False


def stop_child(process: "subprocess.Popen[bytes]") -> None:
    """Ask our own server for a fast shutdown (open transactions roll back); one that hangs is ended at once."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait()


def stop_orphan(data: Path, process_id: int) -> None:
    """Stop a server whose starter is gone, in the same way."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    with suppress(ProcessLookupError):
        os.kill(process_id, signal.SIGINT)
        while running_process(data) == process_id and time.monotonic() < deadline:
            time.sleep(0.01)
        if running_process(data) == process_id:
            os.kill(process_id, signal.SIGQUIT)
