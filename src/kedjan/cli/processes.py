"""The processes that a command starts beside itself, and that end with it whatever happens to it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from kedjan.cli.installation import PROJECT, CannotRun
from kedjan.integrations.database import tethered

_PATIENCE_SECONDS = 8.0
_LOOK_EVERY_SECONDS = 0.2


def stop_on_signals() -> None:
    """Turn the ways of being told to stop into KeyboardInterrupt, so that everything started is stopped in order."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


@dataclass(frozen=True, slots=True)
class Aside:
    """A process that may end by itself: where it writes what it says, and who is told when it has ended."""

    process: "subprocess.Popen[bytes]"
    log: Path
    ended: Callable[[int, str], None]


@dataclass(slots=True)
class Children:
    """Processes with names; leaving the block stops them by their ids, the last one started first."""

    running: "dict[str, subprocess.Popen[bytes]]" = field(default_factory=dict)
    aside: dict[str, Aside] = field(default_factory=dict)

    def __enter__(self) -> Self:
        """Begin with none."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all of them."""
        self.stop()

    def start(self, name: str, module: str, *arguments: str) -> None:
        """Run a Python module, tied to us: it ends when we end, and Ctrl-C in the terminal comes to us alone."""
        command = [*_tether(), sys.executable, "-m", module, *arguments]
        self.running[name] = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.DEVNULL, start_new_session=True)

    def start_aside(self, name: str, command: list[str], *, log: Path, ended: Callable[[int, str], None]) -> None:
        """Run a command whose end ends nothing else, tied to us likewise; `watch` tells of its end."""
        with log.open("wb") as said:
            process = subprocess.Popen(
                [*_tether(), *command],
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        self.aside[name] = Aside(process, log, ended)

    def finish(self, name: str, module: str, *arguments: str) -> int:
        """Run a Python module to its end, tied to us likewise, and return its exit code."""
        self.start(name, module, *arguments)
        code = self.running[name].wait()
        del self.running[name]
        return code

    def refuse_ended(self) -> None:
        """Raise CannotRun when one has ended by itself."""
        for name, process in self.running.items():
            if process.poll() is not None:
                raise CannotRun(
                    f"The {name} has stopped by itself (exit code {process.returncode}); it says why above."
                )

    def watch(self) -> None:
        """Wait for ever: until a signal, or until one of them ends."""
        while True:
            self.refuse_ended()
            self.tell_of_ended()
            time.sleep(_LOOK_EVERY_SECONDS)

    def tell_of_ended(self) -> None:
        """Tell of those aside that have ended since, and of what they said."""
        for name, one in tuple(self.aside.items()):
            code = one.process.poll()
            if code is not None:
                del self.aside[name]
                one.ended(code, one.log.read_text(encoding="utf-8", errors="replace"))

    def stop(self) -> None:
        """Ask all to stop, wait, and end those that do not; a second Ctrl-C meanwhile is not heard."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        for one in self.aside.values():
            with suppress(ProcessLookupError):
                os.killpg(one.process.pid, signal.SIGKILL)  # what it has begun to install is begun anew next time
            one.process.wait()
        self.aside.clear()
        for process in reversed(self.running.values()):
            with suppress(ProcessLookupError):
                process.terminate()
        deadline = time.monotonic() + _PATIENCE_SECONDS
        for process in self.running.values():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.running.clear()
        signal.signal(signal.SIGINT, before)


def _tether() -> list[str]:
    """Return the beginning of a command that ends when we end."""
    return [sys.executable, "-I", "-S", tethered.__file__, str(int(signal.SIGTERM)), "-", "-", str(os.getpid())]


def free_port(wanted: int) -> int:
    """Return the port if nobody listens on it, and for 0 any free one. Raises CannotRun."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise CannotRun(
                f"Port {wanted} cannot be used ({error.strerror}): choose another with --port N."
            ) from error
        return int(probe.getsockname()[1])
