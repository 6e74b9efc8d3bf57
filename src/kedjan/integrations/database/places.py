"""Where an embedded cluster lives, whom its server runs as, and who holds it just now."""

import fcntl
import hashlib
import os
import pwd
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SOCKET_PATH_BYTES = 107
_SOCKET_NAME = "/.s.PGSQL.5432"
_PASSING = "kedjan-test-"
_ABANDONED_SECONDS = 3600


class CannotStartServer(Exception):
    """The embedded server does not run; the text is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account a server runs as. PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    @property
    def borrowed(self) -> bool:
        """Whether the server runs as another account than this process."""
        return self.uid != os.geteuid()


def server_account() -> Account:
    """Return the present account, or for root an existing one without rights: postgres, else nobody."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise CannotStartServer("PostgreSQL must not run as root and there is no account nobody: run as an ordinary user.")


def lasting_home(project: Path) -> Path:
    """Return where the data of a project's demo stay from one start to the next, also after a reboot.

    For an ordinary user that is the project's own .kedjan/: it goes when the project goes, and nothing sweeps it (many
    systems empty /tmp, and after a month /var/tmp). Root's server runs as another account, which may not be able to
    enter the project, so root's data live in /var/lib/kedjan/, a folder per project. KEDJAN_DATA names another place.
    """
    chosen = os.environ.get("KEDJAN_DATA")
    if chosen:
        return Path(chosen).absolute()
    if os.geteuid() != 0:
        return project.absolute() / ".kedjan" / "postgresql"
    return Path("/var/lib/kedjan") / _digest(project.absolute())


@contextmanager
def passing_home() -> Iterator[Path]:
    """Give a fresh folder under the temporary folder for a cluster that lasts as long as the block.

    What a killed test run left behind an hour ago or more is removed first: its lock is free.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_PASSING}*"):
        _remove_abandoned(left)
    home = Path(tempfile.mkdtemp(prefix=_PASSING))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def socket_folder(home: Path) -> Path:
    """Return where the server's socket lies: beside the data, or in the temporary folder if that path is too long."""
    beside = home / "socket"
    if len(os.fsencode(beside)) + len(_SOCKET_NAME) <= SOCKET_PATH_BYTES:
        return beside
    apart = Path(tempfile.gettempdir()) / f"kedjan-{os.geteuid()}-{_digest(home)}"
    if len(os.fsencode(apart)) + len(_SOCKET_NAME) > SOCKET_PATH_BYTES:
        raise CannotStartServer(
            f"The path {apart} is too long for a socket: set TMPDIR to a shorter one, such as /tmp."
        )
    return apart


def make_private(folder: Path, account: Account, *, mode: int = 0o700) -> None:
    """Make a folder for the account alone; refuse one that somebody else made before us."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if folder.is_symlink() or found.st_uid not in {account.uid, os.geteuid()}:
        raise CannotStartServer(f"{folder} belongs to somebody else: remove it, or set KEDJAN_DATA to another folder.")
    if account.uid != found.st_uid:
        os.chown(folder, account.uid, account.gid)
    folder.chmod(mode)


class Hold:
    """A lock on a file, kept until it is let go or the process ends: it cannot become stale."""

    def __init__(self, descriptor: int) -> None:
        """Keep the descriptor that carries the lock."""
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path, *, shared: bool = False, wait: bool = False) -> "Hold | None":
        """Take the lock, alone or shared; None when somebody else has it and we do not wait."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(descriptor, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        return cls(descriptor)

    def sign(self) -> None:
        """Write our process id into the file, for the message that somebody else will read."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def let_go(self) -> None:
        """Give the lock back."""
        os.close(self._descriptor)


def _remove_abandoned(home: Path) -> None:
    with suppress(OSError):
        old = home.lstat().st_uid == os.geteuid() and time.time() - home.lstat().st_mtime > _ABANDONED_SECONDS
        hold = Hold.take(home / "owner.lock") if old else None
        if hold is not None:
            shutil.rmtree(home, ignore_errors=True)
            hold.let_go()


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
