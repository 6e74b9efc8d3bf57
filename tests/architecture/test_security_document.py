"""docs/security.md names only what exists, and every requirement once with a verdict that is argued."""

import ast
import re
from collections import Counter
from functools import cache

import pytest

from tests.support.server import PROJECT

TEXT = (PROJECT / "docs/security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`((?:tests|src|docs|benchmarks)/[^`]+|pyproject\.toml|requirements/[^`]+)`", TEXT)))
ROWS = re.findall(
    r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (met|partly|not met|n/a) \| (.+?) \|$", TEXT, re.MULTILINE
)
LEVELS = {"1": 70, "2": 183}  # of the standard, version 5.0


@cache
def names_in(path: str) -> frozenset[str]:
    """Return the names of the tests in the file."""
    tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("named", NAMED)
def test_what_the_page_names_exists(named: str) -> None:
    path, _, test = named.partition("::")

    assert (PROJECT / path).exists()
    assert not test or test in names_in(path)


def test_every_requirement_of_both_levels_stands_there_once() -> None:
    assert Counter(level for _id, level, *_rest in ROWS) == LEVELS
    assert max(Counter(one for one, *_rest in ROWS).values()) == 1


def test_what_is_met_or_partly_met_names_its_proof() -> None:
    assert [
        one for one, _level, _what, verdict, proof in ROWS if verdict in {"met", "partly"} and "`" not in proof
    ] == []


def test_the_page_counts_its_verdicts_right() -> None:
    found = Counter(verdict for *_rest, verdict, _proof in ROWS)
    told = ", ".join(f"{found[verdict]} {verdict}" for verdict in ("met", "partly", "not met", "n/a"))

    assert f"{len(ROWS)} requirements: {told}." in TEXT
