"""No Swedish text slips past translation: neither in a template nor in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from messages.sources import SOURCE, modules, templates

# Texts that are no interface: data in both languages, words that are read rather than said, and the demo's people.
OF_THEIR_OWN = (
    "cli/demo/",
    "consents/domain/texts.py",
    "integrations/tables/encodings.py",
    "kernel/personnummer.py",
    "organisations/domain/passwords.py",
    "participants/domain/benefits.py",
    "participants/domain/intake_columns.py",
    "participants/domain/intake_dates.py",
    "participants/domain/intake_values.py",
    "participants/domain/spelling.py",
    "participants/web/example.py",
    "programmes/domain/schema",
    "workplaces/domain/consent.py",
)
# The product's name, places and an alphabet.
NEUTRAL = {"Kedjan", "Östra Göinge", "Örkelljunga", "åäö"}
_MARKS = {"N_", "_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
_SWEDISH = re.compile(r"[åäöÅÄÖ]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BLOCK = re.compile(r"{% (blocktrans(?:late)?)\b.*?{% end\1 %}", re.DOTALL)
_ATTRIBUTES = re.compile(
    r'(?<![:\w-])(?:title|label|caption|summary|submit|more|alt|aria-label|placeholder|sees|text)="([^"]*)"'
)


def in_source(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def templates_by_name() -> list[str]:
    return [in_source(path) for path in templates()]


def unmarked(source: str) -> Iterator[str]:
    """Yield the texts with Swedish letters that are neither marked for translation nor documentation."""
    tree = ast.parse(source)
    said: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS:
            said.update(id(each) for argument in node.args for each in ast.walk(argument))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            said.add(id(node.value))
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said]
    swedish = (text.value for text in texts if isinstance(text.value, str) and _SWEDISH.search(text.value))
    yield from (text for text in swedish if text not in NEUTRAL)


@pytest.mark.parametrize("name", templates_by_name())
def test_every_word_of_a_template_goes_through_translation(name: str) -> None:
    source = re.sub(r"{#.*?#}", "", (SOURCE / name).read_text(encoding="utf-8"))
    bare = re.sub(r"{%.*?%}|{{.*?}}", "", _BLOCK.sub("", source), flags=re.DOTALL)

    between_tags = _WORD.findall(re.sub(r"<[^>]*>", " ", bare))
    in_attributes = [word for value in _ATTRIBUTES.findall(bare) for word in _WORD.findall(value)]

    assert set(between_tags + in_attributes) - NEUTRAL == set()


def test_every_swedish_text_in_code_goes_through_translation() -> None:
    found = {
        in_source(path): texts
        for path in modules()
        if not in_source(path).startswith(OF_THEIR_OWN) and (texts := list(unmarked(path.read_text(encoding="utf-8"))))
    }

    assert found == {}
