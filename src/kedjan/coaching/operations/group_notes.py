"""Write about a group as a whole. Rule: docs/rules/leading-groups.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.models import GroupNote
from kedjan.coaching.queries.group_notes import may_note
from kedjan.coaching.queries.led import group_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import GroupId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.operations import lock

_NOT_YOURS = Reason("group_note.not_yours", N_("Bara de som leder gruppen eller planerar den kan skriva om den."))


@dataclass(frozen=True, slots=True)
class GroupNoteWritten:
    """Somebody wrote about a group as a whole. The text is not in the event."""

    note_id: UUID
    group_id: GroupId


class CannotWriteOfGroup(Refusal):
    """Nothing is written about the group."""


@transaction.atomic
def write_group_note(*, actor: Actor, group_id: GroupId, text: str, now: datetime) -> GroupNoteWritten:
    """Add a note about the group; raises CannotWriteOfGroup."""
    lock(group_id)
    require(actor, Permission.LEAD_GROUPS)
    group = group_of(actor=actor, group_id=group_id)
    if group is None or not may_note(actor=actor, group=group, today=swedish_day(now)):
        raise CannotWriteOfGroup(_NOT_YOURS)
    note_id = new_id()
    GroupNote.objects.create(
        id=note_id,
        group_id=group_id,
        text_sealed=GroupNote.TEXT.seal(text, note_id),
        written_at=now,
        written_by=actor.account_id,
    )
    event = GroupNoteWritten(note_id=note_id, group_id=group_id)
    record(actor=actor, event=event, now=now)
    return event
