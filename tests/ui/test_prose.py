"""A text is shown line by line as it is stored: paragraphs, lists, and what a line of a list lists itself."""

import pytest

from kedjan.ui.components import Prose, ProseItem
from kedjan.ui.words import prose


def test_what_a_line_lists_after_a_colon_is_a_list_of_its_own() -> None:
    (part,) = prose("De får se:\n– FK: namn, plan och steg, behov\n– AF: plan")

    assert part == Prose(
        "De får se:",
        (ProseItem("– FK:", ("namn,", "plan och steg,", "behov")), ProseItem("– AF: plan")),
    )


@pytest.mark.parametrize("text", ["– FK: namn, plan", "En rad.\n– Vårdcentralen, Sunne\n– B: x\nEn till: a, b."])
def test_every_letter_is_kept(text: str) -> None:
    shown = [piece for part in prose(text) for piece in (part.text, *_pieces(part.items))]

    assert " ".join(" ".join(shown).split()) == " ".join(text.split())


def _pieces(items: tuple[ProseItem, ...]) -> list[str]:
    return [piece for item in items for piece in (item.text, *item.parts)]
