"""Small enough to be read: CONTRIBUTING.md, "Budgets"."""

import ast
from pathlib import Path

from tests.architecture.tree import parsed, python_files, shown, templates

FILE_LINES, FUNCTION_LINES, CLASS_LINES, TEMPLATE_LINES = 400, 40, 200, 60
UNTELLING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "info"}


def test_no_file_is_longer_than_400_lines() -> None:
    long = {shown(path): lines for path in python_files() if (lines := _lines(path.read_text())) > FILE_LINES}

    assert long == {}


def test_no_function_is_longer_than_40_lines() -> None:
    assert _longer_than(FUNCTION_LINES, ast.FunctionDef, ast.AsyncFunctionDef) == {}


def test_no_class_is_longer_than_200_lines() -> None:
    assert _longer_than(CLASS_LINES, ast.ClassDef) == {}


def test_no_template_is_longer_than_60_lines() -> None:
    long = {shown(path): lines for path in templates() if (lines := _lines(path.read_text())) > TEMPLATE_LINES}

    assert long == {}


def test_no_module_has_a_name_that_tells_nothing() -> None:
    assert [shown(path) for path in python_files() if path.stem in UNTELLING] == []


def test_no_module_listens_to_signals() -> None:
    listening = [shown(path) for path in python_files() if any("signal" in name for name in _django_imports(path))]

    assert listening == []


def _longer_than(most: int, *kinds: type[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]) -> dict[str, int]:
    found = {}
    for path in (path for path in python_files() if "migrations" not in path.parts):  # those are written by Django
        for node in ast.walk(parsed(path)):
            if isinstance(node, kinds):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > most:
                    found[f"{shown(path)}:{node.name}"] = lines
    return found


def _django_imports(path: Path) -> list[str]:
    imported = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom)]
    return [
        f"{node.module}.{alias.name}"
        for node in imported
        for alias in node.names
        if (node.module or "").startswith("django")
    ]


def _lines(text: str) -> int:
    return text.count("\n")
