"""Put people in an organisation's register, and take them off the early list when it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.integrations.vault import vault
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId, new_id
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.models import Benefit, Contact, Identity, Participant, ParticipantAccount

NUMBER_INDEX = "participants.number"
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A checked person to register. The number has twelve digits; the benefit's kind is a BenefitType value."""

    number: str
    given_name: str
    family_name: str
    sex: Sex
    birth_year: int
    municipality_code: str
    benefit: str
    benefit_ends_on: date
    phone: str | None = None
    email: str | None = None
    language: str = "sv"


@dataclass(frozen=True, slots=True)
class ParticipantRegistered:
    """A person is in the organisation's register."""

    participant_id: ParticipantId


@dataclass(frozen=True, slots=True)
class ParticipantsRegistered:
    """People are in the organisation's register, in the order they were given."""

    participant_ids: tuple[ParticipantId, ...]


@dataclass(frozen=True, slots=True)
class BenefitSettled:
    """The person has left the early list: enrolled, declined, or found otherwise."""

    participant_id: ParticipantId


@dataclass(frozen=True, slots=True)
class ParticipantAccountOpened:
    """The participant can log in to their own pages."""

    participant_id: ParticipantId
    account_id: AccountId


@transaction.atomic
def register_participants(*, actor: Actor, people: Sequence[NewPerson], now: datetime) -> ParticipantsRegistered:
    """Register people who are new to the actor's organisation.

    The caller has checked them against the register; a number that is there already breaks the named constraint
    "a person is once in an organisation's register" and nothing is written.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    ids = tuple(ParticipantId(new_id()) for _ in people)
    pairs = tuple(zip(ids, people, strict=True))
    Participant.objects.bulk_create((_participant(actor, one, who, now) for one, who in pairs), batch_size=_BATCH)
    Identity.objects.bulk_create((_identity(actor, one, who) for one, who in pairs), batch_size=_BATCH)
    Contact.objects.bulk_create((_contact(actor, one, who) for one, who in pairs), batch_size=_BATCH)
    Benefit.objects.bulk_create((_benefit(actor, one, who) for one, who in pairs), batch_size=_BATCH)
    for one in ids:
        record(actor=actor, event=ParticipantRegistered(participant_id=one), now=now)
    return ParticipantsRegistered(participant_ids=ids)


@transaction.atomic
def settle_benefits(*, actor: Actor, participant_id: ParticipantId, now: datetime) -> BenefitSettled:
    """Take the person off the early list of the actor's organisation."""
    Benefit.objects.filter(participant_id=participant_id, organisation_id=actor.home, settled_at__isnull=True).update(
        settled_at=now
    )
    event = BenefitSettled(participant_id=participant_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def open_participant_account(
    *, actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime
) -> ParticipantAccountOpened:
    """Let the account log in as the participant, whom the actor's organisation registered."""
    require(actor, Permission.RECORD_CONSENT)
    ParticipantAccount.objects.create(account_id=account_id, participant_id=participant_id, organisation_id=actor.home)
    event = ParticipantAccountOpened(participant_id=participant_id, account_id=account_id)
    record(actor=actor, event=event, now=now)
    return event


def _participant(actor: Actor, one: ParticipantId, who: NewPerson, now: datetime) -> Participant:
    return Participant(
        id=one,
        organisation_id=actor.home,
        municipality_id=who.municipality_code,
        sex=who.sex,
        birth_year=who.birth_year,
        registered_at=now,
    )


def _identity(actor: Actor, one: ParticipantId, who: NewPerson) -> Identity:
    safe = vault()
    return Identity(
        participant_id=one,
        organisation_id=actor.home,
        number_sealed=safe.seal(who.number, place=f"identity.number|{one}"),
        number_index=safe.index(who.number, purpose=NUMBER_INDEX),
        given_name_sealed=safe.seal(who.given_name, place=f"identity.given_name|{one}"),
        family_name_sealed=safe.seal(who.family_name, place=f"identity.family_name|{one}"),
    )


def _contact(actor: Actor, one: ParticipantId, who: NewPerson) -> Contact:
    safe = vault()
    return Contact(
        participant_id=one,
        organisation_id=actor.home,
        phone_sealed=None if who.phone is None else safe.seal(who.phone, place=f"contact.phone|{one}"),
        email_sealed=None if who.email is None else safe.seal(who.email, place=f"contact.email|{one}"),
        language=who.language,
    )


def _benefit(actor: Actor, one: ParticipantId, who: NewPerson) -> Benefit:
    return Benefit(participant_id=one, organisation_id=actor.home, kind=who.benefit, ends_on=who.benefit_ends_on)
