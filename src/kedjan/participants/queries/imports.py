"""Read what waits to be confirmed: files, how their rows stand, and what confirming would do."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Q

from kedjan.integrations.database.context import expect
from kedjan.integrations.database.ordering import beyond
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ImportId, OrganisationId, ParticipantId
from kedjan.kernel.progress import Progress
from kedjan.kernel.refusal import Reason
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import staff_actors
from kedjan.participants.domain.intake import Change
from kedjan.participants.domain.staging import Effect, ImportStatus, Standing, read_values, reason_from
from kedjan.participants.models import ImportBatch, ImportRow

PAGE = 50
FILES_PAGE = 20

_ROWS = """
    SELECT r.line, r.change, r.messages_sealed, r.values_sealed, r.is_protected, i.participant_id
    FROM (SELECT line, change, messages_sealed, values_sealed, number_index, organisation_id, is_protected
          FROM participants_importrow
          WHERE batch_id = %(batch)s AND organisation_id = %(organisation)s AND verdict = %(standing)s
            AND line > %(after)s
          ORDER BY line LIMIT %(limit)s) r
    LEFT JOIN participants_identity i ON i.organisation_id = r.organisation_id AND i.number_index = r.number_index
    ORDER BY r.line
"""


@dataclass(frozen=True, slots=True)
class ImportView:
    """A file. rows: how many it has; read: how many of them are checked; written: what it did, once confirmed.

    left: how many rows could have been written and were not. protected: how many are about protected people; they are
    for whoever sent the file (sent_by) alone. progress: of the job that reads or writes it, as whom and in which role.
    """

    id: ImportId
    created_at: datetime
    decided_at: datetime | None
    status: ImportStatus
    rows: int
    read: int
    standings: Mapping[Standing, int]
    written: Effect
    left: int
    notices: tuple[Reason, ...]
    protected: int
    sent_by: AccountId
    asked_by: AccountId | None = None
    asked_as: str = ""
    progress: Progress | None = None

    def is_closed_to(self, account_id: AccountId) -> bool:
        """Tell whether there are rows that the account does not see, so that another must say yes."""
        return self.protected > 0 and self.sent_by != account_id

    @property
    def has_nothing_to_write(self) -> bool:
        """Tell whether it is checked and no row of it would change the register."""
        writable = self.standings.get(Standing.READY, 0) + self.standings.get(Standing.ATTENTION, 0)
        return self.status is ImportStatus.STAGED and not writable

    @property
    def is_half_written(self) -> bool:
        """Tell whether some of its rows are in the register, and more are to come."""
        return self.status is ImportStatus.WRITING and self.progress is not None and self.progress.done > 0


@dataclass(frozen=True, slots=True, repr=False)
class ImportRowView:
    """A row of a file. participant_id: whom it is about, if they are registered already. No repr(): it has a name.

    is_protected: the file says that the identity is; only whoever sent the file sees such a row.
    """

    line: int
    name: str
    change: Change
    messages: tuple[Reason, ...]
    participant_id: ParticipantId | None
    is_protected: bool = False


class _Kept(NamedTuple):
    """What is read of a staged row."""

    line: int
    change: str
    messages: bytes | None
    sealed: bytes | None
    is_protected: bool
    participant_id: ParticipantId | None


def imports(
    *, actor: Actor, after: ImportId | None = None, limit: int = FILES_PAGE, is_oldest_first: bool = False
) -> tuple[ImportView, ...]:
    """Return files of the actor's organisation, newest or oldest first; after: the last one of the page before."""
    expect(actor)
    rows = ImportBatch.objects.filter(organisation_id=actor.home).defer("content_sealed")
    order = ("created_at", "id") if is_oldest_first else ("-created_at", "-id")
    last = None if after is None else rows.filter(pk=after).first()
    if last is not None:
        rows = rows.filter(beyond(order, (last.created_at, last.pk)))
    return tuple(import_of(row) for row in rows.order_by(*order)[:limit])


def import_view(*, actor: Actor, import_id: ImportId) -> ImportView | None:
    """Return the file, or None if there is none or it is another organisation's: the two cannot be told apart."""
    expect(actor)
    rows = ImportBatch.objects.filter(pk=import_id, organisation_id=actor.home)
    row = rows.defer("content_sealed").first()
    return None if row is None else import_of(row)


