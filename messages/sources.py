"""Every text of the product, each once."""

from collections.abc import Iterator
from pathlib import Path

from messages.python import texts_in_python
from messages.templates import texts_in_template
from messages.text import Text

PROJECT = Path(__file__).resolve().parents[1]
SOURCE = PROJECT / "src" / "kedjan"


def modules() -> Iterator[Path]:
    """Yield every module of the product."""
    yield from sorted(SOURCE.rglob("*.py"))


def templates() -> Iterator[Path]:
    """Yield every template of the product."""
    yield from sorted(SOURCE.rglob("templates/**/*.html"))


def gathered_texts() -> tuple[Text, ...]:
    """Return all texts, sorted. A text that stands both with and without a plural is one text. Raises NotGatherable."""
    found: dict[tuple[str, str], Text] = {}
    for text in _all():
        key = text.context, text.singular
        found[key] = max(text, found.get(key, text))
    return tuple(sorted(found.values()))


def _all() -> Iterator[Text]:
    for path in modules():
        yield from texts_in_python(path.read_text(encoding="utf-8"), _name(path))
    for path in templates():
        yield from texts_in_template(path.read_text(encoding="utf-8"), _name(path))


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()
