"""Set blocks, lift them for good, and lift them for a time. Rules: docs/rules/closures.md."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kedjan.audit.operations import record
from kedjan.consents.domain.closing import (
    SEEN_BY_GLASS_ALONE,
    LiftingGround,
    refusals_to_block,
    refusals_to_lift,
)
from kedjan.consents.models import Block, Lifting
from kedjan.consents.queries.closing import blocks_of, has_blocks, only_by_glass
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_officer, to_person
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.operations import lock_person
from kedjan.participants.queries import person


@dataclass(frozen=True, slots=True)
class BlockSet:
    """Kinds of information about the person are closed to an organisation from now on."""

    participant_id: ParticipantId
    blocked_id: OrganisationId
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class BlockLifted:
    """What was closed to the organisation is open again, as far as consents open it; for good."""

    participant_id: ParticipantId
    blocked_id: OrganisationId
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class BlockLiftedForATime:
    """One account sees past its organisation's blocks of the person until the moment."""

    participant_id: ParticipantId
    ground: LiftingGround
    until: datetime


class CannotBlock(Refusal):
    """Nothing was chosen, it is blocked already, or there is no such person for the actor; nothing changed."""


class CannotLiftBlock(Refusal):
    """There is nothing that the actor can lift, or the lifting is too long or without a reason; nothing changed."""


@transaction.atomic
def set_block(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    blocked_id: OrganisationId,
    categories: frozenset[Category],
    now: datetime,
) -> BlockSet:
    """Close kinds of information to an organisation: by the person, or by staff on their word. Raises CannotBlock."""
    lock_person(participant_id)
    _require_either(actor)
    if person(actor=actor, participant_id=participant_id) is None:
        raise CannotBlock(NO_SUCH_PERSON)
    if only_by_glass(actor=actor, participant_id=participant_id):
        raise CannotBlock(SEEN_BY_GLASS_ALONE)
    already = _blocked(actor, participant_id, blocked_id) if actor.participant_id else frozenset()
    reasons = refusals_to_block(categories=categories, already=already)
    if reasons:
        raise CannotBlock(*reasons)
    chosen = tuple(sorted(categories))
    Block.objects.bulk_create(
        Block(
            participant_id=participant_id,
            organisation_id=blocked_id,
            category=category,
            recorder_id=actor.organisation_id,
            set_by=actor.account_id,
            since=now,
        )
        for category in chosen
    )
    event = BlockSet(participant_id, blocked_id, chosen)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def lift_block(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    blocked_id: OrganisationId,
    categories: frozenset[Category],
    now: datetime,
) -> BlockLifted:
    """Lift blocks for good: the person all of them, staff those that their organisation recorded for another.

    Raises CannotLiftBlock.
    """
    lock_person(participant_id)
    _require_either(actor)
    lifted = _blocked(actor, participant_id, blocked_id) & categories
    if not lifted:
        raise CannotLiftBlock(Reason("nothing-to-lift", N_("Det finns ingen sådan spärr att häva. Ladda om sidan.")))
    Block.objects.filter(
        participant_id=participant_id, organisation_id=blocked_id, category__in=lifted, lifted_at__isnull=True
    ).update(lifted_at=now)
    event = BlockLifted(participant_id, blocked_id, tuple(sorted(lifted)))
    record(actor=actor, event=event, now=now)
    return event


@dataclass(frozen=True, slots=True)
class Lift:
    """How a block is to be lifted for a time: until when, by which unit, on what ground and why."""

    until: datetime
    unit: str
    ground: LiftingGround
    reason: str


@transaction.atomic
def lift_for_a_time(*, actor: Actor, participant_id: ParticipantId, lift: Lift, now: datetime) -> BlockLiftedForATime:
    """Let the actor alone see past the blocks of their organisation for at most seven days; raises CannotLiftBlock."""
    lock_person(participant_id)
    require(actor, Permission.LIFT_BLOCK)
    if person(actor=actor, participant_id=participant_id) is None:
        raise CannotLiftBlock(NO_SUCH_PERSON)
    reasons = refusals_to_lift(starts_at=now, until=lift.until, unit=lift.unit, reason=lift.reason)
    if not has_blocks(actor=actor, participant_id=participant_id):
        reasons = (Reason("nothing-is-blocked", N_("Inget är spärrat för din organisation.")), *reasons)
    if reasons:
        raise CannotLiftBlock(*reasons)
    one = new_id()
    Lifting.objects.create(
        id=one,
        participant_id=participant_id,
        organisation_id=actor.home,
        account_id=actor.account_id,
        unit=lift.unit.strip(),
        ground=lift.ground,
        reason_sealed=Lifting.REASON.seal(lift.reason.strip(), one),
        valid=DateTimeTZRange(now, lift.until, "[)"),
    )
    _tell_of_lifting(actor, participant_id, lift, now)
    event = BlockLiftedForATime(participant_id, lift.ground, lift.until)
    record(actor=actor, event=event, now=now)
    return event


def _tell_of_lifting(actor: Actor, participant_id: ParticipantId, lift: Lift, now: datetime) -> None:
    """Tell the person and the organisation's security officer."""
    said = {"organisation": str(actor.home), "day": swedish_day(lift.until).isoformat()}
    tellings = (
        to_person(NoticeKind.BLOCK_LIFTED, participant_id, said),
        to_officer(NoticeKind.BLOCK_LIFTED, participant_id, actor.home, said),
    )
    tell(actor=actor, tellings=tellings, now=now)


def _require_either(actor: Actor) -> None:
    require(actor, Permission.RECORD_CONSENT if actor.participant_id is None else Permission.WITHDRAW_OWN_CONSENT)


def _blocked(actor: Actor, participant_id: ParticipantId, blocked_id: OrganisationId) -> frozenset[Category]:
    """Return what the actor knows to be closed to the organisation."""
    found = blocks_of(actor=actor, participant_id=participant_id)
    return frozenset(one.category for one in found if one.organisation_id == blocked_id and one.lifted_at is None)
