"""Both commands of the README on a bare Debian 12 that has python3 and pip and nothing else: as root and as a user.

sudo python3 -m benchmarks.bare_debian [--keep FOLDER] [--only root|user]. Needs root, debootstrap and about 2 GB. The
system lives in a folder; the network's own settings (names, certificates, pip's environment) are lent to it while it
runs and written nowhere in the project.
"""

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cold_start import copy_project, received_bytes, start_once

_RELEASE = "bookworm"
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_LENT_FILES = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt")
_LENT_PREFIXES = (
    "SSL_CERT",
    "REQUESTS_CA",
    "PIP_CERT",
    "PIP_INDEX",
    "PIP_DEFAULT",
    "UV_INDEX",
    "HTTP",
    "HTTPS",
    "NO_PROXY",
)
_MOUNTS = "mount -t proc proc {root}/proc && mount --rbind /dev {root}/dev && exec {chroot}"
_USER = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """Who types the commands, and in which folder, closed to everybody else."""

    name: str
    uid: int
    home: str


PERSONS = (Person("root", 0, "/root"), Person("user", _USER, "/home/user"))


def build_system(base: Path) -> None:
    """Make the bare system, once; and the network settings of this machine in it."""
    if not (base / "usr" / "bin" / "python3").exists():
        packages = "--include=python3,python3-pip"
        subprocess.run(["debootstrap", "--variant=minbase", packages, _RELEASE, str(base)], check=True)
        user = ["useradd", "--uid", str(_USER), "--create-home", "--shell", "/bin/sh", "user"]
        subprocess.run(["chroot", str(base), *user], check=True)
    for lent in _LENT_FILES:
        (base / lent[1:]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(lent, base / lent[1:])


def try_as(person: Person, base: Path) -> None:
    """Copy the project into the person's private home, and run the demo cold, warm, and the tests."""
    home = base / person.home[1:]
    shutil.rmtree(home / "kedjan", ignore_errors=True)
    shutil.rmtree(home / ".cache", ignore_errors=True)
    shutil.rmtree(base / "var" / "lib" / "kedjan", ignore_errors=True)
    copy_project(home / "kedjan")
    home.chmod(0o700)
    subprocess.run(["chown", "-R", f"{person.uid}:{person.uid}", str(home)], check=True)
    for label in ("cold", "warm"):
        start = start_once(_inside(person, base, "demo", "--port", "0"), {"PATH": _PATH}, base)
        print(f"{person.name:5} demo {label}  {start}", flush=True)
    before, started = received_bytes(), time.monotonic()
    done = subprocess.run(
        _inside(person, base, "test"), env={"PATH": _PATH}, capture_output=True, text=True, check=False
    )
    received, lines = (received_bytes() - before) / 1e6, done.stdout.strip().splitlines() or [""]
    taken = time.monotonic() - started
    print(f"{person.name:5} test       {taken:5.1f} s, {received:5.1f} MB received; {lines[-1]}", flush=True)
    if done.returncode != 0:
        raise SystemExit("\n".join(lines[-40:]) + done.stderr)


def _inside(person: Person, base: Path, *arguments: str) -> list[str]:
    """Return the command that runs ./run in the bare system, with mounts that vanish with it."""
    lent = {key: value for key, value in os.environ.items() if key.upper().startswith(_LENT_PREFIXES)}
    own = {"PATH": _PATH, "HOME": person.home, "LANG": "C.UTF-8", **lent}
    variables = " ".join(f"{key}='{value}'" for key, value in own.items())
    inner = f"cd {person.home}/kedjan && exec ./run {' '.join(arguments)}"
    chroot = f'chroot --userspec={person.uid}:{person.uid} {base} /usr/bin/env -i {variables} /bin/sh -c "{inner}"'
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", _MOUNTS.format(root=base, chroot=chroot)]


def main() -> None:
    """Build the system and try both persons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="folder that the system stays in for the next time")
    parser.add_argument("--only", choices=[person.name for person in PERSONS])
    arguments = parser.parse_args()
    base = arguments.keep or Path(tempfile.mkdtemp(prefix="kedjan-bare-", dir=Path("/var", "tmp")))
    build_system(base)
    try:
        for person in PERSONS:
            if arguments.only in {None, person.name}:
                try_as(person, base)
    finally:
        if arguments.keep is None:
            shutil.rmtree(base)


if __name__ == "__main__":
    main()
