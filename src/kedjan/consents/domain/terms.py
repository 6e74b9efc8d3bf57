"""What a power of attorney and a consent under the GDPR must name. Rule: docs/rules/consents.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

MOST_PROVIDERS = 20


class Paper(StrEnum):
    """What can be collected from a care provider."""

    CERTIFICATE = "certificate"
    RECORD = "record"
    ASSESSMENT = "assessment"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _PAPERS[self]


_PAPERS = {
    Paper.CERTIFICATE: N_("Intyg"),
    Paper.RECORD: N_("Journaler"),
    Paper.ASSESSMENT: N_("Utredningar"),
}


@dataclass(frozen=True, slots=True)
class RecordsTerms:
    """From which care providers, which papers, of which time, and what they may be used for."""

    providers: tuple[str, ...]
    papers: frozenset[Paper]
    first_on: date
    last_on: date
    purpose: str


@dataclass(frozen=True, slots=True)
class GdprTerms:
    """What the information is processed for, and why consent is the basis and not the organisation's task."""

    purpose: str
    why: str


Terms: TypeAlias = RecordsTerms | GdprTerms

_NEEDS: dict[ConsentKind, type[RecordsTerms] | type[GdprTerms]] = {
    ConsentKind.COLLECT_RECORDS: RecordsTerms,
    ConsentKind.GDPR: GdprTerms,
}


def refusals_of_terms(*, kind: ConsentKind, terms: Terms | None, given_on: date) -> tuple[Reason, ...]:
    """Return what the agreement does not say that one of its kind must say; a kind without terms has none."""
    needed = _NEEDS.get(kind, type(None))
    if not isinstance(terms, needed):
        return (Reason("agreement-of-another-kind", N_("Villkoren hör till ett annat slags samtycke.")),)
    if isinstance(terms, RecordsTerms):
        return _records(terms, given_on)
    return () if terms is None else _gdpr(terms)


def _records(terms: RecordsTerms, given_on: date) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if not any(one.strip() for one in terms.providers):
        reasons.append(Reason("records-of-no-provider", N_("Skriv minst en vårdgivare.")))
    if len(terms.providers) > MOST_PROVIDERS:
        reasons.append(Reason("records-of-too-many", N_("Skriv högst %(most)s vårdgivare."), {"most": MOST_PROVIDERS}))
    if not terms.papers:
        reasons.append(Reason("records-of-no-paper", N_("Välj minst ett slags handlingar.")))
    if terms.last_on < terms.first_on:
        reasons.append(Reason("records-end-before-they-start", N_("Den sista dagen är före den första.")))
    if terms.last_on > given_on:
        reasons.append(
            Reason("records-of-the-future", N_("Fullmakten gäller handlingar som finns den dag då den lämnas."))
        )
    if not terms.purpose.strip():
        reasons.append(Reason("records-without-purpose", N_("Skriv vad handlingarna får användas till.")))
    return tuple(reasons)


def _gdpr(terms: GdprTerms) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    if not terms.purpose.strip():
        reasons.append(Reason("gdpr-without-purpose", N_("Skriv vad uppgifterna ska användas till.")))
    if not terms.why.strip():
        reasons.append(
            Reason("gdpr-without-basis", N_("Skriv varför samtycke är grunden, och inte myndighetens uppdrag."))
        )
    return tuple(reasons)
