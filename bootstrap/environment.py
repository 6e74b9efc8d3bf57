"""The project's own .venv: made without python3-venv, filled from hashed locks, and left alone when it is up to date.

A tier is a list of packages: core for the demo and the service, engines with the first command that solves something,
dev for tests and checks. Each lock holds all of its tier and, where both have a package, the same pin as core.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
_STATE = PROJECT / ".kedjan"
_STAMPS = VENV / "stamps"


class Tier(StrEnum):
    """A list of packages, by the name of its lock in requirements/."""

    CORE = "core"
    ENGINES = "engines"
    DEV = "dev"


_FOR = {Tier.CORE: "the service", Tier.ENGINES: "the solvers", Tier.DEV: "tests and checks"}


class CannotGoOn(Exception):
    """Something is missing on this machine; the text is one line that says what to do."""


def ensure(tier: Tier) -> None:
    """Make .venv hold the tier. Does nothing, in a few milliseconds, when it does already. Raises CannotGoOn."""
    if _is_done(tier):
        return
    _refuse_unfit_machine()
    with _alone():
        if _is_done(tier):
            return
        started = time.monotonic()
        print(f"Installing what {_FOR[tier]} need{'s' if tier is Tier.CORE else ''}, once …", flush=True)
        try:
            _make_venv()
            _install(PROJECT / "requirements" / f"{tier}.txt")
        except OSError as error:
            raise CannotGoOn(f".venv cannot be made: {error.strerror} ({error.filename}).") from error
        _mark_done(tier)
        print(f"Installed in {time.monotonic() - started:.0f} s.", flush=True)


def _is_done(tier: Tier) -> bool:
    """Tell whether the stamp fits the lock: it is written last, so an install that broke off is done again."""
    try:
        return PYTHON.exists() and (_STAMPS / tier).read_text() == _wanted(tier)
    except OSError:
        return False


def _wanted(tier: Tier) -> str:
    lock = (PROJECT / "requirements" / f"{tier}.txt").read_bytes()
    return f"{hashlib.sha256(lock).hexdigest()} {sys.version_info.major}.{sys.version_info.minor} {PROJECT}\n"


def _mark_done(tier: Tier) -> None:
    """Write the stamp; every other tier has core in it, with the same pins."""
    _STAMPS.mkdir(exist_ok=True)
    for done in {tier, Tier.CORE}:
        (_STAMPS / done).write_text(_wanted(done))


def _refuse_unfit_machine() -> None:
    if not _has_module("pip"):
        raise CannotGoOn("pip is missing: install it (Debian, Ubuntu: apt-get install python3-pip) and run this again.")
    if not _has_module("venv"):
        raise CannotGoOn("Python's venv is missing: install your system's whole python3 and run this again.")
    if sys.platform != "linux" or not _has_glibc():
        raise CannotGoOn(
            "The embedded PostgreSQL needs Linux with glibc, and this is something else: use Debian, Ubuntu or Fedora, "
            "in a container if need be."
        )


def _system_python() -> str:
    """Return the Python that .venv is made of: the system's, also when .venv itself is active and runs us."""
    python = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    return str(python) if python.exists() else sys.executable


def _has_module(name: str) -> bool:
    return subprocess.run([_system_python(), "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def _has_glibc() -> bool:
    """Tell glibc from musl by asking the C library itself."""
    try:
        return "glibc" in (os.confstr("CS_GNU_LIBC_VERSION") or "")
    except (ValueError, OSError):
        return False


@contextmanager
def _alone() -> Iterator[None]:
    """Let one ./run install at a time in this folder. The lock ends with its process, so it is never stale."""
    try:
        _STATE.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(_STATE / "install.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotGoOn(
            f"{PROJECT} cannot be written to ({error.strerror}): copy it to a folder of your own."
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another ./run is installing in this folder: waiting for it …", flush=True)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _make_venv() -> None:
    """Make .venv anew where it is missing, broken, moved or of another Python; and put src on its path."""
    if _is_sound():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    _run([_system_python(), "-m", "venv", "--without-pip", str(VENV)], "Python could not make .venv")
    packages = VENV / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    (packages / "kedjan.pth").write_text(f"{PROJECT / 'src'}\n")
    _run(_pip("requirements/uv.txt"), "uv could not be installed")


def _is_sound() -> bool:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    path = VENV / "lib" / f"python{version}" / "site-packages" / "kedjan.pth"
    try:
        tried = subprocess.run([PYTHON, "-c", ""], capture_output=True, check=False)
        return tried.returncode == 0 and path.read_text().strip() == str(PROJECT / "src")
    except OSError:
        return False


def _install(lock: Path) -> None:
    """Install a lock with uv, and where uv cannot (it knows no pip configuration) with pip from the same file."""
    uv = VENV / "bin" / "uv"
    command = [str(uv), "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
    environment = {**os.environ, "UV_LINK_MODE": os.environ.get("UV_LINK_MODE", "copy")}
    if (
        uv.exists()
        and subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False).returncode == 0
    ):
        return
    _run(_pip(str(lock.relative_to(PROJECT))), f"The packages of {lock.name} could not be installed")


def _pip(lock: str) -> list[str]:
    """Return the command that fills .venv by this machine's pip, which need not be in .venv itself."""
    options = ["--quiet", "--disable-pip-version-check", "--no-warn-script-location", "--require-hashes", "--no-deps"]
    return [_system_python(), "-m", "pip", "--python", str(PYTHON), "install", *options, "-r", lock]


def _run(command: list[str], failure: str) -> None:
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotGoOn(f"{failure}: {_advice(done.stderr + done.stdout)}")


def _advice(said: str) -> str:
    """Return what to do about what pip or venv said, or else its last line."""
    known = {
        "No space left on device": "the disk is full; free some space",
        "do not match the hashes": "a package differs from its hash in requirements/; do not trust this registry",
        "no such option: --python": "pip is too old; it must be 22.3 or later",
        "NewConnectionError": "the package registry does not answer; check the network or the proxy",
        "Temporary failure in name resolution": "the package registry does not answer; check the network or the proxy",
        "CERTIFICATE_VERIFY_FAILED": "the registry's certificate is not trusted; install ca-certificates",
    }
    for sign, advice in known.items():
        if sign in said:
            return f"{advice}."
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it said nothing."
