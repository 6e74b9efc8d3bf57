"""Legal sex as Swedish registers hold it, and the age bands that results are split by."""

from datetime import date
from enum import StrEnum

from kedjan.kernel.text import N_


class Sex(StrEnum):
    """Woman or man by the ninth digit of the identity number; unknown where there is none."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return {Sex.WOMAN: N_("Kvinna"), Sex.MAN: N_("Man"), Sex.UNKNOWN: N_("Okänt")}[self]


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years; whoever is born on 29 February turns a year older on 1 March in common years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
