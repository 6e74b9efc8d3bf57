"""The commands of ./run: a few of its own, and all of kedjan's passed through."""

import os
import subprocess
import sys
from collections.abc import Callable

from bootstrap.checks import check
from bootstrap.environment import PROJECT, PYTHON, CannotGoOn, Tier, ensure

_KEDJAN = [str(PYTHON), "-m", "kedjan.cli.main"]
_INTERRUPTED = 130

# Commands that solve something: the engines' packages are big, so the demo does without them.
SOLVING = frozenset({"groups", "matching", "carving", "forecast", "evaluate"})

# Where a branch that no test takes is an error, and the tests that must take them all.
COVERED = ("kedjan.consents", "kedjan.audit", "kedjan.organisations.domain")
COVERING = (
    *("tests/consents", "tests/audit", "tests/organisations", "tests/reviews", "tests/cli/audit"),
    *("tests/config/test_door.py", "tests/policies/test_beyond_glass.py"),
)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; a machine that lacks something gets one line."""
    name, *rest = arguments or ["help"]
    name = "help" if name in {"-h", "--help"} else name
    try:
        return OWN[name](rest) if name in OWN else _kedjan([name, *rest])
    except CannotGoOn as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def _kedjan(arguments: list[str]) -> int:
    """Become the kedjan command: the same process, so that Ctrl-C and kill reach it."""
    ensure(Tier.ENGINES if arguments[0] in SOLVING else Tier.CORE)
    _become([*_KEDJAN, *arguments])
    return 0


def _test(arguments: list[str]) -> int:
    """Run the tests; all of them on every core, a named part in this one process."""
    ensure(Tier.DEV)
    whole = all(argument.startswith("-") for argument in arguments)
    parallel = ["-n", "auto"] if whole and "-n" not in arguments else []
    _become([str(PYTHON), "-m", "pytest", *parallel, *arguments])
    return 0


def _covered(arguments: list[str]) -> int:
    """Prove that the tests of agreements, the log and permissions take every branch of them."""
    ensure(Tier.DEV)
    measured = [f"--cov={package}" for package in COVERED]
    told = ["--cov-report=term-missing:skip-covered", "--cov-fail-under=100"]
    _become([str(PYTHON), "-m", "pytest", "-q", "-n", "auto", *COVERING, *measured, *told, *arguments])
    return 0


def _check(arguments: list[str]) -> int:
    """Check format, lint, types, order of the house, templates and migrations; --fix mends what it can."""
    ensure(Tier.DEV)
    return check(arguments)


def _bench(arguments: list[str]) -> int:
    """Run one benchmark of benchmarks/, or list them."""
    found = sorted(path.stem for path in (PROJECT / "benchmarks").glob("[a-z]*.py"))
    if not arguments or arguments[0] not in found:
        print("Benchmarks: " + ", ".join(found))
        return 0 if not arguments else 2
    ensure(Tier.DEV)
    _become([str(PYTHON), "-m", f"benchmarks.{arguments[0]}", *arguments[1:]])
    return 0


def _assets(arguments: list[str]) -> int:
    """Build the stylesheets and scripts, with npm; the result is committed."""
    _become([sys.executable, str(PROJECT / "assets" / "build.py"), *arguments])
    return 0


def _messages(arguments: list[str]) -> int:
    """Gather the texts to translate, keep their English and compile it; tell what is left to translate."""
    ensure(Tier.DEV)
    _become([str(PYTHON), "-m", "messages", *arguments])
    return 0


def _lock(arguments: list[str]) -> int:
    """Write the hashed locks anew. Pins move only with --upgrade."""
    ensure(Tier.DEV)
    for name in ("uv", "core", "engines", "dev"):
        command = [
            str(PYTHON.parent / "uv"),
            "pip",
            "compile",
            f"requirements/{name}.in",
            "-o",
            f"requirements/{name}.txt",
        ]
        command += [
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-header",
        ]
        done = subprocess.run([*command, "--quiet", *arguments], cwd=PROJECT, check=False)
        if done.returncode != 0:
            raise CannotGoOn(f"requirements/{name}.in has no solution; see above.")
    return 0


def _help(_arguments: list[str]) -> int:
    """Print this."""
    print("Usage: ./run COMMAND …\n")
    for name, command in OWN.items():
        print(f"  {name:20} {(command.__doc__ or '').split('. ')[0].rstrip('.')}.")
    print("\nEvery other command is kedjan's own and is passed through:\n", flush=True)
    return _kedjan(["help"])


def _become(command: list[str]) -> None:
    os.chdir(PROJECT)
    sys.stdout.flush()
    os.execv(command[0], command)


OWN: dict[str, Callable[[list[str]], int]] = {
    "test": _test,
    "covered": _covered,
    "check": _check,
    "bench": _bench,
    "assets": _assets,
    "messages": _messages,
    "lock": _lock,
    "help": _help,
}
