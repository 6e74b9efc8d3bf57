"""A file that a job works on: as whom, which attempt may, and how far it is. Rule: docs/rules/long-work.md."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.integrations.jobs import enqueue
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ImportId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.participants.domain.staging import OF_ANOTHERS_PROTECTED, SENDER_GONE, ImportStatus
from kedjan.participants.models import ImportBatch
from kedjan.participants.queries.imports import asker_is_gone, import_of

CHECKING_JOB = "participants.check_import"
WRITING_JOB = "participants.write_import"
_JOBS = {ImportStatus.READING: CHECKING_JOB, ImportStatus.WRITING: WRITING_JOB}
_MISSING = Reason("import.missing", N_("Filen finns inte kvar."))
_GOES_ON = Reason("import.goes_on", N_("Arbetet har inte stannat. Vänta lite till."))


@dataclass(frozen=True, slots=True)
class ImportResumed:
    """Work on a file that had stopped was asked for again."""

    import_id: ImportId
    attempt: int


class CannotResumeImport(Refusal):
    """The work is as it was."""


def locked(actor: Actor, import_id: ImportId) -> ImportBatch | None:
    """Return the file, for nobody else to work or decide on until the transaction ends."""
    rows = ImportBatch.objects.select_for_update(of=("self",)).defer("content_sealed")
    return rows.filter(pk=import_id, organisation_id=actor.home).first()


def worked_on(actor: Actor, import_id: ImportId, attempt: int, status: ImportStatus) -> ImportBatch | None:
    """Return the file, locked, if this attempt may work on it; None for one that was decided on or tried again."""
    rows = ImportBatch.objects.select_for_update(of=("self",))
    return rows.filter(pk=import_id, organisation_id=actor.home, status=status, attempt=attempt).first()


def ask_for_work(batch: ImportBatch, *, account_id: AccountId, role: str, now: datetime) -> None:
    """Put what the file's status says into the queue, to be done as the account; an earlier attempt stops."""
    batch.asked_by, batch.asked_as = account_id, role
    batch.attempt += 1
    batch.begun_at, batch.moved_at = None, now
    batch.save(update_fields=["status", "counts", "asked_by", "asked_as", "attempt", "begun_at", "moved_at"])
    enqueue(
        _JOBS[ImportStatus(batch.status)],
        import_id=str(batch.pk),
        attempt=str(batch.attempt),
        account_id=str(account_id),
        organisation_id=str(batch.organisation_id),
        role=role,
    )


@transaction.atomic
def resume_import(*, actor: Actor, import_id: ImportId, now: datetime) -> ImportResumed:
    """Try again what has stopped. Raises CannotResumeImport.

    Reading goes on as whoever sent the file, who alone may know all of its rows; writing as the actor, whose yes it is
    from now on.
    """
    require(actor, Permission.IMPORT_PARTICIPANTS)
    batch = locked(actor, import_id)
    if batch is None or not ImportStatus(batch.status).is_under_way:
        raise CannotResumeImport(_MISSING)
    file = import_of(batch)
    gone = asker_is_gone(file, home=actor.home)
    if not gone and (file.progress is None or not file.progress.is_stalled(now)):
        raise CannotResumeImport(_GOES_ON)
    if file.status is ImportStatus.READING:
        if gone:
            raise CannotResumeImport(SENDER_GONE)
        ask_for_work(batch, account_id=file.asked_by or file.sent_by, role=batch.asked_as, now=now)
    else:
        if file.is_closed_to(actor.account_id):
            raise CannotResumeImport(OF_ANOTHERS_PROTECTED)
        ask_for_work(batch, account_id=actor.account_id, role=actor.role, now=now)
    event = ImportResumed(import_id=import_id, attempt=batch.attempt)
    record(actor=actor, event=event, now=now)
    return event
