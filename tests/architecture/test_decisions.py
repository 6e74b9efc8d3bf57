"""Decisions are numbered once each, in a row, and every link to one leads somewhere."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import PROJECT

DECISIONS = sorted((PROJECT / "docs" / "adr").glob("*.md"))
NUMBERED = re.compile(r"^(\d{4})-[a-z0-9-]+$")
LINKED = re.compile(r"docs/adr/(\d{4}[a-z0-9-]*(?:\.md)?)")


def test_no_two_decisions_have_the_same_number_and_none_is_left_out() -> None:
    numbers = [int(found[1]) for path in DECISIONS if (found := NUMBERED.match(path.stem))]

    assert numbers == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_its_number_in_its_title(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(f"# {int(path.stem[:4])}. ")


def test_every_link_to_a_decision_leads_to_one() -> None:
    places = [path for folder in ("docs", "src", "tests") for path in (PROJECT / folder).rglob("*") if path.is_file()]
    texts = [path.read_text(encoding="utf-8") for path in places if path.suffix in {".md", ".py"}]
    known = {name for path in DECISIONS for name in (path.stem, path.name, path.stem[:4])}

    assert {name for text in texts for name in LINKED.findall(text)} - known == set()
