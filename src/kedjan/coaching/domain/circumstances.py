"""The checklist about somebody's circumstances: the same questions to women and men, each with where it comes from.

What women and men are asked is often not the same, and what is not asked is not known. So everybody is asked
everything, in the same words and order. Rule: docs/rules/leading-groups.md.
"""

from dataclasses import dataclass
from enum import StrEnum

from kedjan.kernel.text import N_


class Circumstances(StrEnum):
    """The questions."""

    CARE = "care"
    HOME = "home"
    TRAVEL = "travel"
    ECONOMY = "economy"
    SKILLS = "skills"
    CHOICE = "choice"
    HEARD = "heard"

    @property
    def label(self) -> str:
        """Return the question in Swedish, marked for translation."""
        return next(one.text for one in CHECKLIST if one.key is self)


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the checklist. source: S003 for the project's own words, D for our own design."""

    key: Circumstances
    text: str
    source: str


CHECKLIST = (
    Question(Circumstances.CARE, N_("Har du ansvar för barn eller andra? Vem gör det när du är i gruppen?"), "D"),
    Question(Circumstances.HOME, N_("Hur delas arbetet hemma? Vad händer med det om du börjar arbeta?"), "D"),
    Question(Circumstances.TRAVEL, N_("Hur tar du dig till arbete och möten? Vem har bilen?"), "D"),
    Question(Circumstances.ECONOMY, N_("Har du egna pengar? Hur mycket arbete behöver du för att klara dig?"), "D"),
    Question(Circumstances.SKILLS, N_("Vad har du lärt dig hemma, i föreningar och på fritiden?"), "D"),
    Question(
        Circumstances.CHOICE,
        N_(
            "Vilka arbeten har du tänkt på? Finns det något du har valt bort för att det mest är kvinnor eller män där?"
        ),
        "S003",
    ),
    Question(Circumstances.HEARD, N_("Har du fått säga vad du vill? Har någon bestämt åt dig?"), "S003"),
)
