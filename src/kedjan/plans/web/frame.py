"""The frame of a page with one form or one list."""

from dataclasses import dataclass

from kedjan.ui.components import Link


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page is called, where it leads back, whom it is about, what is said first, and another way."""

    title: str
    back: str
    name: str = ""
    intro: str = ""
    other: Link | None = None
