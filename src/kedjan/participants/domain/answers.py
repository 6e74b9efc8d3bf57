"""What people answer when they are asked to join."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Answer(StrEnum):
    """What the person said to the invitation."""

    YES = "yes"
    NO = "no"
    LATER = "later"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {Answer.YES: N_("Ja"), Answer.NO: N_("Nej"), Answer.LATER: N_("Inte nu")}
