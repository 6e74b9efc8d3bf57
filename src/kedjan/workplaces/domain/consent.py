"""The text that a person says yes to before an employer gets to know of them: exact, plain, in both languages."""

from datetime import date, timedelta

from kedjan.consents.domain.openings import Opening
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose

VERSION = "place-2026-11-22"

_TEXTS = {
    "sv": (
        "{employer} får veta vilket namn jag har valt, att jag ska pröva platsen {place} och vilka dagar jag kommer.",
        "Jag kommer från och med {first} till och med {last}.",
        "Arbetsgivaren får inte veta något annat om mig genom Kedjan.",
        "Jag kan ta tillbaka mitt samtycke när som helst. Då ser arbetsgivaren genast ingenting mer.",
        "Jag kan alltid se vem som har läst mina uppgifter.",
    ),
    "en": (
        "{employer} may know which name I have chosen, that I am to try the place {place} and which days I come.",
        "I come from {first} up to and including {last}.",
        "The employer gets to know nothing else about me through Kedjan.",
        "I can withdraw my consent at any time. Then the employer at once sees nothing more.",
        "I can always see who has read my information.",
    ),
}


def place_consent_text(*, employer: str, place: str, first: str, last: str, language: str) -> str:
    """Return the whole text, line by line; first and last: the days, in the words of the language.

    The chosen name is not in it: names are kept sealed, and apart.
    """
    lines = _TEXTS["en" if language.startswith("en") else "sv"]
    shown = {"employer": employer, "place": place, "first": first, "last": last}
    return "\n".join(line.format(**shown) for line in lines)


def employer_opening(employer_id: OrganisationId, giver_id: OrganisationId) -> Opening:
    """Return what the consent opens: to the employer alone, for support, that the person comes to work there."""
    return Opening(employer_id, Purpose.SUPPORT, frozenset({Category.WORK}), frozenset({giver_id}))


def closes_on(ends_on: date) -> date:
    """Return the day from which the employer sees nothing: the day after the last one at the place."""
    return ends_on + timedelta(days=1)
