"""What a person can ask about a reading, and how the security officer answers. docs/rules/who-looked.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Concern(StrEnum):
    """Why the person asks."""

    NO_CONTACT = "no_contact"
    UNKNOWN_UNIT = "unknown_unit"
    SOMEBODY_I_KNOW = "somebody_i_know"
    WANTS_TO_KNOW = "wants_to_know"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _CONCERN_LABELS[self]


class Outcome(StrEnum):
    """What the security officer found."""

    RIGHT = "right"
    WRONG = "wrong"
    LOOKING = "looking"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _OUTCOME_LABELS[self]


_CONCERN_LABELS = {
    Concern.NO_CONTACT: N_("Jag hade ingen kontakt med dem då"),
    Concern.UNKNOWN_UNIT: N_("Jag vet inte vilka de är"),
    Concern.SOMEBODY_I_KNOW: N_("Jag känner någon som arbetar där"),
    Concern.WANTS_TO_KNOW: N_("Jag vill veta varför"),
}

_OUTCOME_LABELS = {
    Outcome.RIGHT: N_("Det fanns skäl att läsa"),
    Outcome.WRONG: N_("Det fanns inte skäl att läsa"),
    Outcome.LOOKING: N_("Vi tittar på det"),
}
