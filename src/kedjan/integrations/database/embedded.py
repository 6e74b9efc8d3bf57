"""The embedded PostgreSQL: started for the demo, for one command or for one test run, and stopped with it.

One process owns a running server and stops it. Others may join while it runs; a short owner waits for them before it
stops, the demo does not. Who owns and who has joined are locks on files, which end with their process, so that
nothing is stale after a power cut. The server listens on a Unix socket in a folder that only its account and root can
enter, and on no network port: that folder is the password.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from kedjan.integrations.database import tethered
from kedjan.integrations.database.binaries import Binaries, usable_binaries
from kedjan.integrations.database.places import (
    Account,
    CannotStartServer,
    Hold,
    make_private,
    server_account,
    socket_folder,
)
from kedjan.integrations.database.postmaster import (
    PATIENCE_SECONDS,
    forget_strangers,
    is_ready,
    running_process,
    stop_child,
    stop_orphan,
)

ADMINISTRATOR = "postgres"
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class Durability(StrEnum):
    """How much a crash of the machine may cost."""

    SAFE = "safe"
    """At most the last moment: commits do not wait for the disk, but the data stay whole."""
    NONE = "none"
    """Everything: for tests, which start afresh."""


_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "max_worker_processes": "4",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "shared_buffers": "64MB",
    "synchronous_commit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # The values of a failed statement are personal data: the log tells what failed, not with which values.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
_SETTINGS_OF = {
    Durability.SAFE: {},
    Durability.NONE: {"fsync": "off", "full_page_writes": "off", "autovacuum": "off", "max_wal_size": "4GB"},
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, and this process's part in it: its owner has the server's process, who has joined has none."""

    home: Path
    socket: Path
    hold: Hold
    process: "subprocess.Popen[bytes] | None" = None

    def url(self, role: str, database: str) -> str:
        """Return the address of a database for a role; the socket folder stands in for a password."""
        return f"postgresql://{quote(role)}@/{quote(database)}?host={quote(str(self.socket), safe='')}"

    @property
    def administrator_url(self) -> str:
        """Return the superuser's address, with which roles and databases are made."""
        return self.url(ADMINISTRATOR, "postgres")


@contextmanager
def running(home: Path, *, durability: Durability = Durability.SAFE, sole: bool = False) -> Iterator[Server]:
    """Run a server for as long as the block lasts, or join the one that runs there already (see start and stop)."""
    server = start(home, durability=durability, sole=sole)
    try:
        yield server
    finally:
        stop(server, wait_for_others=not sole)


def start(home: Path, *, durability: Durability = Durability.SAFE, sole: bool = False) -> Server:
    """Start the server of this folder, making its data first if there are none, or join it when it runs.

    sole: own it or refuse, because others must not stop it under us (the demo). Raises CannotStartServer with one line.
    Call it from the main thread: the server ends with the thread that started it.
    """
    account = server_account()
    _make_home(home, account)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        hold = Hold.take(home / "owner.lock")
        if hold is not None:
            return _own(home, account, durability, hold)
        if sole:
            raise CannotStartServer(_occupied(home))
        joined = _join(home)
        if joined is not None:
            return joined
        time.sleep(0.02)
    raise CannotStartServer(f"{_owner(home)} has been starting the database in {home} for a minute: end it.")


def stop(server: Server, *, wait_for_others: bool = True) -> None:
    """Leave the server; its owner also stops it, after the commands that have joined it unless told not to wait."""
    others = None
    if server.process is not None:
        others = Hold.take(server.home / "users.lock", wait=wait_for_others)
        stop_child(server.process)
    for hold in (others, server.hold):
        if hold is not None:
            hold.let_go()


def discard(home: Path) -> None:
    """Throw the data away, for good. Raises CannotStartServer while somebody uses them."""
    if not home.exists():
        return
    hold = Hold.take(home / "owner.lock")
    if hold is None:
        raise CannotStartServer(_occupied(home))
    orphan = running_process(home / "data")
    if orphan is not None:
        stop_orphan(home / "data", orphan)
    shutil.rmtree(home / "data", ignore_errors=True)
    hold.let_go()


def _own(home: Path, account: Account, durability: Durability, hold: Hold) -> Server:
    hold.sign()
    try:
        binaries = usable_binaries(home, account)
        data, socket = home / "data", socket_folder(home)
        make_private(socket, account)
        if not data.exists():
            _make_data(home, binaries, account, durability)
        _refuse_other_version(data, binaries)
        orphan = running_process(data)
        if orphan is not None:
            stop_orphan(data, orphan)
        process = _launch(home, binaries, account, durability)
    except BaseException:
        hold.let_go()
        raise
    return Server(home, socket, hold, process)


