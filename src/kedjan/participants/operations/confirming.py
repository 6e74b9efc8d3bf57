"""Write the rows that somebody has said yes to, part by part; each row leaves the staging area as it is written.

Part of confirm_import, which does it all in one transaction, and of the job, which takes a transaction a part. The
rules: docs/rules/intake.md, "Confirmed".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kedjan.audit.operations import record
from kedjan.integrations.database.turns import PEOPLE, take_turn
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.intake_remarks import Remark, remark
from kedjan.participants.domain.staging import ImportStatus, Standing
from kedjan.participants.models import ImportBatch, ImportRow
from kedjan.participants.operations.checking import ROWS_AT_ONCE, sealed_messages
from kedjan.participants.operations.importing import Written, write_rows
from kedjan.participants.operations.working import worked_on

AT_ONCE = Reason(
    "import.at_once", N_("Någon annan registrerade samma personer just nu. Ingenting har ändrats. Försök igen.")
)


@dataclass(frozen=True, slots=True)
class ImportConfirmed:
    """Rows of a file are in the register.

    people and benefits were added, ends are benefits with a new last day; same: rows that turned out to be in the
    register already; left: rows that could have been written and were not.
    """

    import_id: ImportId
    people: int
    benefits: int
    ends: int
    same: int
    left: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which rows somebody says yes to: those that are ready, and if they say so those that need a look.

    lines: only these lines of the file; None: all.
    """

    with_attention: bool = False
    lines: frozenset[int] | None = None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Return where a row must stand to be written."""
        return (Standing.READY, Standing.ATTENTION) if self.with_attention else (Standing.READY,)


class CannotConfirmImport(Refusal):
    """Nothing of the file was written; of a long one, nothing more."""


def write_more(*, actor: Actor, import_id: ImportId, attempt: int, now: datetime) -> bool:
    """Write the next rows of a file that somebody has said yes to; False when that was all, or it is not to be done.

    Raises CannotConfirmImport when somebody else registers the same people at that moment; the next try finds them.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    try:
        with transaction.atomic():
            batch = worked_on(actor, import_id, attempt, ImportStatus.WRITING)
            if batch is None:
                return False
            if batch.begun_at is None:
                batch.begun_at = now
                batch.counts["earlier"] = batch.counts.get("done", 0)
            wait_for_other_confirmations(actor)
            if write_part(actor, batch, Chosen(with_attention=batch.also_attention), now):
                batch.moved_at = now
                batch.save(update_fields=["counts", "begun_at", "moved_at"])
                return True
            finish(actor, batch, now)
            return False
    except IntegrityError as error:
        raise CannotConfirmImport(AT_ONCE) from error


def asked_rows(batch: ImportBatch, chosen: Chosen) -> QuerySet[ImportRow]:
    """Return the chosen rows that are not written yet."""
    rows = rows_of(batch).filter(verdict__in=chosen.standings, values_sealed__isnull=False)
    return rows if chosen.lines is None else rows.filter(line__in=chosen.lines)


def rows_of(batch: ImportBatch) -> QuerySet[ImportRow]:
    """Return what is kept of the file's rows."""
    return ImportRow.objects.filter(batch_id=batch.pk)


def wait_for_other_confirmations(actor: Actor) -> None:
    """Let confirmations of two files with the same people run one after the other: the second then finds them."""
    take_turn(f"participants.import|{actor.home}", among=PEOPLE)


def write_part(actor: Actor, batch: ImportBatch, chosen: Chosen, now: datetime) -> bool:
    """Write some thousand of the chosen rows and count them; False when none was left."""
    asked = asked_rows(batch, chosen)
    lines = list(asked.order_by("line").values_list("line", flat=True)[:ROWS_AT_ONCE])
    if not lines:
        return False
    part = asked.filter(line__lte=lines[-1])
    written = write_rows(actor=actor, import_id=ImportId(batch.pk), rows=part, now=now)
    kept = (*written.overtaken, *written.withheld)
    (part.exclude(line__in=kept) if kept else part).delete()
    _say_of(batch, written.overtaken, Remark.OVERTAKEN)
    _say_of(batch, written.withheld, Remark.NOT_WRITTEN)
    _count(batch, written, len(lines))
    return True


def finish(actor: Actor, batch: ImportBatch, now: datetime) -> ImportConfirmed:
    """Keep only the rows that were left, without their values: their lines and messages help to mend the file."""
    rows_of(batch).filter(verdict=Standing.UNCHANGED).delete()
    left = rows_of(batch)
    left.update(values_sealed=None, number_index=None)
    counts: dict[str, int] = batch.counts
    counts["left"] = left.exclude(verdict=Standing.REFUSED).count()
    decide(batch, ImportStatus.CONFIRMED, now)
    event = ImportConfirmed(
        import_id=ImportId(batch.pk),
        people=counts.get("people", 0),
        benefits=counts.get("benefits", 0),
        ends=counts.get("ends", 0),
        same=counts.get("same", 0),
        left=counts["left"],
    )
    record(actor=actor, event=event, now=now)
    return event


def decide(batch: ImportBatch, status: ImportStatus, now: datetime) -> None:
    """Let the file be done with."""
    batch.status, batch.decided_at, batch.content_sealed = status, now, None
    batch.save(update_fields=["status", "counts", "decided_at", "content_sealed"])


def _say_of(batch: ImportBatch, lines: Iterable[int], said: Remark) -> None:
    """Let the rows be looked at, with what is said of each sealed for it; their values are not needed any more."""
    for line in lines:
        sealed = sealed_messages(ImportId(batch.pk), line, [remark(said)])
        rows_of(batch).filter(line=line).update(
            messages_sealed=sealed, verdict=Standing.ATTENTION, values_sealed=None, number_index=None
        )


def _count(batch: ImportBatch, written: Written, rows: int) -> None:
    more = {
        "people": written.people,
        "benefits": written.benefits,
        "ends": written.ends,
        "same": written.same,
        "done": rows,
    }
    counts: dict[str, int] = batch.counts
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count
