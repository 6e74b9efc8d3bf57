"""Read what has been merged in the own register, and what stands in the way of undoing it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.queries import people, protection_of
from kedjan.rights.models import Merge, MergeUndo, MovedRow


@dataclass(frozen=True, slots=True)
class MergeView:
    """A record that was joined to another of the same register."""

    id: UUID
    kept: ParticipantId
    other: ParticipantId
    reason: str
    merged_at: datetime
    moved: int
    is_undone: bool


def merges(*, actor: Actor, limit: int = 200) -> tuple[MergeView, ...]:
    """Return what the actor's organisation has merged, newest first, in two queries."""
    expect(actor)
    return _views(Merge.objects.filter(organisation_id=actor.home).order_by("-merged_at", "-id")[:limit])


def merge(*, actor: Actor, merge_id: UUID) -> MergeView | None:
    """Return one merge of the actor's organisation."""
    expect(actor)
    return next(iter(_views(Merge.objects.filter(pk=merge_id, organisation_id=actor.home))), None)


def can_be_compared(*, actor: Actor, ids: Iterable[ParticipantId]) -> bool:
    """Tell whether the records are of the own register, and each that is protected has the actor among its few."""
    wanted = set(ids)
    found = people(actor=actor, ids=wanted)
    return set(found) == wanted and all(
        one.organisation_id == actor.home and (not one.is_protected or one.strength is not None)
        for one in found.values()
    )


def protected_alike(*, actor: Actor, kept: ParticipantId, other: ParticipantId) -> bool:
    """Tell whether both records are as strongly protected, for the same few, or neither is."""
    first, second = (protection_of(actor=actor, participant_id=one) for one in (kept, other))
    if first is None or second is None:
        return first is second
    return (first.strength, set(first.named)) == (second.strength, set(second.named))


def is_in_use(*, actor: Actor, participant_id: ParticipantId) -> bool:
    """Tell whether the record of the own register is the one that is used, and not one that was joined to another."""
    expect(actor)
    return not _in_force().filter(other_id=participant_id).exists()


def has_taken_over(*, actor: Actor, participant_id: ParticipantId) -> bool:
    """Tell whether another record of the own register was joined to this one."""
    expect(actor)
    return _in_force().filter(participant_id=participant_id).exists()


def obstacles(*, actor: Actor, merge_id: UUID) -> tuple[str, ...]:
    """Return the tables with newer facts that undoing would tear apart."""
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.merge_obstacles(%s)", [merge_id])
        row = cursor.fetchone()
    return tuple(sorted(row[0] or ()))


def _in_force() -> "QuerySet[Merge]":
    return Merge.objects.filter(~Exists(MergeUndo.objects.filter(merge_id=OuterRef("pk"))))


def _views(rows: "QuerySet[Merge]") -> tuple[MergeView, ...]:
    found = tuple(rows)
    ids = [row.id for row in found]
    undone = set(MergeUndo.objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    moved = dict(
        MovedRow.objects.filter(merge_id__in=ids)
        .values_list("merge_id")
        .annotate(rows=Count("id", filter=Q(change="moved")))
    )
    return tuple(
        MergeView(
            id=row.id,
            kept=ParticipantId(row.participant_id),
            other=ParticipantId(row.other_id),
            reason=Merge.REASON.open(row.reason_sealed, row.id),
            merged_at=row.merged_at,
            moved=moved.get(row.id, 0),
            is_undone=row.id in undone,
        )
        for row in found
    )
