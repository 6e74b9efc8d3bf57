"""Terms and openings as they are stored, and back: JSON of ids, codes, days and words."""

import json
from datetime import date
from uuid import UUID

from kedjan.consents.domain.openings import Opening
from kedjan.consents.domain.terms import GdprTerms, Paper, RecordsTerms, Terms
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose


def terms_as_json(terms: Terms) -> str:
    """Return the terms as they are stored, before they are sealed."""
    if isinstance(terms, GdprTerms):
        return json.dumps({"purpose": terms.purpose, "why": terms.why})
    return json.dumps(
        {
            "providers": list(terms.providers),
            "papers": sorted(terms.papers),
            "first_on": terms.first_on.isoformat(),
            "last_on": terms.last_on.isoformat(),
            "purpose": terms.purpose,
        }
    )


def terms_from_json(text: str) -> Terms:
    """Return the terms as they were stored."""
    found = json.loads(text)
    if "why" in found:
        return GdprTerms(purpose=found["purpose"], why=found["why"])
    return RecordsTerms(
        providers=tuple(found["providers"]),
        papers=frozenset(map(Paper, found["papers"])),
        first_on=date.fromisoformat(found["first_on"]),
        last_on=date.fromisoformat(found["last_on"]),
        purpose=found["purpose"],
    )


def openings_as_json(openings: tuple[Opening, ...]) -> list[dict[str, str | list[str]]]:
    """Return what a yes would open, as a proposal stores it."""
    return [
        {
            "organisation": str(one.organisation_id),
            "purpose": one.purpose.value,
            "categories": sorted(one.categories),
            "givers": sorted(map(str, one.givers)),
        }
        for one in openings
    ]


def openings_from_json(stored: list[dict[str, str | list[str]]]) -> tuple[Opening, ...]:
    """Return what a yes opens, as the proposal said."""
    return tuple(
        Opening(
            organisation_id=OrganisationId(UUID(str(one["organisation"]))),
            purpose=Purpose(str(one["purpose"])),
            categories=frozenset(map(Category, one["categories"])),
            givers=frozenset(OrganisationId(UUID(giver)) for giver in one["givers"]),
        )
        for one in stored
    )
