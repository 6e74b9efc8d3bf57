"""Say yes or no to a file of people. Only a yes writes, and only what was good when it was said.

The rules: docs/rules/intake.md, "Confirmed".
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.staging import OF_ANOTHERS_PROTECTED, ImportStatus
from kedjan.participants.models import ImportBatch
from kedjan.participants.operations.confirming import (
    AT_ONCE,
    CannotConfirmImport,
    Chosen,
    ImportConfirmed,
    asked_rows,
    decide,
    finish,
    rows_of,
    wait_for_other_confirmations,
    write_part,
)
from kedjan.participants.operations.working import ask_for_work, locked
from kedjan.participants.queries.imports import asker_is_gone, import_of

_MISSING = Reason("import.missing", N_("Filen finns inte kvar."))
_NOT_READ = Reason("import.not_read", N_("Filen är inte färdigläst än. Vänta lite och försök igen."))
_BEING_WRITTEN = Reason("import.being_written", N_("Någon har redan sagt ja till den här filen. Den skrivs in nu."))
_DECIDED = Reason("import.decided", N_("Någon har redan bestämt om den här filen. Ingenting har ändrats."))
_NOT_STOPPED = Reason("import.not_stopped", N_("Filen skrivs in just nu. Vänta tills det är klart."))


@dataclass(frozen=True, slots=True)
class ImportApproved:
    """Somebody has said yes to a long file; a job writes its rows."""

    import_id: ImportId
    rows: int


@dataclass(frozen=True, slots=True)
class ImportDiscarded:
    """A file was taken away without anything of it being written."""

    import_id: ImportId


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
            batch = _staged(actor, import_id)
            wait_for_other_confirmations(actor)
            while write_part(actor, batch, chosen or Chosen(), now):
                pass
            return finish(actor, batch, now)
    except IntegrityError as error:
        raise CannotConfirmImport(AT_ONCE) from error


@transaction.atomic
def approve_import(*, actor: Actor, import_id: ImportId, chosen: Chosen, now: datetime) -> ImportApproved:
    """Let a job write the chosen rows as the actor, part by part; said twice it is one job. Raises CannotConfirmImport.

    chosen: of a long file all lines that stand alike, never some of them.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = locked(actor, import_id)
    if batch is not None and batch.status == ImportStatus.WRITING and batch.asked_by == actor.account_id:
        return ImportApproved(import_id=import_id, rows=batch.counts["asked"])
    batch = _staged(actor, import_id)
    batch.status, batch.also_attention = ImportStatus.WRITING, chosen.with_attention
    batch.counts |= {"asked": asked_rows(batch, chosen).count(), "done": 0}
    batch.save(update_fields=["also_attention"])
    ask_for_work(batch, account_id=actor.account_id, role=actor.role, now=now)
    event = ImportApproved(import_id=import_id, rows=batch.counts["asked"])
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def discard_import(*, actor: Actor, import_id: ImportId, now: datetime) -> ImportDiscarded:
    """Take the file away, also while it is being read or before the first of its rows is written.

    Raises CannotDiscardImport once it is decided on.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = locked(actor, import_id)
    if batch is None:
        raise CannotDiscardImport(_MISSING)
    if batch.status == ImportStatus.WRITING and batch.counts["done"]:
        raise CannotDiscardImport(_NOT_STOPPED)
    if batch.status != ImportStatus.STAGED and not ImportStatus(batch.status).is_under_way:
        raise CannotDiscardImport(_DECIDED)
    _drop_protected(batch)
    rows_of(batch).delete()
    decide(batch, ImportStatus.DISCARDED, now)
    event = ImportDiscarded(import_id=import_id)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def leave_the_rest(*, actor: Actor, import_id: ImportId, now: datetime) -> ImportConfirmed:
    """Let a file that was half written when the work stopped be done with: what is written stays, the rest is left.

    Raises CannotDiscardImport while the work goes on.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = locked(actor, import_id)
    if batch is None:
        raise CannotDiscardImport(_MISSING)
    file = import_of(batch)
    if file.status is not ImportStatus.WRITING or file.progress is None:
        raise CannotDiscardImport(_DECIDED)
    if not file.progress.is_stalled(now) and not asker_is_gone(file, home=actor.home):
        raise CannotDiscardImport(_NOT_STOPPED)
    if file.is_closed_to(actor.account_id):
        _drop_protected(batch)
    return finish(actor, batch, now)


def _staged(actor: Actor, import_id: ImportId) -> ImportBatch:
    """Return the file, locked, if it waits for a yes that the actor may say; raises CannotConfirmImport."""
    batch = locked(actor, import_id)
    if batch is None:
        raise CannotConfirmImport(_MISSING)
    if batch.status != ImportStatus.STAGED:
        known = {ImportStatus.READING.value: _NOT_READ, ImportStatus.WRITING.value: _BEING_WRITTEN}
        raise CannotConfirmImport(known.get(batch.status, _DECIDED))
    if batch.counts.get("protected") and batch.created_by != actor.account_id:
        raise CannotConfirmImport(OF_ANOTHERS_PROTECTED)
    return batch


def _drop_protected(batch: ImportBatch) -> None:
    """Take away the rows that only whoever sent the file sees."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.drop_protected_rows(%s)", [batch.pk])
