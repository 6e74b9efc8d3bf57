"""Put people in an organisation's register, and take them off the early list when it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record, record_many
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ImportId, ParticipantId
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.models import Benefit, ParticipantAccount
from kedjan.participants.operations.rows import NewPerson, write_people


@dataclass(frozen=True, slots=True)
class ParticipantRegistered:
    """A person is in the organisation's register; import_id: the file they came in by, if it was one."""

    participant_id: ParticipantId
    import_id: ImportId | None = None


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
    ids = write_people(actor=actor, people=people, now=now)
    record_many(actor=actor, events=(ParticipantRegistered(participant_id=one) for one in ids), now=now)
    return ParticipantsRegistered(participant_ids=ids)


@transaction.atomic
def settle_benefits(*, actor: Actor, participant_id: ParticipantId, now: datetime) -> BenefitSettled:
    """Take the person off the early list of the actor's organisation.

    Off every other organisation's list they are taken by the database, when they are enrolled or have said no
    (app.settle_benefits, in journeys).
    """
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
