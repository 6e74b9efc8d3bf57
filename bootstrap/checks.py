"""./run check: everything that can be judged without running the product, two at a time, one line each."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bootstrap.environment import PROJECT, PYTHON

_TOOLS = PYTHON.parent
# Settings that only have to be readable: nothing is started and nothing is decrypted.
_PLACEHOLDERS = {
    "DJANGO_SETTINGS_MODULE": "kedjan.config.settings",
    "DATABASE_URL": "postgresql://kedjan_app@/not-started",
    "KEDJAN_SECRET_KEY": "only for checks",
    "KEDJAN_FIELD_KEYS": "check:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "KEDJAN_INDEX_KEY": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One tool, what it proves, and the command that mends what it can mend by itself."""

    proves: str
    command: tuple[str, ...]
    mend: tuple[str, ...] = ()


CHECKS = (
    Check("types (mypy, strict)", ("mypy",)),
    Check("format (ruff)", ("ruff", "format", "--check", "."), ("ruff", "format", ".")),
    Check("lint (ruff)", ("ruff", "check", "--no-fix", "."), ("ruff", "check", "--fix", ".")),
    Check("order of the house (import-linter)", ("lint-imports", "--no-cache")),
    Check(
        "templates (djlint)",
        ("djlint", "--check", "--lint", "--quiet", "src"),
        ("djlint", "--reformat", "--quiet", "src"),
    ),
    Check("dependencies (deptry)", ("deptry", "src")),
    Check("migrations", ("python", "-m", "django", "makemigrations", "--check", "--dry-run")),
    Check("architecture", ("python", "-m", "pytest", "-q", "-p", "no:randomly", "tests/architecture")),
)


def check(arguments: list[str]) -> int:
    """Run every check, or with --fix first what mends itself; return 1 when one of them found something."""
    if "--fix" in arguments:
        for each in CHECKS:
            if each.mend:
                _tool(each.mend)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(_report, CHECKS))
    return 0 if all(results) else 1


def _report(each: Check) -> bool:
    started = time.monotonic()
    done = _tool(each.command)
    good = done.returncode == 0
    said = "" if good else "\n" + (done.stdout + done.stderr).rstrip()
    print(f"{'passed' if good else 'FAILED'}  {each.proves}  {time.monotonic() - started:.1f} s{said}", flush=True)
    return good


def _tool(command: tuple[str, ...]) -> "subprocess.CompletedProcess[str]":
    program, *rest = command
    environment = {**os.environ, **_PLACEHOLDERS}
    return subprocess.run(
        [str(_TOOLS / program), *rest], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
