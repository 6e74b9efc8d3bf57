"""The texts that people say yes to, in plain Swedish and English, by version. What was shown is what is stored."""

from dataclasses import dataclass

from kedjan.consents.domain.kinds import ConsentKind

VERSION = "2026-11"


@dataclass(frozen=True, slots=True)
class Receiver:
    """An organisation and the kinds of information it may see, in words."""

    name: str
    sees: tuple[str, ...]


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
        "I can withdraw my consent. I may still go on in {programme}.",
    ),
}


def consent_text(*, kind: ConsentKind, programme: str, receivers: tuple[Receiver, ...], language: str) -> str:
    """Return the whole text of a consent, line by line, with each receiver and what it sees.

    Raises KeyError for a kind that has no text of its own.
    """
    lines = (_EN if language.startswith("en") else _SV)[kind]
    shown = [line.format(programme=programme) for line in lines]
    listed = [f"– {receiver.name}: {', '.join(map(_within_a_line, receiver.sees))}" for receiver in receivers]
    at = next((place + 1 for place, line in enumerate(shown) if line.endswith(":")), len(shown))
    return "\n".join([*shown[:at], *listed, *shown[at:]])


def _within_a_line(words: str) -> str:
    """Return the words as they are written inside a line: without the capital that begins a row of a list."""
    return words[:1].lower() + words[1:]
