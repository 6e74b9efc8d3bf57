"""Choices that carry a hint under their text."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Option:
    """The label of a choice with a hint: `choices=[("work", Option(_("Arbete"), _("Även deltid")))]`."""

    text: str | Promise
    hint: str | Promise = ""

    def __str__(self) -> str:
        """Return the text alone, for selects and messages."""
        return str(self.text)
