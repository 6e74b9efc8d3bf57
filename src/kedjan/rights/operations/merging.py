"""Merge two records of one person in one register, and undo it. Rule: docs/rules/merging.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.hidden import NO_SUCH_PERSON
from kedjan.rights.domain.merging import refusals_to_merge, refusals_to_undo
from kedjan.rights.domain.words import RECORDS
from kedjan.rights.models import Merge
from kedjan.rights.queries.merging import (
    can_be_compared,
    has_taken_over,
    is_in_use,
    merge,
    obstacles,
    protected_alike,
)


@dataclass(frozen=True, slots=True)
class RecordsMerged:
    """Two records were joined; `participant_id` is the one that is kept."""

    participant_id: ParticipantId
    other_id: ParticipantId
    merge_id: UUID
    moved: int


@dataclass(frozen=True, slots=True)
class MergeUndone:
    """The records stand apart again, each with what it had."""

    participant_id: ParticipantId
    other_id: ParticipantId
    merge_id: UUID
    moved: int


class CannotMerge(Refusal):
    """Nothing was moved."""


class CannotUndoMerge(Refusal):
    """Nothing was moved back."""


@transaction.atomic
def merge_records(
    *, actor: Actor, kept: ParticipantId, other: ParticipantId, reason: str, now: datetime
) -> RecordsMerged:
    """Move everything about `other` to `kept`, but for identity and contact. Raises CannotMerge."""
    _lock(kept, other)
    require(actor, Permission.MERGE_RECORDS)
    if not can_be_compared(actor=actor, ids=(kept, other)):
        raise CannotMerge(NO_SUCH_PERSON)
    reasons = refusals_to_merge(
        kept=kept,
        other=other,
        in_use=is_in_use(actor=actor, participant_id=kept) and is_in_use(actor=actor, participant_id=other),
        other_has_others=has_taken_over(actor=actor, participant_id=other),
        protected_alike=protected_alike(actor=actor, kept=kept, other=other),
        reason=reason,
    )
    if reasons:
        raise CannotMerge(*reasons)
    merge_id = new_id()
    moved = _asked("SELECT app.merge_records(%s, %s, %s, %s)", merge_id, kept, other, _sealed(reason, merge_id))
    event = RecordsMerged(participant_id=kept, other_id=other, merge_id=merge_id, moved=moved)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def undo_merge(*, actor: Actor, merge_id: UUID, now: datetime) -> MergeUndone:
    """Move exactly what was moved back, unless newer facts hang on it. Raises CannotUndoMerge."""
    require(actor, Permission.MERGE_RECORDS)
    found = merge(actor=actor, merge_id=merge_id)
    if found is None:
        raise CannotUndoMerge(NO_SUCH_PERSON)
    _lock(found.kept, found.other)
    tables = obstacles(actor=actor, merge_id=merge_id)
    named = tuple(_(RECORDS[table]) if table in RECORDS else table for table in tables)
    reasons = refusals_to_undo(is_undone=found.is_undone, tables=named)
    if reasons:
        raise CannotUndoMerge(*reasons)
    moved = _asked("SELECT app.undo_merge(%s)", merge_id)
    event = MergeUndone(participant_id=found.kept, other_id=found.other, merge_id=merge_id, moved=moved)
    record(actor=actor, event=event, now=now)
    return event


def _lock(*ids: ParticipantId) -> None:
    """Lock both, always in the same order, so that two who merge the same records do not wait for each other."""
    for one in sorted(ids):
        lock_person(one)


def _sealed(reason: str, merge_id: UUID) -> bytes:
    return Merge.REASON.seal(reason.strip(), merge_id)


def _asked(statement: str, *values: UUID | bytes) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        row = cursor.fetchone()
    return int(row[0])
