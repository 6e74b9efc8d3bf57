"""Read people: always for an actor and behind row-level security; the page that shows them notes the reading."""

from collections.abc import Iterable
from dataclasses import dataclass

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.kernel.information import Purpose
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.participants.models import Identity, Participant, ParticipantAccount


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as a team member sees them; the name is None where no consent opens it."""

    id: ParticipantId
    organisation_id: OrganisationId
    name: str | None
    sex: Sex
    birth_year: int
    municipality_code: str


def participant_actor(*, account_id: AccountId) -> Actor | None:
    """Return the actor that a participant's account is on their own pages; None for an account of nobody.

    Reads through app.participant_of, a vetted definer function: the person is not known before it has answered.
    """
    participant_id = ParticipantAccount.of(account_id)
    if participant_id is None:
        return None
    role = ROLES[RoleKey.PARTICIPANT]
    return Actor(
        account_id=account_id,
        organisation_id=None,
        role=role.key,
        permissions=frozenset(role.permissions),
        purpose=Purpose.OWN,
        participant_id=participant_id,
    )


def person(*, actor: Actor, participant_id: ParticipantId) -> PersonView | None:
    """Return the person, or None if there is none or the actor may not see them: the two cannot be told apart."""
    return people(actor=actor, ids=(participant_id,)).get(participant_id)


def people(*, actor: Actor, ids: Iterable[ParticipantId]) -> dict[ParticipantId, PersonView]:
    """Return the visible ones among the people, by id, in two queries."""
    expect(actor)
    wanted = set(ids)
    rows = Participant.objects.filter(pk__in=wanted)
    names = names_of(Identity.objects.filter(pk__in=wanted))
    return {
        ParticipantId(row.id): PersonView(
            id=ParticipantId(row.id),
            organisation_id=OrganisationId(row.organisation_id),
            name=names.get(ParticipantId(row.id)),
            sex=Sex(row.sex),
            birth_year=row.birth_year,
            municipality_code=row.municipality_id,
        )
        for row in rows
    }


def names_of(rows: Iterable[Identity]) -> dict[ParticipantId, str]:
    """Open the names of identity rows: given name first."""
    return {
        ParticipantId(row.pk): " ".join(
            (
                Identity.GIVEN_NAME.open(row.given_name_sealed, row.pk),
                Identity.FAMILY_NAME.open(row.family_name_sealed, row.pk),
            )
        )
        for row in rows
    }
