"""Say yes or no to a file of people. Only a yes writes, and only what was good when it was said.

The rules: docs/rules/intake.md, "Confirmed".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.intake_remarks import Remark, remark
from kedjan.participants.domain.staging import OF_ANOTHERS_PROTECTED, ImportStatus, Standing
from kedjan.participants.models import ImportBatch, ImportRow
from kedjan.participants.operations.checking import sealed_messages
from kedjan.participants.operations.importing import Written, write_rows

_MISSING = Reason("import.missing", N_("Filen finns inte kvar."))
_NOT_READ = Reason("import.not_read", N_("Filen är inte färdigläst än. Vänta lite och försök igen."))
_DECIDED = Reason("import.decided", N_("Någon har redan bestämt om den här filen. Ingenting har ändrats."))
_AT_ONCE = Reason(
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
class ImportDiscarded:
    """A file was taken away without anything of it being written."""

    import_id: ImportId


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
    """Nothing of the file was written."""


class CannotDiscardImport(Refusal):
    """The file is as it was."""


def confirm_import(
    *, actor: Actor, import_id: ImportId, now: datetime, chosen: Chosen | None = None
) -> ImportConfirmed:
    """Write the chosen rows into the register, each checked anew against it as it is now.

    Everything or, if it raises CannotConfirmImport, nothing. Two confirmations of one organisation never run at once.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    try:
        with transaction.atomic():
            return _confirm(actor, import_id, chosen or Chosen(), now)
    except IntegrityError as error:
        raise CannotConfirmImport(_AT_ONCE) from error


@transaction.atomic
def discard_import(*, actor: Actor, import_id: ImportId, now: datetime) -> ImportDiscarded:
    """Take the file away, also while it is being read. Raises CannotDiscardImport once it is decided on."""
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = _locked(actor, import_id)
    if batch is None:
        raise CannotDiscardImport(_MISSING)
    if batch.status not in (ImportStatus.STAGED, ImportStatus.READING):
        raise CannotDiscardImport(_DECIDED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.drop_protected_rows(%s)", [batch.pk])
    _rows_of(batch).delete()
    _decide(batch, ImportStatus.DISCARDED, now)
    event = ImportDiscarded(import_id=import_id)
    record(actor=actor, event=event, now=now)
    return event


def _confirm(actor: Actor, import_id: ImportId, chosen: Chosen, now: datetime) -> ImportConfirmed:
    batch = _locked(actor, import_id)
    if batch is None:
        raise CannotConfirmImport(_MISSING)
    if batch.status != ImportStatus.STAGED:
        raise CannotConfirmImport(_NOT_READ if batch.status == ImportStatus.READING else _DECIDED)
    if batch.counts.get("protected") and batch.created_by != actor.account_id:
        raise CannotConfirmImport(OF_ANOTHERS_PROTECTED)
    _wait_for_other_confirmations(actor)
    asked = _rows_of(batch).filter(verdict__in=chosen.standings)
    if chosen.lines is not None:
        asked = asked.filter(line__in=chosen.lines)
    written = write_rows(actor=actor, import_id=import_id, rows=asked, now=now)
    left = _clear(batch, asked, written)
    batch.counts |= {"people": written.people, "benefits": written.benefits, "ends": written.ends, "left": left}
    _decide(batch, ImportStatus.CONFIRMED, now)
    event = ImportConfirmed(
        import_id=import_id,
        people=written.people,
        benefits=written.benefits,
        ends=written.ends,
        same=written.same,
        left=left,
    )
    record(actor=actor, event=event, now=now)
    return event


def _locked(actor: Actor, import_id: ImportId) -> ImportBatch | None:
    rows = ImportBatch.objects.select_for_update(of=("self",)).defer("content_sealed")
    return rows.filter(pk=import_id, organisation_id=actor.home).first()


def _rows_of(batch: ImportBatch) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(batch_id=batch.pk)


def _wait_for_other_confirmations(actor: Actor) -> None:
    """Let confirmations of two files with the same people run one after the other: the second then finds them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"participants.import|{actor.home}"])


def _clear(batch: ImportBatch, asked: QuerySet[ImportRow], written: Written) -> int:
    """Keep only the rows that were left, without their values: their lines and messages help to mend the file.

    Returns how many of them could have been written.
    """
    _say_of(batch, written.overtaken, Remark.OVERTAKEN)
    _say_of(batch, written.withheld, Remark.NOT_WRITTEN)
    kept = (*written.overtaken, *written.withheld)
    done = asked.exclude(line__in=kept) if kept else asked
    done.delete()
    _rows_of(batch).filter(verdict=Standing.UNCHANGED).delete()
    left = _rows_of(batch)
    left.update(values_sealed=None, number_index=None)
    return left.exclude(verdict=Standing.REFUSED).count()


def _say_of(batch: ImportBatch, lines: Iterable[int], said: Remark) -> None:
    """Let the rows be looked at, with what is said of each sealed for it."""
    for line in lines:
        sealed = sealed_messages(ImportId(batch.pk), line, [remark(said)])
        _rows_of(batch).filter(line=line).update(messages_sealed=sealed, verdict=Standing.ATTENTION)


def _decide(batch: ImportBatch, status: ImportStatus, now: datetime) -> None:
    batch.status, batch.decided_at, batch.content_sealed = status, now, None
    batch.save(update_fields=["status", "counts", "decided_at", "content_sealed"])