def import_rows(
    *, actor: Actor, import_id: ImportId, standing: Standing, after: int = 0, limit: int | None = PAGE
) -> tuple[ImportRowView, ...]:
    """Return the rows that stand so, in the order of the file, from below line `after`. limit None: all of them.

    The name is empty where it could not be read, and in every row once the file has been decided on.
    """
    expect(actor)
    values = {
        "batch": import_id,
        "organisation": actor.home,
        "standing": standing.value,
        "after": after,
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, values)
        rows = cursor.fetchall()
    return tuple(_row(import_id, _Kept(*row)) for row in rows)


def import_effect(*, actor: Actor, import_id: ImportId, standings: Iterable[Standing]) -> Effect:
    """Return what confirming the rows that stand so would do, by what was found when the file was checked.

    Two rows for one new person (with two kinds of benefit) add one person and one benefit.
    """
    expect(actor)
    rows = ImportRow.objects.filter(batch_id=import_id, organisation_id=actor.home, verdict__in=list(standings))
    new = Q(change=Change.NEW_PERSON)
    counts = rows.aggregate(
        people=Count("number_index", distinct=True, filter=new),
        rows=Count("id", filter=new),
        benefits=Count("id", filter=Q(change=Change.NEW_BENEFIT)),
        ends=Count("id", filter=Q(change=Change.NEW_END)),
    )
    more = counts["rows"] - counts["people"]
    return Effect(people=counts["people"], benefits=counts["benefits"] + more, ends=counts["ends"])


def protected_rows(*, actor: Actor, import_id: ImportId, standings: Iterable[Standing]) -> int:
    """Return how many of the rows that stand so are about people with protected identity."""
    expect(actor)
    rows = ImportRow.objects.filter(batch_id=import_id, organisation_id=actor.home, verdict__in=list(standings))
    return rows.filter(is_protected=True).count()


def import_of(row: ImportBatch) -> ImportView:
    """Return the view of a row that is at hand."""
    counts: dict[str, int] = row.counts
    return ImportView(
        id=ImportId(row.pk),
        created_at=row.created_at,
        decided_at=row.decided_at,
        status=ImportStatus(row.status),
        rows=counts.get("rows", 0),
        read=counts.get("read", 0),
        standings={standing: counts.get(standing.value, 0) for standing in Standing},
        written=Effect(counts.get("people", 0), counts.get("benefits", 0), counts.get("ends", 0)),
        left=counts.get("left", 0),
        notices=tuple(reason_from(notice) for notice in row.notices),
        protected=counts.get("protected", 0),
        sent_by=AccountId(row.created_by),
        asked_by=None if row.asked_by is None else AccountId(row.asked_by),
        asked_as=row.asked_as,
        progress=_progress(row),
    )


def asker_is_gone(file: ImportView, *, home: OrganisationId) -> bool:
    """Tell whether the job has nobody to work as: whoever asked for it no longer may, in that role."""
    if file.asked_by is None:
        return False
    actors = staff_actors(account_id=file.asked_by)
    return not any(
        (one.organisation_id, one.role) == (home, file.asked_as) and one.may(Permission.IMPORT_PARTICIPANTS)
        for one in actors
    )


def _progress(row: ImportBatch) -> Progress | None:
    if row.moved_at is None or not ImportStatus(row.status).is_under_way:
        return None
    counts: dict[str, int] = row.counts
    is_read = row.status == ImportStatus.READING
    return Progress(
        done=counts.get("read" if is_read else "done", 0),
        total=counts.get("rows" if is_read else "asked", 0),
        moved_at=row.moved_at,
        begun_at=row.begun_at,
        earlier=counts.get("earlier", 0),
    )


def _row(import_id: ImportId, row: _Kept) -> ImportRowView:
    name, said = "", "[]"
    if row.sealed is not None:
        name = read_values(ImportRow.VALUES.open(row.sealed, import_id, row.line)).name
    if row.messages is not None:
        said = ImportRow.MESSAGES.open(row.messages, import_id, row.line)
    return ImportRowView(
        line=row.line,
        name=name,
        change=Change(row.change),
        messages=tuple(reason_from(message) for message in json.loads(said)),
        participant_id=row.participant_id,
        is_protected=row.is_protected,
    )
