"""The texts that people say yes to, in plain Swedish and English, by version. What was shown is what is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.terms import GdprTerms
from kedjan.kernel.text import inside_a_sentence

VERSION = "2026-12"


@dataclass(frozen=True, slots=True)
class Receiver:
    """An organisation and the kinds of information it may see, in words."""

    name: str
    sees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordsWords:
    """A power of attorney in words: papers and days written out in the reader's language."""

    providers: tuple[str, ...]
    papers: tuple[str, ...]
    first: str
    last: str
    purpose: str


_SV = {
    ConsentKind.JOIN_PROGRAMME: (
        "Jag vill delta i {programme}.",
        "Jag kan sluta när jag vill. Då påverkas inte min rätt till ersättning eller annat stöd.",
    ),
    ConsentKind.LIFTS_SECRECY: (
        "De här organisationerna får dela uppgifter om mig med varandra, för att stödja mig i {programme}:",
        "Jag kan ta tillbaka mitt samtycke när som helst. Då slutar delningen genast.",
        "Jag kan alltid se vem som har läst mina uppgifter.",
    ),
    ConsentKind.FOLLOW_UP_REGISTER: (
        "Uppgifter om hur det går för mig får användas för att följa upp {programme}.",
        "De som följer upp ser inte mitt namn eller personnummer. De ser kön, kommun, tider och resultat:",
        "Uppgifterna lämnas av {givers}.",
        "Jag kan ta tillbaka mitt samtycke. Jag får ändå fortsätta i {programme}.",
    ),
}

_EN = {
    ConsentKind.JOIN_PROGRAMME: (
        "I want to take part in {programme}.",
        "I can stop whenever I want. It does not affect my right to benefits or other support.",
    ),
    ConsentKind.LIFTS_SECRECY: (
        "These organisations may share information about me with each other, to support me in {programme}:",
        "I can withdraw my consent at any time. The sharing then stops at once.",
        "I can always see who has read my information.",
    ),
    ConsentKind.FOLLOW_UP_REGISTER: (
        "Information about how things go for me may be used to follow up {programme}.",
        "Those who follow up do not see my name or number. They see sex, municipality, times and results:",
        "The information is given by {givers}.",
        "I can withdraw my consent. I may still go on in {programme}.",
    ),
}


# The one between organisations that are not a team: who gives stands apart from who receives.
_SHARING = {
    "sv": (
        "De här organisationerna får ta del av uppgifter om mig, för att {purpose}:",
        "Uppgifterna lämnas av {givers}, och bara av dem.",
        "Jag kan ta tillbaka mitt samtycke när som helst. Då slutar delningen genast.",
        "Jag kan alltid se vem som har läst mina uppgifter.",
    ),
    "en": (
        "These organisations may see information about me, in order to {purpose}:",
        "The information is given by {givers}, and by nobody else.",
        "I can withdraw my consent at any time. The sharing then stops at once.",
        "I can always see who has read my information.",
    ),
}

_RECORDS = {
    "sv": (
        "Jag ger {organisation} fullmakt att hämta handlingar om mig från:",
        "Fullmakten gäller {papers} från tiden {first} till {last}.",
        "Handlingarna får bara användas till att {purpose}.",
        "Jag kan ta tillbaka fullmakten när som helst. Då hämtas inget mer. Det som redan är hämtat finns kvar.",
    ),
    "en": (
        "I give {organisation} power of attorney to collect papers about me from:",
        "The power of attorney is for {papers} from the time {first} to {last}.",
        "The papers may only be used to {purpose}.",
        "I can withdraw it at any time. Then nothing more is collected. What is already collected remains.",
    ),
}

_GDPR = {
    "sv": (
        "Jag samtycker till att {organisation} behandlar uppgifter om mig för att {purpose}.",
        "Samtycke är grunden eftersom {why}.",
        "Jag kan säga nej, och jag kan ta tillbaka mitt samtycke när som helst. Det påverkar inte annat stöd.",
    ),
    "en": (
        "I consent to {organisation} processing information about me in order to {purpose}.",
        "Consent is the basis because {why}.",
        "I can say no, and I can withdraw my consent at any time. It does not affect other support.",
    ),
}


def consent_text(
    *,
    kind: ConsentKind,
    programme: str,
    receivers: tuple[Receiver, ...],
    language: str,
    givers: tuple[str, ...] = (),
) -> str:
    """Return the whole text of a consent, line by line, with each receiver and what it sees.

    Raises KeyError for a kind that has no text about a programme.
    """
    lines = (_EN if language.startswith("en") else _SV)[kind]
    return _written(lines, _rows(receivers), {"programme": programme, "givers": _listed(givers, language)})


def sharing_text(*, purpose: str, givers: tuple[str, ...], receivers: tuple[Receiver, ...], language: str) -> str:
    """Return the text of a consent that lifts secrecy outside a programme's team: who gives, who receives, what for."""
    return _written(
        _SHARING[_code(language)], _rows(receivers), {"purpose": purpose, "givers": _listed(givers, language)}
    )


def records_text(*, organisation: str, words: RecordsWords, language: str) -> str:
    """Return the text of a power of attorney to collect records."""
    values = {
        "organisation": organisation,
        "papers": _listed(tuple(map(inside_a_sentence, words.papers)), language),
        "first": words.first,
        "last": words.last,
        "purpose": words.purpose,
    }
    return _written(_RECORDS[_code(language)], [f"– {one}" for one in words.providers], values)


def gdpr_text(*, organisation: str, terms: GdprTerms, language: str) -> str:
    """Return the text of a consent under the GDPR, with its purpose and why consent is the basis."""
    values = {"organisation": organisation, "purpose": terms.purpose, "why": terms.why}
    return _written(_GDPR[_code(language)], [], values)


def _rows(receivers: Iterable[Receiver]) -> list[str]:
    return [f"– {receiver.name}: {', '.join(map(inside_a_sentence, receiver.sees))}" for receiver in receivers]


def _written(lines: tuple[str, ...], rows: list[str], values: dict[str, str]) -> str:
    """Return the lines filled in, with the rows after the line that leads to them."""
    shown = [line.format(**values) for line in lines]
    at = next((place + 1 for place, line in enumerate(lines) if line.endswith(":")), len(lines))
    return "\n".join([*shown[:at], *rows, *shown[at:]])


def _listed(words: tuple[str, ...], language: str) -> str:
    """Return "a, b och c"."""
    *first, last = words or ("",)
    between = " and " if language.startswith("en") else " och "
    return between.join([", ".join(first), last]) if first else last


def _code(language: str) -> str:
    return "en" if language.startswith("en") else "sv"
