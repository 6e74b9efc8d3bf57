"""One text to translate, wherever it stands in the source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A Swedish text as gettext looks it up. plural: how it reads for many, or empty; context: tells homonyms apart."""

    singular: str
    plural: str = ""
    context: str = ""


class NotGatherable(Exception):
    """A text is marked for translation in a way that no catalogue can hold; the message says where and why."""
