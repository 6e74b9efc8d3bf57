"""How somebody asks for their own information: docs/rules/own-information.md."""

from enum import StrEnum

from kedjan.kernel.text import N_


class Asked(StrEnum):
    """How the person asked for their information."""

    ON_THE_WEB = "on_the_web"
    ON_PAPER = "on_paper"
    IN_PERSON = "in_person"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Asked.ON_THE_WEB: N_("På webben"),
    Asked.ON_PAPER: N_("På papper"),
    Asked.IN_PERSON: N_("Muntligt, på plats"),
}
