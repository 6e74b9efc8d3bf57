"""Texts that a participant will read: how easy they are is shown to whoever writes them. docs/rules/plain-language.md.

Nobody is stopped from saving. A second button of the form shows it without a script; `ui/static/ui/reading.js` shows it
while one types, in the words that are given here.
"""

import json
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from kedjan.kernel.readability import EASY, MEASURED_FROM, MOST_WORDS, UP_TO, Level, Reading, reading

LOOK = "look"


class EasyText(forms.Textarea):
    """Rows of text that a participant will read."""


class EasyLine(forms.TextInput):
    """A line of text that a participant will read."""


class ReadByParticipants(forms.Form):
    """A form with such texts: asked only to look at them, it saves nothing and refuses nothing."""

    @property
    def reads(self) -> bool:
        """Tell whether it has such a text now."""
        return any(is_easy(field.widget) for field in self.fields.values())

    @property
    def is_look(self) -> bool:
        """Tell whether it was sent with the button that only looks."""
        return self.is_bound and LOOK in self.data

    def full_clean(self) -> None:
        """Find nothing wrong while somebody only looks."""
        super().full_clean()
        if self.is_look:
            self._errors = ErrorDict()

    def is_valid(self) -> bool:
        """Tell whether there is something to save; whoever only looks comes back to the text."""
        if self.is_look:
            for field in [one for one in self.fields.values() if is_easy(one.widget)][:1]:
                field.widget.attrs["autofocus"] = True
        return not self.is_look and super().is_valid()


def is_easy(widget: forms.Widget) -> bool:
    """Tell whether a participant will read what is written in it."""
    return isinstance(widget, EasyText | EasyLine)


def line_about(text: str) -> str:
    """Return how easy the text is and what would help; empty for a text without words."""
    found, said = reading(text), _texts()
    if not found.words:
        return ""
    if not found.is_measured:
        return said["short"]
    index = said["index"].replace("{lix}", str(found.lix)).replace("{level}", _(found.level.label))
    return " ".join((index, *_advice(found, said)))


def _advice(found: Reading, said: dict[str, str]) -> tuple[str, ...]:
    if found.lix <= EASY:
        return ()
    sentences = (said["sentences"],) if found.has_long_sentences else ()
    words = (said["words"].replace("{words}", ", ".join(found.long_words)),) if found.long_words else ()
    return (*sentences, *words)


def words_for_the_script() -> str:
    """Return as JSON all that the script says, and the limits it says it by."""
    limits: dict[str, Any] = {"easy": EASY, "measuredFrom": MEASURED_FROM, "mostWords": MOST_WORDS}
    levels = [[most, _(level.label)] for most, level in UP_TO]
    return json.dumps({**_texts(), **limits, "levels": [*levels, [None, _(Level.VERY_HARD.label)]]})


def _texts() -> dict[str, str]:
    return {
        "short": _("Kort text. LIX räknas från {words} ord.").replace("{words}", str(MEASURED_FROM)),
        "index": _("LIX {lix} – {level}. Målet är högst {easy}.").replace("{easy}", str(EASY)),
        "sentences": _("Dela meningar längre än {most} ord.").replace("{most}", str(MOST_WORDS)),
        "words": _("Byt långa ord, till exempel: {words}."),
    }
