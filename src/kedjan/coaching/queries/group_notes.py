"""Notes about a group as a whole: for those who lead it, and those who plan it."""

from dataclasses import dataclass
from datetime import date, datetime

from kedjan.coaching.models import GroupNote
from kedjan.coaching.queries.led import GroupView
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names


@dataclass(frozen=True, slots=True)
class GroupNoteView:
    """What somebody has written about the group, and who."""

    text: str
    written_at: datetime
    by: str


def may_note(*, actor: Actor, group: GroupView, today: date) -> bool:
    """Tell whether the actor leads the group or stands by for it, or plans groups where it is planned."""
    leads = actor.may(Permission.LEAD_GROUPS) and group.coach_of(actor.account_id, today) is not None
    return leads or (actor.may(Permission.PLAN_GROUPS) and group.organisation_id == actor.home)


def group_notes(*, actor: Actor, group: GroupView, today: date) -> tuple[GroupNoteView, ...] | None:
    """Return the notes, newest first; None to anybody else."""
    expect(actor)
    if not may_note(actor=actor, group=group, today=today):
        return None
    rows = tuple(GroupNote.objects.filter(group_id=group.id).order_by("-written_at", "-id"))
    names = account_names(ids={AccountId(row.written_by) for row in rows}) if rows else {}
    return tuple(
        GroupNoteView(
            text=GroupNote.TEXT.open(row.text_sealed, row.pk),
            written_at=row.written_at,
            by=names.get(AccountId(row.written_by), ""),
        )
        for row in rows
    )