def _join(home: Path) -> Server | None:
    """Join a server that is ready; None while it is not, or when its owner is just stopping it."""
    hold = Hold.take(home / "users.lock", shared=True)
    if hold is None:
        return None
    process_id = running_process(home / "data")
    if process_id is None or not is_ready(home / "data", process_id):
        hold.let_go()
        return None
    return Server(home, socket_folder(home), hold)


def _make_home(home: Path, account: Account) -> None:
    """Make the folder; root's is open for passing through, since the server's account must reach its data in it."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        make_private(home, Account(os.geteuid(), os.getegid()), mode=0o711 if account.borrowed else 0o700)
    except OSError as error:
        advice = "set KEDJAN_DATA to another folder"
        raise CannotStartServer(f"{home} cannot be used ({error.strerror}): {advice}.") from error


def _make_data(home: Path, binaries: Binaries, account: Account, durability: Durability) -> None:
    """Make the data folder, and give it its name only when it is whole: a half-made one is made again."""
    partial, log = home / "data.partial", home / "initdb.log"
    shutil.rmtree(partial, ignore_errors=True)
    make_private(partial, account)
    command = [
        str(binaries.programs / "initdb"),
        "--pgdata",
        str(partial),
        "--username",
        ADMINISTRATOR,
        "--encoding=UTF8",
    ]
    # One order on every machine and nothing from the system's locales; a page sorts å, ä, ö by its own key column.
    command += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command += ["--auth-local=trust", "--auth-host=reject", "--no-instructions"]
    command += ["--no-sync", "--no-data-checksums"] if durability is Durability.NONE else []
    process = _spawn(command, account, log)
    if process.wait() != 0:
        raise CannotStartServer(_explained(log, home))
    partial.rename(home / "data")


def _refuse_other_version(data: Path, binaries: Binaries) -> None:
    found = (data / "PG_VERSION").read_text().strip()
    if found != binaries.major:
        raise CannotStartServer(
            f"{data} was made by PostgreSQL {found}, and this is {binaries.major}: "
            f"move the folder away to start afresh, or set KEDJAN_DATA to another folder."
        )


def _launch(home: Path, binaries: Binaries, account: Account, durability: Durability) -> "subprocess.Popen[bytes]":
    data, log = home / "data", home / "server.log"
    forget_strangers(data, socket_folder(home))
    settings = {"unix_socket_directories": str(socket_folder(home)), **_SETTINGS, **_SETTINGS_OF[durability]}
    command = [str(binaries.programs / "postgres"), "-D", str(data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    deadline = time.monotonic() + PATIENCE_SECONDS
    process = _spawn(command, account, log)
    while not is_ready(data, process.pid):
        if process.poll() is not None and _still_shared(log):  # children of a server that was killed are just leaving
            time.sleep(0.2)
            process = _spawn(command, account, log)
        if process.poll() is not None:
            raise CannotStartServer(_explained(log, home))
        if time.monotonic() > deadline:
            stop_child(process)
            raise CannotStartServer(f"PostgreSQL did not start in a minute; {log} says why.")
        time.sleep(0.01)
    return process


def _spawn(command: list[str], account: Account, log: Path) -> "subprocess.Popen[bytes]":
    """Start a program that dies with us, in a session of its own: Ctrl-C in the terminal is for us to answer."""
    uid, gid = (str(account.uid), str(account.gid)) if account.borrowed else ("-", "-")
    tether = [sys.executable, "-I", "-S", tethered.__file__, str(int(signal.SIGINT)), uid, gid, str(os.getpid())]
    with log.open("wb") as written:
        return subprocess.Popen(
            [*tether, *command],
            cwd="/",
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            start_new_session=True,
        )


def _still_shared(log: Path) -> bool:
    return "shared memory block" in log.read_text(errors="replace")


def _owner(home: Path) -> str:
    with suppress(OSError):
        return f"Process {(home / 'owner.lock').read_text() or '?'}"
    return "Another process"


def _occupied(home: Path) -> str:
    return f"{_owner(home)} uses the database in {home}: stop it first, or set KEDJAN_DATA to another folder."


def _explained(log: Path, home: Path) -> str:
    """Return one line on why a program failed: what to do where that is known, else the last thing that it said."""
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
    text = "\n".join(lines)
    if "No space left on device" in text:
        return f"The disk is full: free some space where {home} lies."
    if "Permission denied" in text:
        advice = "set KEDJAN_DATA (for tests TMPDIR) to a folder that every account can enter"
        return f"The database's account cannot use {home}: {advice}."
    said = next((line for line in reversed(lines) if "FATAL" in line or "error" in line), "".join(lines[-1:]))
    return f"PostgreSQL did not start; it said: {said.strip()} (more in {log})"
