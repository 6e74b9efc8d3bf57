"""Protect a person's identity, name the few who see them, and end it. Rules: docs/rules/protection.md."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import gives_support
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.domain.protection import (
    IN_ANOTHER_REGISTER,
    Strength,
    refusals_to_change,
    refusals_to_entrust,
    refusals_to_protect,
    refusals_to_release,
)
from kedjan.participants.models import Entrusted, Protection
from kedjan.participants.operations.locking import lock_person
from kedjan.participants.queries.people import person, register_of
from kedjan.participants.queries.protection import ProtectionView, protection_of


@dataclass(frozen=True, slots=True)
class PersonProtected:
    """Only the named few see the person from now on, as far as the strength says; nobody knows their municipality."""

    participant_id: ParticipantId
    strength: Strength
    entrusted_ids: tuple[AccountId, ...]


@dataclass(frozen=True, slots=True)
class StrengthChanged:
    """The person's identity is protected more or less strongly than before."""

    participant_id: ParticipantId
    strength: Strength


@dataclass(frozen=True, slots=True)
class PersonEntrusted:
    """One account more sees the protected person."""

    participant_id: ParticipantId
    entrusted_id: AccountId


@dataclass(frozen=True, slots=True)
class TrustEnded:
    """The account no longer sees the protected person."""

    participant_id: ParticipantId
    entrusted_id: AccountId


@dataclass(frozen=True, slots=True)
class ProtectionEnded:
    """The person's identity is no longer protected, and their municipality is known again."""

    participant_id: ParticipantId


class CannotProtect(Refusal):
    """There is no such person for the actor, or it is not theirs to say; nothing changed."""


@transaction.atomic
def protect_person(
    *, actor: Actor, participant_id: ParticipantId, strength: Strength, others: frozenset[AccountId], now: datetime
) -> PersonProtected:
    """Protect somebody in the own register; the actor is the first who is named. Raises CannotProtect.

    At the strength "assumed" name, number and contact are wiped for good, by the database.
    """
    lock_person(participant_id)
    require(actor, Permission.PROTECT_PERSON)
    who = person(actor=actor, participant_id=participant_id)
    if who is None:
        raise CannotProtect(NO_SUCH_PERSON)
    reasons = refusals_to_protect(
        is_protected=who.is_protected, in_own_register=who.organisation_id == actor.organisation_id
    )
    named = (actor.account_id, *sorted(others - {actor.account_id}))
    for one in named[1:]:
        reasons += refusals_to_entrust(named=(), account_id=one, gives_support=gives_support(account_id=one))
    if reasons:
        raise CannotProtect(*reasons)
    return begin_protection(actor=actor, participant_id=participant_id, strength=strength, named=named, now=now)


def begin_protection(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    strength: Strength,
    named: tuple[AccountId, ...],
    now: datetime,
) -> PersonProtected:
    """Write the protection of somebody of the own register in the running transaction. Part of other operations.

    named: the few, the actor among them.
    """
    require(actor, Permission.PROTECT_PERSON)
    for one in named:
        _entrust(actor, participant_id, one, now)
    _protect(actor, participant_id, strength, now)
    event = PersonProtected(participant_id, strength, named)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def change_strength(
    *, actor: Actor, participant_id: ParticipantId, strength: Strength, now: datetime
) -> StrengthChanged:
    """Protect more or less strongly: one of the named few does. What was wiped stays wiped. Raises CannotProtect."""
    held = _held(actor, participant_id)
    reasons = refusals_to_change(strength=held.strength, wanted=strength)
    if reasons:
        raise CannotProtect(*reasons)
    _end(participant_id, now)
    _protect(actor, participant_id, strength, now)
    event = StrengthChanged(participant_id, strength)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def entrust(*, actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime) -> PersonEntrusted:
    """Name one more who sees the person: one of the named few does. Raises CannotProtect."""
    held = _held(actor, participant_id)
    reasons = refusals_to_entrust(
        named=held.named, account_id=account_id, gives_support=gives_support(account_id=account_id)
    )
    if reasons:
        raise CannotProtect(*reasons)
    _entrust(actor, participant_id, account_id, now)
    event = PersonEntrusted(participant_id, account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def end_trust(*, actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime) -> TrustEnded:
    """Let an account no longer see the person; at least one remains. Raises CannotProtect."""
    held = _held(actor, participant_id)
    reasons = refusals_to_release(named=held.named, leaving=account_id)
    if reasons:
        raise CannotProtect(*reasons)
    _trusted(participant_id).filter(account_id=account_id).update(ended_at=now)
    event = TrustEnded(participant_id, account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def end_protection(*, actor: Actor, participant_id: ParticipantId, now: datetime) -> ProtectionEnded:
    """End the protection: one of the named few does, and nobody is named any more. Raises CannotProtect.

    What was wiped stays wiped.
    """
    _held(actor, participant_id)
    _end(participant_id, now)
    _trusted(participant_id).update(ended_at=now)
    event = ProtectionEnded(participant_id)
    record(actor=actor, event=event, now=now)
    return event


def _held(actor: Actor, participant_id: ParticipantId) -> ProtectionView:
    """Return the protection, for one of the named few at the organisation that has the person in its register."""
    lock_person(participant_id)
    require(actor, Permission.PROTECT_PERSON)
    held = protection_of(actor=actor, participant_id=participant_id)
    if held is None:
        raise CannotProtect(NO_SUCH_PERSON)
    if register_of(actor=actor, participant_id=participant_id) != actor.organisation_id:
        raise CannotProtect(IN_ANOTHER_REGISTER)
    return held


def _trusted(participant_id: ParticipantId) -> QuerySet[Entrusted]:
    return Entrusted.objects.filter(participant_id=participant_id, ended_at__isnull=True)


def _end(participant_id: ParticipantId, now: datetime) -> None:
    Protection.objects.filter(participant_id=participant_id, ended_at__isnull=True).update(ended_at=now)


def _protect(actor: Actor, participant_id: ParticipantId, strength: Strength, now: datetime) -> None:
    Protection.objects.create(
        participant_id=participant_id,
        organisation_id=actor.home,
        strength=strength,
        set_by=actor.account_id,
        since=now,
    )


def _entrust(actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime) -> None:
    Entrusted.objects.create(
        participant_id=participant_id,
        organisation_id=actor.home,
        account_id=account_id,
        named_by=actor.account_id,
        since=now,
    )
