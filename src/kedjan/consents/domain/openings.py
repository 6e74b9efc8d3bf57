"""What a consent opens: to which organisation, for which purpose, which kinds of information."""

from dataclasses import dataclass
from datetime import date

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.months import add_months
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST_YEARS = 5
OPENING_KINDS = frozenset({ConsentKind.LIFTS_SECRECY, ConsentKind.FOLLOW_UP_REGISTER})


@dataclass(frozen=True, slots=True)
class Opening:
    """One organisation may see these kinds of information, for this purpose."""

    organisation_id: OrganisationId
    purpose: Purpose
    categories: frozenset[Category]


def refusals_to_record(
    *, kind: ConsentKind, openings: tuple[Opening, ...], given_on: date, until_on: date, today: date
) -> tuple[Reason, ...]:
    """Return why a consent cannot be recorded as it stands; nothing is assumed on the person's behalf.

    Rule: docs/rules/consents.md. A consent that opens names somebody and opens something; every consent was given
    today or earlier and ends, after at most five years.
    """
    reasons: list[Reason] = []
    if kind in OPENING_KINDS and not openings:
        reasons.append(Reason("consent-names-nobody", N_("Välj minst en organisation som får ta del av uppgifter.")))
    if any(not opening.categories for opening in openings):
        reasons.append(Reason("consent-opens-nothing", N_("Välj minst ett slags uppgifter för varje organisation.")))
    if given_on > today:
        reasons.append(Reason("consent-in-the-future", N_("Samtycket kan inte vara lämnat efter i dag.")))
    if until_on <= given_on:
        reasons.append(Reason("consent-ends-before-it-starts", N_("Samtycket måste gälla minst en dag.")))
    if until_on > add_months(given_on, 12 * LONGEST_YEARS):
        reasons.append(
            Reason(
                "consent-too-long",
                N_("Samtycket får gälla i högst %(years)s år. Det kan lämnas på nytt."),
                {"years": LONGEST_YEARS},
            )
        )
    return tuple(reasons)
