"""What a consent opens: from which givers, to which organisation, for which purpose, which kinds of information."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.months import add_months
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

# How long each kind may hold, in years: docs/rules/consents.md. It can be given again.
LONGEST_YEARS: Mapping[ConsentKind, int] = {
    ConsentKind.LIFTS_SECRECY: 5,
    ConsentKind.COLLECT_RECORDS: 1,
    ConsentKind.JOIN_PROGRAMME: 5,
    ConsentKind.FOLLOW_UP_REGISTER: 5,
    ConsentKind.GDPR: 2,
}
# The two kinds that open something, and what for: never the one for the other.
OPENS_FOR: Mapping[ConsentKind, Purpose] = {
    ConsentKind.LIFTS_SECRECY: Purpose.SUPPORT,
    ConsentKind.FOLLOW_UP_REGISTER: Purpose.FOLLOW_UP,
}
OPENING_KINDS = frozenset(OPENS_FOR)


@dataclass(frozen=True, slots=True)
class Opening:
    """One organisation may see these kinds of information, for this purpose, as far as these givers hold them."""

    organisation_id: OrganisationId
    purpose: Purpose
    categories: frozenset[Category]
    givers: frozenset[OrganisationId]


def refusals_to_record(
    *, kind: ConsentKind, openings: tuple[Opening, ...], given_on: date, until_on: date, today: date
) -> tuple[Reason, ...]:
    """Return why a consent cannot be recorded as it stands; nothing is assumed on the person's behalf.

    Rule: docs/rules/consents.md. A consent that opens names who receives, who gives and what; a kind that opens nothing
    opens nothing; every consent was given today or earlier and ends, after at most the years of its kind.
    """
    reasons = list(_mixed(kind, openings) if openings else _unnamed(kind))
    if any(not opening.categories for opening in openings):
        reasons.append(Reason("consent-opens-nothing", N_("Välj minst ett slags uppgifter för varje organisation.")))
    if any(not opening.givers for opening in openings):
        reasons.append(Reason("consent-names-no-giver", N_("Välj minst en organisation som får lämna ut uppgifter.")))
    if given_on > today:
        reasons.append(Reason("consent-in-the-future", N_("Samtycket kan inte vara lämnat efter i dag.")))
    return (*reasons, *refusals_of_time(kind=kind, given_on=given_on, until_on=until_on))


def refusals_of_time(*, kind: ConsentKind, given_on: date, until_on: date) -> tuple[Reason, ...]:
    """Return why an agreement of the kind cannot hold so long; until_on is the first day after it."""
    reasons: list[Reason] = []
    years = LONGEST_YEARS[kind]
    if until_on <= given_on:
        reasons.append(Reason("consent-ends-before-it-starts", N_("Samtycket måste gälla minst en dag.")))
    if until_on > add_months(given_on, 12 * years):
        reasons.append(
            Reason(
                "consent-too-long",
                N_("Samtycket får gälla i högst %(years)s år. Det kan lämnas på nytt."),
                {"years": years},
            )
        )
    return tuple(reasons)


def _unnamed(kind: ConsentKind) -> tuple[Reason, ...]:
    if kind not in OPENING_KINDS:
        return ()
    return (Reason("consent-names-nobody", N_("Välj minst en organisation som får ta del av uppgifter.")),)


def _mixed(kind: ConsentKind, openings: tuple[Opening, ...]) -> tuple[Reason, ...]:
    if kind not in OPENING_KINDS:
        return (Reason("consent-of-this-kind-opens-nothing", N_("Det här samtycket öppnar inga uppgifter.")),)
    if any(opening.purpose is not OPENS_FOR[kind] for opening in openings):
        return (Reason("consent-mixes-purposes", N_("Stöd och uppföljning kräver var sitt samtycke.")),)
    return ()
