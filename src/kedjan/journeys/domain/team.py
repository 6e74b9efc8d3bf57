"""Who is in the team around a person, and what the team's consent opens to each. Rule: docs/rules/consents.md."""

from dataclasses import dataclass

from kedjan.consents.domain.openings import Opening
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.kinds import OrganisationKind

_EVERYONE = frozenset({Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.PLAN})

# Each agency gets what its part in the chain needs, and no more; a source is named in docs/rules/consents.md.
TEAM_CATEGORIES: dict[OrganisationKind, frozenset[Category]] = {
    OrganisationKind.FK: _EVERYONE | {Category.ECONOMY, Category.HEALTH_DOCUMENTS, Category.ASSESSMENTS, Category.WORK},
    OrganisationKind.AF: _EVERYONE | {Category.ASSESSMENTS, Category.WORK},
    OrganisationKind.KOMMUN: _EVERYONE | {Category.ECONOMY},
    OrganisationKind.REGION: _EVERYONE | {Category.HEALTH_DOCUMENTS, Category.ASSESSMENTS},
    OrganisationKind.SAMORDNINGSFORBUND: _EVERYONE
    | {Category.ECONOMY, Category.HEALTH_DOCUMENTS, Category.ASSESSMENTS, Category.WORK},
}


@dataclass(frozen=True, slots=True)
class TeamPlace:
    """An organisation that joins the team around a person."""

    organisation_id: OrganisationId
    kind: OrganisationKind


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for a stage: those of the team, and the kinds of organisation that nobody in the team is."""

    names: tuple[str, ...]
    missing: tuple[OrganisationKind, ...]


def answering_for(owners: tuple[OrganisationKind, ...], team: tuple[tuple[OrganisationKind, str], ...]) -> Answering:
    """Return who in the team, as kinds and names, answers for a stage with these owners, in the order of the owners."""
    names = tuple(name for owner in owners for kind, name in team if kind is owner)
    kinds = {kind for kind, _name in team}
    return Answering(names, tuple(owner for owner in owners if owner not in kinds))


def team_openings(team: tuple[TeamPlace, ...]) -> tuple[Opening, ...]:
    """Return what the consent that lifts secrecy opens to the team, for support: everybody in it gives."""
    givers = frozenset(place.organisation_id for place in team)
    return tuple(
        Opening(place.organisation_id, Purpose.SUPPORT, TEAM_CATEGORIES[place.kind], givers)
        for place in team
        if place.kind in TEAM_CATEGORIES
    )


def follow_up_openings(receivers: tuple[OrganisationId, ...], givers: frozenset[OrganisationId]) -> tuple[Opening, ...]:
    """Return what the consent to follow-up opens: no name, no contact, only what results are made of."""
    return tuple(Opening(one, Purpose.FOLLOW_UP, frozenset({Category.FOLLOW_UP}), givers) for one in receivers)


def gate_category(kind: str) -> Category:
    """Return the kind of information that a gate holds; plan for gates that a new programme brings."""
    return {
        "economy": Category.ECONOMY,
        "medical": Category.HEALTH_DOCUMENTS,
        "documents": Category.HEALTH_DOCUMENTS,
    }.get(kind, Category.PLAN)
