"""Set blocks, lift them for good, and lift them for a time. Rules: docs/rules/closures.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from kedjan.audit.operations import record
from kedjan.consents.domain.closing import LiftingGround, refusals_to_block, refusals_to_lift
from kedjan.consents.models import Block, Lifting
from kedjan.consents.queries.closing import blocked_kinds, has_blocks, refusals_to_write
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id, same_id
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
    key: UUID | None = None,
) -> BlockSet:
    """Close kinds of information to an organisation: by the person, or by staff on their word. Raises CannotBlock.

    key: a form's own, so that the same form sent twice is saved once.
    """
    lock_person(participant_id)
    _require_either(actor)
    unseen = refusals_to_write(actor=actor, participant_id=participant_id)
    if unseen:
        raise CannotBlock(*unseen)
    rows = _blocks(actor, participant_id, blocked_id, categories, key or new_id())
    if Block.objects.filter(pk__in=[row.pk for row in rows]).exists():
        return BlockSet(participant_id, blocked_id, tuple(sorted(categories)))
    already = blocked_kinds(actor=actor, participant_id=participant_id, organisation_id=blocked_id)
    reasons = refusals_to_block(categories=categories, already=already)
    if reasons:
        raise CannotBlock(*reasons)
    event = BlockSet(participant_id, blocked_id, tuple(sorted(categories - already)))
    _save(actor, event, [row for row in rows if row.category not in already], now)
    return event


def _blocks(
    actor: Actor, person_id: ParticipantId, blocked: OrganisationId, categories: frozenset[Category], key: UUID
) -> tuple[Block, ...]:
    return tuple(
        Block(
            id=same_id(key, actor.account_id, person_id, blocked, category),
            participant_id=person_id,
            organisation_id=blocked,
            category=category,
            recorder_id=actor.organisation_id,
            set_by=actor.account_id,
        )
        for category in sorted(categories)
    )


def _save(actor: Actor, event: BlockSet, rows: Sequence[Block], now: datetime) -> None:
    """Save the rows, once; tell the person first, whom whoever closes everything to themselves then no longer sees.

    What is blocked to one's own organisation cannot be read back: only its id tells that it is saved already.
    """
    for row in rows:
        row.since = now
    try:
        with transaction.atomic():
            _tell_person(actor, NoticeKind.BLOCK_SET, event, now)
            Block.objects.bulk_create(rows)
    except IntegrityError:
        return
    record(actor=actor, event=event, now=now)


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
    lifted = blocked_kinds(actor=actor, participant_id=participant_id, organisation_id=blocked_id) & categories
    if not lifted:
        raise CannotLiftBlock(Reason("nothing-to-lift", N_("Det finns ingen sådan spärr att häva. Ladda om sidan.")))
    Block.objects.filter(
        participant_id=participant_id, organisation_id=blocked_id, category__in=lifted, lifted_at__isnull=True
    ).update(lifted_at=now)
    event = BlockLifted(participant_id, blocked_id, tuple(sorted(lifted)))
    _tell_person(actor, NoticeKind.BLOCK_REMOVED, event, now)
    record(actor=actor, event=event, now=now)
    return event


@dataclass(frozen=True, slots=True)
class Lift:
    """How a block is to be lifted for a time: until when, by which unit, on what ground and why.

    key: a form's own, so that the same form sent twice is saved once.
    """

    until: datetime
    unit: str
    ground: LiftingGround
    reason: str
    key: UUID | None = None


@transaction.atomic
def lift_for_a_time(*, actor: Actor, participant_id: ParticipantId, lift: Lift, now: datetime) -> BlockLiftedForATime:
    """Let the actor alone see past the blocks of their organisation for at most seven days; raises CannotLiftBlock."""
    lock_person(participant_id)
    require(actor, Permission.LIFT_BLOCK)
    if person(actor=actor, participant_id=participant_id) is None:
        raise CannotLiftBlock(NO_SUCH_PERSON)
    one = same_id(lift.key or new_id(), actor.account_id, participant_id)
    event = BlockLiftedForATime(participant_id, lift.ground, lift.until)
    if Lifting.objects.filter(pk=one).exists():
        return event
    reasons = refusals_to_lift(starts_at=now, until=lift.until, unit=lift.unit, reason=lift.reason)
    if not has_blocks(actor=actor, participant_id=participant_id):
        reasons = (Reason("nothing-is-blocked", N_("Inget är spärrat för din organisation.")), *reasons)
    if reasons:
        raise CannotLiftBlock(*reasons)
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
    record(actor=actor, event=event, now=now)
    return event


def _tell_person(actor: Actor, kind: NoticeKind, event: BlockSet | BlockLifted, now: datetime) -> None:
    """Tell the person what staff have done on their word; what they do themselves they know."""
    if actor.participant_id is not None:
        return
    said = {"organisation": str(event.blocked_id), "categories": ",".join(event.categories)}
    tell(actor=actor, tellings=[to_person(kind, event.participant_id, said)], now=now)


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
