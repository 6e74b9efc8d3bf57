"""The files of the project that its rules are about."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "src" / "kedjan"
_OUTSIDE = {".venv", "node_modules", ".git", ".kedjan", "__pycache__"}

# Low to high, as in .importlinter.
CONTEXTS = (
    "audit",
    "organisations",
    "barriers",
    "participants",
    "notices",
    "consents",
    "reviews",
    "programmes",
    "journeys",
    "plans",
    "papers",
    "meetings",
    "assessments",
    "councils",
    "coaching",
    "workplaces",
    "outcomes",
    "rights",
)


def python_files() -> Iterator[Path]:
    """Return every Python file of ours, the entry script included."""
    yield PROJECT / "run"
    for folder in ("src", "tests", "bootstrap", "benchmarks", "assets"):
        yield from (path for path in sorted((PROJECT / folder).rglob("*.py")) if not _OUTSIDE & set(path.parts))


def templates() -> Iterator[Path]:
    """Return every template."""
    yield from sorted(SOURCE.rglob("templates/**/*.html"))


@cache
def parsed(path: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def shown(path: Path) -> str:
    """Return the path as a message shows it."""
    return str(path.relative_to(PROJECT))
