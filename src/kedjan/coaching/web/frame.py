"""The frame of a page with one form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page is called, where it leads back, whom or what it is about, and what is said before the form.

    sources: where what is asked comes from.
    """

    title: str
    back: str
    caption: str = ""
    intro: str = ""
    sources: tuple[str, ...] = ()
