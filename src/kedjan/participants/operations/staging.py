"""Take in a file of people: nobody is in the register by that. The rules: docs/rules/intake.md, "Staged"."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.integrations.tables import CannotReadTable, Table, read_table
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import FixedClock, swedish_day
from kedjan.kernel.ids import ImportId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.intake_columns import CannotUseColumns, plan_columns
from kedjan.participants.domain.staging import ImportStatus, plain
from kedjan.participants.models import ImportBatch
from kedjan.participants.operations.checking import check_file, keep_content, stage_rows
from kedjan.participants.operations.working import ask_for_work

_PIECE_BYTES = 1024 * 1024
_WAITS = (ImportStatus.STAGED, ImportStatus.WRITING)
_SAME_FILE = N_("Den här filen lästes in %(date)s. Ingenting har ändrats.")


@dataclass(frozen=True, slots=True)
class ImportReceived:
    """A file of people has come in; nothing about them is in the register."""

    import_id: ImportId
    rows: int


class CannotStageImport(Refusal):
    """The file as a whole cannot be used, or has been; nothing of it is kept."""


@transaction.atomic
def stage_import(*, actor: Actor, file: BinaryIO, now: datetime, at_once: int | None = None) -> ImportReceived:
    """Read and check a file of people, a seekable one, and keep its rows aside. Its name is of no interest.

    at_once: a file of more rows than that is kept, sealed, and checked by a job; None: every file is checked now.
    A file that waits already is found again. Raises CannotStageImport for a file that cannot be used as a whole, and
    for one that was confirmed without leaving anything that could have been written.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    table, notices = _opened(file)
    digest = _digest(file)
    waiting = _same_file(actor, digest, also_reading=at_once is not None)
    if waiting is not None:
        return ImportReceived(import_id=ImportId(waiting.pk), rows=table.row_count)
    batch = ImportBatch.objects.create(
        id=new_id(),
        organisation_id=actor.home,
        created_at=now,
        created_by=actor.account_id,
        digest=ImportBatch.DIGEST.of(digest),
        status=ImportStatus.READING,
        counts={"rows": table.row_count},
        notices=[plain(reason) for reason in notices],
    )
    event = ImportReceived(import_id=ImportId(batch.pk), rows=table.row_count)
    record(actor=actor, event=event, now=now)
    if at_once is not None and table.row_count > at_once:
        _leave_to_a_job(actor, batch, file, now)
    else:
        rows = check_file(file, today=FixedClock(now).today())
        stage_rows(actor=actor, batch=batch, rows=rows, now=now)
    return event


def _opened(file: BinaryIO) -> tuple[Table, tuple[Reason, ...]]:
    """Return the table and what its sender should know; only the header is used yet."""
    try:
        table = read_table(file, name="")
        return table, (*table.notes, *plan_columns(table.header).notes)
    except (CannotReadTable, CannotUseColumns) as refusal:
        raise CannotStageImport(*refusal.reasons) from refusal


def _digest(file: BinaryIO) -> str:
    """Return a digest to be keyed before it is kept: a plain one would tell whether a guessed list was read in."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(_PIECE_BYTES):
        digest.update(piece)
    return digest.hexdigest()


def _same_file(actor: Actor, digest: str, *, also_reading: bool) -> ImportBatch | None:
    """Return the same file that waits already; raises CannotStageImport if it is done with."""
    rows = ImportBatch.objects.filter(organisation_id=actor.home, digest__in=ImportBatch.DIGEST.all_of(digest))
    for row in rows.defer("content_sealed").order_by("-created_at"):
        if row.status == ImportStatus.CONFIRMED and not row.counts.get("left"):
            decided_on = swedish_day(row.decided_at or row.created_at)
            raise CannotStageImport(Reason("import.same_file", _SAME_FILE, {"date": decided_on.isoformat()}))
        if row.status in _WAITS or (also_reading and row.status == ImportStatus.READING):
            return row
    return None


def _leave_to_a_job(actor: Actor, batch: ImportBatch, file: BinaryIO, now: datetime) -> None:
    file.seek(0)
    keep_content(batch, file.read())
    ask_for_work(batch, account_id=actor.account_id, role=actor.role, now=now)
