"""The provider, started once a run, and the settings that name it."""

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from kedjan.integrations.openid import answering, provider

FOLDER = Path(__file__).parent / "provider"
SECRET = "a secret: with / signs"


def _install(npm: str) -> None:
    """Install the provider from its lock, once; the processes of a parallel run wait for whoever does."""
    with (FOLDER / "package.json").open() as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not (FOLDER / "node_modules" / ".package-lock.json").exists():
            subprocess.run([npm, "ci", "--silent"], cwd=FOLDER, check=True)


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """Return the address of the provider, running; skipped only where Node.js is missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node.js and npm are missing, so there is no OpenID provider to log in at")
    _install(npm)
    started = subprocess.Popen(
        [node, "provider.mjs"],
        cwd=FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with started:
        assert started.stdout is not None
        assert started.stdin is not None
        yield started.stdout.readline().strip()
        started.stdin.close()


@pytest.fixture
def eid(issuer: str, settings: LazySettings) -> str:
    """Return the issuer, which the installation now uses."""
    settings.KEDJAN_EID_ISSUER, settings.KEDJAN_EID_CLIENT = issuer, "kedjan"
    settings.KEDJAN_EID_SECRET, settings.KEDJAN_EID_NUMBER_CLAIM = SECRET, "personnummer"
    provider.forget()
    answering.forget()
    return issuer
