"""Read people: always for an actor and behind row-level security; the page that shows them notes the reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.kernel.information import Purpose
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Benefit, Contact, Identity, Participant, ParticipantAccount, Protection


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as a team member sees them; the name is None where no consent opens it.

    municipality_code: empty while the identity is protected. strength: how strongly it is, where the reader is one of
    the named few or the person; None for others.
    """

    id: ParticipantId
    organisation_id: OrganisationId
    name: str | None
    sex: Sex
    birth_year: int
    municipality_code: str
    is_protected: bool = False
    strength: Strength | None = None


@dataclass(frozen=True, slots=True)
class BenefitEnd:
    """A benefit and its last day."""

    kind: BenefitType
    ends_on: date


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where the person can be mailed, and in which language."""

    address: str
    language: str


def mail_address(*, actor: Actor, participant_id: ParticipantId) -> MailAddress | None:
    """Return the person's own address for mail, or None where there is none or they may not be written to.

    Nobody writes to somebody with protected identity: docs/rules/protection.md.
    """
    expect(actor)
    rows = Contact.objects.filter(participant_id=participant_id, participant__is_protected=False)
    row = rows.filter(email_sealed__isnull=False).first()
    if row is None or row.email_sealed is None:
        return None
    return MailAddress(Contact.EMAIL.open(row.email_sealed, row.pk), row.language)


def phone_number(*, actor: Actor, participant_id: ParticipantId) -> str | None:
    """Return the person's telephone number as it was written, or None where there is none to see or to send to."""
    expect(actor)
    rows = Contact.objects.filter(participant_id=participant_id, participant__is_protected=False)
    row = rows.filter(phone_sealed__isnull=False).first()
    return None if row is None or row.phone_sealed is None else Contact.PHONE.open(row.phone_sealed, row.pk)


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


def account_by_number(*, digits: str) -> AccountId | None:
    """Return the account that a person with the number logs in to: only for a number that an e-ID has just proved.

    Reads through app.account_of_number, a vetted definer function that answers the same for nobody and for no account.
    """
    return ParticipantAccount.by_number(digits)


def person(*, actor: Actor, participant_id: ParticipantId) -> PersonView | None:
    """Return the person, or None if there is none or the actor may not see them: the two cannot be told apart."""
    return people(actor=actor, ids=(participant_id,)).get(participant_id)


def people(*, actor: Actor, ids: Iterable[ParticipantId]) -> dict[ParticipantId, PersonView]:
    """Return the visible ones among the people, by id: in two queries, in three where somebody is protected."""
    expect(actor)
    wanted = set(ids)
    rows = tuple(Participant.objects.filter(pk__in=wanted))
    strengths = _strengths(row.id for row in rows if row.is_protected)
    names = names_of(Identity.objects.filter(pk__in=wanted))
    return {
        ParticipantId(row.id): PersonView(
            id=ParticipantId(row.id),
            organisation_id=OrganisationId(row.organisation_id),
            name=names.get(ParticipantId(row.id)),
            sex=Sex(row.sex),
            birth_year=row.birth_year,
            municipality_code=row.municipality_id or "",
            is_protected=row.is_protected,
            strength=strengths.get(row.id),
        )
        for row in rows
    }


def benefit_ends_on(*, actor: Actor, participant_id: ParticipantId, since: date) -> date | None:
    """Return the first day from the given one on which a benefit ends, None where none is known to the actor."""
    expect(actor)
    rows = Benefit.objects.filter(participant_id=participant_id, ends_on__gte=since).order_by("ends_on")
    return rows.values_list("ends_on", flat=True).first()


def benefits_of(
    *, actor: Actor, participant_ids: Iterable[ParticipantId]
) -> Mapping[ParticipantId, tuple[BenefitEnd, ...]]:
    """Return each person's benefits with their last days, the earliest first, as far as they are open to the actor."""
    expect(actor)
    rows = Benefit.objects.filter(participant_id__in=set(participant_ids)).order_by("ends_on", "kind")
    found: dict[ParticipantId, tuple[BenefitEnd, ...]] = {}
    for one, kind, ends_on in rows.values_list("participant_id", "kind", "ends_on"):
        person = ParticipantId(one)
        found[person] = (*found.get(person, ()), BenefitEnd(BenefitType(kind), ends_on))
    return found


def _strengths(ids: Iterable[UUID]) -> dict[UUID, Strength]:
    protected = tuple(ids)
    if not protected:
        return {}
    rows = Protection.objects.filter(participant_id__in=protected, ended_at__isnull=True)
    return {one: Strength(strength) for one, strength in rows.values_list("participant_id", "strength")}


def register_of(*, actor: Actor, participant_id: ParticipantId) -> OrganisationId | None:
    """Return whose register the person stands in, or None where the actor does not see them; opens no name."""
    expect(actor)
    found = Participant.objects.filter(pk=participant_id).values_list("organisation_id", flat=True).first()
    return None if found is None else OrganisationId(found)


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
