"""Protect a person's identity, name the few who see them, and end it. Rules: docs/rules/protection.md."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.domain.protection import Strength, refusals_to_protect, refusals_to_release
from kedjan.participants.models import Entrusted, Protection
from kedjan.participants.queries.people import person


@dataclass(frozen=True, slots=True)
class PersonProtected:
    """Only the named few see the person from now on, as far as the strength says; nobody knows their municipality."""

    participant_id: ParticipantId
    strength: Strength
    entrusted_ids: tuple[AccountId, ...]


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
    require(actor, Permission.PROTECT_PERSON)
    who = person(actor=actor, participant_id=participant_id)
    if who is None:
        raise CannotProtect(NO_SUCH_PERSON)
    reasons = refusals_to_protect(
        is_protected=who.is_protected, in_own_register=who.organisation_id == actor.organisation_id
    )
    if reasons:
        raise CannotProtect(*reasons)
    named = (actor.account_id, *sorted(others - {actor.account_id}))
    for one in named:
        _entrust(actor, participant_id, one, now)
    Protection.objects.create(
        participant_id=participant_id,
        organisation_id=actor.home,
        strength=strength,
        set_by=actor.account_id,
        since=now,
    )
    event = PersonProtected(participant_id, strength, named)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def entrust(*, actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime) -> PersonEntrusted:
    """Name one more who sees the person: one of the named few does. Raises CannotProtect."""
    require(actor, Permission.PROTECT_PERSON)
    named = _named(participant_id)
    if actor.account_id not in named:
        raise CannotProtect(NO_SUCH_PERSON)
    if account_id in named:
        raise CannotProtect(Reason("already-named", N_("Kontot är redan utpekat.")))
    _entrust(actor, participant_id, account_id, now)
    event = PersonEntrusted(participant_id, account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def end_trust(*, actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime) -> TrustEnded:
    """Let an account no longer see the person; at least one remains. Raises CannotProtect."""
    require(actor, Permission.PROTECT_PERSON)
    reasons = refusals_to_release(named=_named(participant_id), leaving=account_id)
    if reasons:
        raise CannotProtect(*reasons)
    Entrusted.objects.filter(participant_id=participant_id, account_id=account_id, ended_at__isnull=True).update(
        ended_at=now
    )
    event = TrustEnded(participant_id, account_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def end_protection(*, actor: Actor, participant_id: ParticipantId, now: datetime) -> ProtectionEnded:
    """End the protection: one of the named few does. What was wiped stays wiped. Raises CannotProtect."""
    require(actor, Permission.PROTECT_PERSON)
    ended = Protection.objects.filter(participant_id=participant_id, ended_at__isnull=True).update(ended_at=now)
    if not ended:
        raise CannotProtect(NO_SUCH_PERSON)
    event = ProtectionEnded(participant_id)
    record(actor=actor, event=event, now=now)
    return event


def _named(participant_id: ParticipantId) -> set[AccountId]:
    """Return the named few, as one of them sees them: nobody, for others."""
    rows = Entrusted.objects.filter(participant_id=participant_id, ended_at__isnull=True)
    return {AccountId(one) for one in rows.values_list("account_id", flat=True)}


def _entrust(actor: Actor, participant_id: ParticipantId, account_id: AccountId, now: datetime) -> None:
    Entrusted.objects.create(
        participant_id=participant_id,
        organisation_id=actor.home,
        account_id=account_id,
        named_by=actor.account_id,
        since=now,
    )
