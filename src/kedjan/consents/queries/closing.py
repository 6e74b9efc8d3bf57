"""Read what is closed and what was opened without consent: the person all of it, others that it is so."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from kedjan.consents.domain.closing import SEEN_BY_GLASS_ALONE, GlassReason, LiftingGround, Verdict
from kedjan.consents.models import Block, Emergency, Lifting
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.participants.queries import person


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the person sees it, or whoever recorded it for another organisation."""

    organisation_id: OrganisationId
    category: Category
    recorder_id: OrganisationId | None
    since: datetime
    lifted_at: datetime | None


@dataclass(frozen=True, slots=True)
class LiftingView:
    """A block that was lifted for a time: by whom, from which unit, why."""

    organisation_id: OrganisationId
    account_id: AccountId
    unit: str
    ground: LiftingGround
    reason: str
    starts_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class EmergencyView:
    """Broken glass: who looked, until when, why, and what the officer found; without a person where none was found."""

    attempt_id: UUID
    participant_id: ParticipantId | None
    owner_id: OrganisationId | None
    organisation_id: OrganisationId
    account_id: AccountId
    reason: GlassReason
    words: str
    starts_at: datetime
    until: datetime
    verdict: Verdict | None


def has_blocks(*, actor: Actor, participant_id: ParticipantId) -> bool:
    """Tell whether the person has closed anything to the actor's organisation; never what."""
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.has_blocks(%s)", [participant_id])
        return bool(cursor.fetchone()[0])


def refusals_to_write(*, actor: Actor, participant_id: ParticipantId) -> tuple[Reason, ...]:
    """Return why the actor can write nothing in for the person that outlasts an emergency.

    They do not see them; or nothing but broken glass shows them: no consent, and not the own register.
    """
    if person(actor=actor, participant_id=participant_id) is None:
        return (NO_SUCH_PERSON,)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.only_by_glass(%s)", [participant_id])
        return (SEEN_BY_GLASS_ALONE,) if cursor.fetchone()[0] else ()


def blocks_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[BlockView, ...]:
    """Return the person's blocks that the actor may read, newest first: nobody reads those against themselves."""
    expect(actor)
    return tuple(
        BlockView(
            organisation_id=OrganisationId(row.organisation_id),
            category=Category(row.category),
            recorder_id=None if row.recorder_id is None else OrganisationId(row.recorder_id),
            since=row.since,
            lifted_at=row.lifted_at,
        )
        for row in Block.objects.filter(participant_id=participant_id).order_by("-since", "category")
    )


def blocked_kinds(
    *, actor: Actor, participant_id: ParticipantId, organisation_id: OrganisationId
) -> frozenset[Category]:
    """Return what the actor knows to be closed to the organisation now."""
    found = blocks_of(actor=actor, participant_id=participant_id)
    return frozenset(one.category for one in found if one.organisation_id == organisation_id and one.lifted_at is None)


def liftings_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[LiftingView, ...]:
    """Return when the person's blocks were lifted for a time, newest first."""
    expect(actor)
    return tuple(
        LiftingView(
            organisation_id=OrganisationId(row.organisation_id),
            account_id=AccountId(row.account_id),
            unit=row.unit,
            ground=LiftingGround(row.ground),
            reason=Lifting.REASON.open(row.reason_sealed, row.pk),
            starts_at=row.valid.lower,
            until=row.valid.upper,
        )
        for row in Lifting.objects.filter(participant_id=participant_id).order_by("-valid")
    )


def lifted_until(*, actor: Actor, participant_id: ParticipantId, now: datetime) -> datetime | None:
    """Return until when the actor has lifted the person's blocks for a time; None where they have not."""
    expect(actor)
    rows = Lifting.objects.filter(participant_id=participant_id, account_id=actor.account_id, valid__contains=now)
    return max((row.valid.upper for row in rows), default=None)


def emergencies(
    *, actor: Actor, attempt_id: UUID | None = None, running_at: datetime | None = None
) -> tuple[EmergencyView, ...]:
    """Return the broken glass that the actor may know of, newest first: their own, about them, or theirs to review.

    attempt_id: of one attempt alone; running_at: only what opens something at the moment.
    """
    expect(actor)
    rows = Emergency.objects.order_by("-valid", "id")
    if attempt_id is not None:
        rows = rows.filter(attempt_id=attempt_id)
    if running_at is not None:
        rows = rows.filter(valid__contains=running_at)
    return tuple(
        EmergencyView(
            attempt_id=row.attempt_id,
            participant_id=None if row.participant_id is None else ParticipantId(row.participant_id),
            owner_id=None if row.owner_id is None else OrganisationId(row.owner_id),
            organisation_id=OrganisationId(row.organisation_id),
            account_id=AccountId(row.account_id),
            reason=GlassReason(row.reason),
            words=Emergency.WORDS.open(row.words_sealed, row.attempt_id),
            starts_at=row.valid.lower,
            until=row.valid.upper,
            verdict=None if row.verdict is None else Verdict(row.verdict),
        )
        for row in rows
    )
