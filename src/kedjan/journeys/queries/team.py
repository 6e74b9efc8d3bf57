"""Who can be in the team around a person, and who may follow up."""

from kedjan.journeys.domain.team import TEAM_CATEGORIES
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.queries import OrganisationView, organisations
from kedjan.programmes.domain.codes import PartnerRole
from kedjan.programmes.queries import ProgrammeView, partners


def team_choices(*, actor: Actor, programme: ProgrammeView, municipality_code: str) -> tuple[OrganisationView, ...]:
    """Return the organisations that can support somebody from the municipality in the programme.

    The actor's own organisation, the programme's owner and its agencies, the person's own municipality, and the region
    that lies in the same county: the first two digits of a municipality's code are its county's.
    """
    roles: dict[OrganisationId, set[str]] = {}
    for partner in partners(programme_id=programme.id):
        roles.setdefault(partner.organisation.id, set()).add(partner.role)
    return tuple(
        one
        for one in organisations().values()
        if one.kind in TEAM_CATEGORIES and _fits(one, roles.get(one.id, set()), actor, municipality_code)
    )


def followers(*, programme: ProgrammeView) -> tuple[OrganisationId, ...]:
    """Return who follows up: the programme's owner and the evaluators."""
    owners = [one.organisation.id for one in partners(programme_id=programme.id) if one.role == PartnerRole.OWNER]
    evaluators = [one.id for one in organisations().values() if one.kind is OrganisationKind.EVALUATOR]
    return tuple(dict.fromkeys([*owners, *evaluators]))


def _fits(one: OrganisationView, roles: set[str], actor: Actor, municipality_code: str) -> bool:
    if one.id == actor.home:
        return True
    if one.kind is OrganisationKind.KOMMUN:
        return not municipality_code or one.municipality_code == municipality_code
    if one.kind is OrganisationKind.SAMORDNINGSFORBUND:
        return PartnerRole.OWNER in roles
    if one.kind is OrganisationKind.REGION:
        return bool(roles) or (one.municipality_code or "")[:2] == municipality_code[:2]
    return bool(roles) and one.kind is not OrganisationKind.FK
