"""Tests against one mutant, in a process of its own that forgets it: no file is changed.

What changes one function is swapped in where all is loaded and collected already (`Warm`); what changes a module as it
is imported needs a process that has not imported it (`judge_cold`), and takes ten times as long.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

from tests.mutants.making import Mutant
from tests.mutants.swapping import loaded_functions, swap

PATIENCE_SECONDS = 240
OUTPUT = Path(".kedjan/mutants/output")
_KILLER = Path(".kedjan/mutants/killer")
_OPTIONS = (
    *("-x", "-q", "-s", "--no-header", "--tb=short", "-p", "no:randomly", "-p", "no:xdist"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # hypothesis is imported before pytest
)


Job = tuple[Mutant, CodeType, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a mutant was found out, and by what: a test, an error before any test, or that it never ended."""

    killed: bool
    by: str
    seconds: float


class _Named:
    """pytest plugin: runs the tests in the order they are named, and writes down which one fails."""

    def __init__(self, names: Sequence[str]) -> None:
        self._order = {name: place for place, name in enumerate(names)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._order.get(item.nodeid, len(self._order)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            _KILLER.write_text(report.nodeid)


class Warm:
    """pytest plugin in place of the loop over tests: for each mutant a copy of this process runs the nearest tests."""

    def __init__(self, jobs: Sequence[Job], told: Callable[[Mutant, Verdict], None]) -> None:
        """Keep the mutants with their codes and tests, and whom to tell each verdict."""
        self._jobs, self._told = jobs, told

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge all."""
        items = {item.nodeid: item for item in session.items}
        functions = loaded_functions()
        for mutant, code, names in self._jobs:
            wanted = [items[name] for name in names]

            def run(code: CodeType = code, wanted: list[pytest.Item] = wanted) -> int:
                swap(functions, code)
                return _fails(session, wanted)

            self._told(mutant, _apart(run))
        return True


def judge_warm(jobs: Sequence[Job], told: Callable[[Mutant, Verdict], None]) -> None:
    """Judge what changes one function; all in one process, so that this one remains as it is."""
    tests = sorted({test for _mutant, _code, names in jobs for test in names})
    child = os.fork()
    if child == 0:
        _be_child(lambda: int(pytest.main([*_OPTIONS, *tests], plugins=[Warm(jobs, told), _Named(())])), quiet=False)
    os.waitpid(child, 0)


def judge_cold(mutant: Mutant, tests: Sequence[str]) -> Verdict:
    """Run the tests where the import of the module gives the mutant."""
    if mutant.module in sys.modules:
        raise RuntimeError(f"{mutant.module} is loaded already")

    def run() -> int:
        sys.meta_path.insert(0, _Finder(mutant))
        return int(pytest.main([*_OPTIONS, *tests], plugins=[_Named(tests)]))

    return _apart(run)


class _Finder(MetaPathFinder, InspectLoader):
    """Gives the mutant in place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self._mutant.module:
            return None
        return spec_from_loader(fullname, self, is_package=self._mutant.path.name == "__init__.py")

    def get_source(self, fullname: str) -> str:
        del fullname
        return self._mutant.source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.get_source(fullname), str(self._mutant.path.absolute()), "exec")


def _fails(session: pytest.Session, items: Sequence[pytest.Item]) -> int:
    """Run the items until one fails; 1 if one does."""
    for item, after in zip(items, [*items[1:], None], strict=True):
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if session.testsfailed:
            return 1
    return 0


def _apart(run: Callable[[], int]) -> Verdict:
    """Run in a copy of this process, for as long as patience lasts."""
    _KILLER.unlink(missing_ok=True)
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        _be_child(run, quiet=True)
    status = _wait(child)
    seconds = time.monotonic() - started
    if status is None:
        return Verdict(killed=True, by="never ends", seconds=seconds)
    by = _KILLER.read_text() if _KILLER.exists() else "error"
    return Verdict(status != 0, by if status else "", seconds)


def _be_child(run: Callable[[], int], *, quiet: bool) -> None:
    """Run, and end the process: never returns."""
    code = 1
    try:
        if quiet:
            os.setsid()
            out = os.open(OUTPUT, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            os.dup2(out, 2)
        code = run()
    finally:
        if (error := sys.exc_info()[1]) is not None:
            traceback.print_exception(error)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _wait(child: int) -> int | None:
    """Return the child's exit status; None when patience ended, and the child with it."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None
