"""Check the rows of a file, and keep them aside for whoever decides: at once, or part by part in a job.

The rules: docs/rules/intake.md, "Staged".
"""

import io
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.integrations.database.bulk import Target, insert_rows
from kedjan.integrations.tables import read_table
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ImportId
from kedjan.kernel.refusal import Reason
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import municipality_names
from kedjan.participants.domain.intake import CheckedRow, IntakeContext
from kedjan.participants.domain.intake_columns import plan_columns
from kedjan.participants.domain.intake_repeats import against_protection, against_register, check_rows
from kedjan.participants.domain.municipalities import MunicipalityNames
from kedjan.participants.domain.staging import ImportStatus, Standing, plain, standing_of, values_of
from kedjan.participants.models import ImportBatch, ImportRow
from kedjan.participants.operations.working import worked_on
from kedjan.participants.queries.register import RegisteredPerson, registered_people

ROWS_AT_ONCE = 2_500
"""So many rows are checked or written in one transaction of a job."""

STAGED_ROW = Target(
    "participants_importrow",
    {
        "batch_id": "uuid",
        "organisation_id": "uuid",
        "line": "int",
        "verdict": "text",
        "change": "text",
        "messages_sealed": "bytea",
        "values_sealed": "bytea",
        "number_index": "bytea",
        "is_protected": "boolean",
    },
)


@dataclass(frozen=True, slots=True)
class ImportStaged:
    """Every row of the file is checked and waits for somebody's yes."""

    import_id: ImportId
    ready: int
    attention: int
    unchanged: int
    refused: int


def check_file(file: BinaryIO, *, today: date) -> tuple[CheckedRow, ...]:
    """Return every row of a file that can be read, checked by itself and against the others."""
    table = read_table(file, name="")
    places = MunicipalityNames.of(municipality_names())
    return check_rows(table.rows(), IntakeContext(plan_columns(table.header), places, today))


def in_parts(rows: Sequence[CheckedRow]) -> Iterator[Sequence[CheckedRow]]:
    """Yield the rows, some thousands at a time."""
    return (rows[start : start + ROWS_AT_ONCE] for start in range(0, len(rows), ROWS_AT_ONCE))


def stage_rows(*, actor: Actor, batch: ImportBatch, rows: Sequence[CheckedRow], now: datetime) -> ImportStaged:
    """Keep all rows of a file aside in the running transaction. Part of stage_import."""
    for part in in_parts(rows):
        _keep(actor, batch, part)
    return _finish(actor, batch, now)


def keep_content(batch: ImportBatch, content: bytes) -> None:
    """Keep the file itself, packed and sealed, for the job that is to check it."""
    batch.content_sealed = ImportBatch.CONTENT.seal_bytes(zlib.compress(content), batch.pk)
    batch.save(update_fields=["content_sealed"])


@transaction.atomic
def rows_to_check(*, actor: Actor, import_id: ImportId, attempt: int, now: datetime) -> tuple[CheckedRow, ...]:
    """Begin a job's checking: return the file's rows, checked by themselves; none if the file no longer waits.

    What an earlier attempt left half done is taken away first.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = worked_on(actor, import_id, attempt, ImportStatus.READING)
    if batch is None or batch.content_sealed is None:
        return ()
    ImportRow.objects.filter(batch_id=batch.pk).delete()
    batch.counts = {"rows": batch.counts["rows"]}
    batch.begun_at = batch.moved_at = now
    batch.save(update_fields=["counts", "begun_at", "moved_at"])
    content = zlib.decompress(ImportBatch.CONTENT.open_bytes(batch.content_sealed, batch.pk))
    return check_file(io.BytesIO(content), today=swedish_day(now))


@transaction.atomic
def keep_rows(*, actor: Actor, import_id: ImportId, attempt: int, rows: Sequence[CheckedRow], now: datetime) -> bool:
    """Keep a part of the rows aside; False if this attempt is not to: the file was taken away, or is tried again."""
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = worked_on(actor, import_id, attempt, ImportStatus.READING)
    if batch is None:
        return False
    _keep(actor, batch, rows)
    batch.moved_at = now
    batch.save(update_fields=["counts", "moved_at"])
    return True


@transaction.atomic
def finish_checking(*, actor: Actor, import_id: ImportId, attempt: int, now: datetime) -> ImportStaged | None:
    """Let the file be decided on; None if this attempt is not to."""
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = worked_on(actor, import_id, attempt, ImportStatus.READING)
    return None if batch is None else _finish(actor, batch, now)


def sealed_messages(import_id: ImportId, line: int, reasons: Iterable[Reason]) -> bytes | None:
    """Return what is said of a row as it is kept: sealed, since it may quote a cell; nothing where nothing is said."""
    said = [plain(reason) for reason in reasons]
    return ImportRow.MESSAGES.seal(json.dumps(said), import_id, line) if said else None


def _keep(actor: Actor, batch: ImportBatch, rows: Sequence[CheckedRow]) -> None:
    """Insert the rows with what they would change in the register as it is now, and count them."""
    known = registered_people(actor=actor, numbers={row.intake.number.digits for row in rows if row.intake})
    checked = [_against(row, known) for row in rows]
    insert_rows(STAGED_ROW, (_as_kept(actor, ImportId(batch.pk), row) for row in checked))
    standings = Counter(standing_of(row).value for row in checked)
    counts: dict[str, int] = batch.counts
    counts["read"] = counts.get("read", 0) + len(rows)
    for standing, count in standings.items():
        counts[standing] = counts.get(standing, 0) + count
    counts["protected"] = counts.get("protected", 0) + sum(row.is_protected for row in checked)


def _against(row: CheckedRow, known: Mapping[str, RegisteredPerson]) -> CheckedRow:
    found = None if row.intake is None else known.get(row.intake.number.digits)
    if found is None:
        return row
    ends = found.ends
    return against_protection(against_register(row, lambda _number: ends), is_protected=found.is_protected)


def _as_kept(actor: Actor, import_id: ImportId, row: CheckedRow) -> tuple[object, ...]:
    return (
        *(import_id, actor.home, row.line, standing_of(row).value, row.change.value),
        sealed_messages(import_id, row.line, row.reasons),
        ImportRow.VALUES.seal(values_of(row), import_id, row.line),
        None if row.number is None else ImportRow.NUMBER_INDEX.of(row.number.digits),
        row.is_protected,
    )


def _finish(actor: Actor, batch: ImportBatch, now: datetime) -> ImportStaged:
    batch.status = ImportStatus.STAGED
    batch.content_sealed = None
    batch.save(update_fields=["status", "counts", "content_sealed"])
    counts: dict[str, int] = batch.counts
    event = ImportStaged(
        import_id=ImportId(batch.pk),
        ready=counts.get(Standing.READY.value, 0),
        attention=counts.get(Standing.ATTENTION.value, 0),
        unchanged=counts.get(Standing.UNCHANGED.value, 0),
        refused=counts.get(Standing.REFUSED.value, 0),
    )
    record(actor=actor, event=event, now=now)
    return event
