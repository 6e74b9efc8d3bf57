"""What every template promises: translated texts, no inline code, small files."""

import re
from pathlib import Path

import pytest

from tests.ui.pages import TEMPLATES, templates

# Not texts of ours: the product's name and signs that mean the same in every language.
NEUTRAL = {"Kedjan"}
ATTRIBUTES = re.compile(r'(?:title|label|caption|summary|submit|more|alt|aria-label|placeholder|sees|text)="([^"]*)"')


def names() -> list[str]:
    return [str(path.relative_to(TEMPLATES)) for path in templates()]


def source(name: str) -> str:
    return re.sub(r"{#.*?#}", "", (TEMPLATES / name).read_text(encoding="utf-8"))


def without_tags(text: str) -> str:
    text = re.sub(r"{% blocktranslate.*?endblocktranslate %}", "", text, flags=re.DOTALL)
    return re.sub(r"{%.*?%}|{{.*?}}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", names())
def test_every_text_goes_through_translation(name: str) -> None:
    bare = without_tags(source(name))
    between_tags = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", bare))
    in_attributes = [word for value in ATTRIBUTES.findall(bare) for word in re.findall(r"[^\W\d_]{2,}", value)]

    assert set(between_tags + in_attributes) - NEUTRAL == set()


@pytest.mark.parametrize("name", names())
def test_no_template_holds_inline_style_script_or_handlers(name: str) -> None:
    text = source(name)

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize("name", names())
def test_no_template_is_longer_than_sixty_lines(name: str) -> None:
    assert len(source(name).splitlines()) <= 60


def test_every_component_is_shown_in_the_gallery() -> None:
    components = {path.stem for path in (TEMPLATES / "cotton").glob("*.html")}
    used = {name.replace("-", "_") for path in templates() for name in _used_by(path)}

    assert components - used == set()


def _used_by(path: Path) -> set[str]:
    inside = {"gallery", "cotton", "form"}
    return set(re.findall(r"<c-([a-z-]+)", path.read_text(encoding="utf-8"))) if path.parent.name in inside else set()
