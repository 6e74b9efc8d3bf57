"""Each rule stands once in prose and once in code, and the two know of each other."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import PROJECT, SOURCE, shown

DOCUMENTS = sorted((PROJECT / "docs" / "rules").glob("*.md"))
_NAMED_DOCUMENT = re.compile(r"docs/rules/[a-z-]+\.md")
_NAMED_FILE = re.compile(r"`((?:src|tests|programmes|data|benchmarks)/[A-Za-z0-9_./-]+)`")


def _naming(document: str) -> set[str]:
    """Return the source files that name the document."""
    return {shown(path) for path in SOURCE.rglob("*.py") if document in path.read_text(encoding="utf-8")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_the_code_names_the_document_and_the_document_the_code(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = {file for file in _NAMED_FILE.findall(text) if file.startswith("src/")}
    naming = _naming(f"docs/rules/{document.name}")

    assert naming != set()
    assert any(file.startswith(tuple(named)) for file in naming), f"name one of {sorted(naming)}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_every_file_that_a_document_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    assert [file for file in _NAMED_FILE.findall(text) if not (PROJECT / file).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_names_the_tests_that_prove_it(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    assert [file for file in _NAMED_FILE.findall(text) if file.startswith("tests/")] != []


def test_every_document_that_the_code_names_exists() -> None:
    named = {one for path in SOURCE.rglob("*.py") for one in _NAMED_DOCUMENT.findall(path.read_text(encoding="utf-8"))}

    assert sorted(one for one in named if not (PROJECT / one).exists()) == []
