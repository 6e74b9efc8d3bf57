"""Which tests can tell a mutant: those that ran its line, the nearest first, as a coverage run remembers it."""

import ast
from collections.abc import Iterable
from pathlib import Path

from coverage import CoverageData

from tests.mutants.making import Mutant

# Read every class as it is imported; told by no line that they run.
_VALUES = "tests/architecture/test_values.py::test_"
_OF_ALL = (
    f"{_VALUES}what_crosses_between_contexts_is_frozen_and_takes_no_field_that_it_does_not_declare",
    f"{_VALUES}every_choice_has_a_name_of_its_own_to_be_shown",
    f"{_VALUES}what_is_done_with_agreements_is_done_whole_or_not_at_all",
)


class Memory:
    """What a run with --cov-context=test has seen."""

    def __init__(self, data: Path) -> None:
        """Read it; data: the file of coverage."""
        self._data = CoverageData(str(data))
        self._data.read()
        self._everything = sorted({_test(context) for context in self._data.measured_contexts()} - {""})

    def runs_at_import(self, mutant: Mutant) -> bool:
        """Tell whether the statement runs as modules are imported, before any test."""
        return any("" in contexts for contexts in self._contexts(mutant))

    def tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that ran the statement; for what runs at import alone, all that ran the module or any."""
        by_line = self._data.contexts_by_lineno(str(mutant.path.absolute()))
        found = _tests(self._contexts(mutant))
        if found:
            return sorted(found, key=lambda test: _distance(test, mutant.path))
        found = _tests(by_line.values()) or self._everything
        own = sorted(map(str, Path("tests").rglob(f"test_{mutant.path.stem}.py")))  # one about constants runs no line
        return [*_OF_ALL, *own, *sorted(found, key=lambda test: _distance(test, mutant.path))]

    def _contexts(self, mutant: Mutant) -> list[list[str]]:
        by_line = self._data.contexts_by_lineno(str(mutant.path.absolute()))
        return [by_line.get(line, []) for line in _lines_of_statement(mutant.path.read_text(), mutant.line)]


def _tests(contexts: Iterable[list[str]]) -> list[str]:
    return sorted({_test(one) for each in contexts for one in each} - {""})


def _test(context: str) -> str:
    """Return the id of the test: coverage says test|phase."""
    return context.rpartition("|")[0]


def _distance(test: str, path: Path) -> tuple[bool, bool, bool, str]:
    """Return how far away a test stands: its own file, pure ones, its own context, all others."""
    file = test.partition("::")[0]
    return (
        not file.endswith(f"/test_{path.stem}.py"),
        "/domain/" not in file,
        not file.startswith(f"tests/{path.parts[2]}/"),
        test,
    )


def _lines_of_statement(source: str, line: int) -> range:
    """Return the lines of the innermost statement around a line; of one with a body, its head."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.stmt) or not node.lineno <= line <= (node.end_lineno or node.lineno):
            continue
        body = getattr(node, "body", None)
        end = body[0].lineno - 1 if body else node.end_lineno or node.lineno
        found = range(node.lineno, max(end, node.lineno) + 1)
    return found
