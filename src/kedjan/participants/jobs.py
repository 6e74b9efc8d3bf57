"""What about people takes too long for a page: checking a long file, and writing what somebody has said yes to.

Rule: docs/rules/long-work.md.
"""

from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.integrations.jobs import job
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ImportId
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import staff_actors
from kedjan.participants.operations import CannotConfirmImport
from kedjan.participants.operations.checking import finish_checking, in_parts, keep_rows, rows_to_check
from kedjan.participants.operations.confirming import write_more
from kedjan.participants.operations.working import CHECKING_JOB, WRITING_JOB

_TRIES = 3
_BEFORE_ATTEMPTS = "0"  # a job that was queued before attempts were counted


class NoLongerInRole(Exception):
    """Whoever asked for the work has left the role since; the page of the file says so, and who can go on."""


@job(CHECKING_JOB)
def check_import(
    import_id: str, account_id: str, organisation_id: str, role: str, attempt: str = _BEFORE_ATTEMPTS
) -> None:
    """Check a file as whoever sent it, part by part, so that the page can tell how far it has come."""
    which, tried = ImportId(UUID(import_id)), int(attempt)
    actor = _actor(account_id, organisation_id, role)
    with acting(actor) as clock:
        rows = rows_to_check(actor=actor, import_id=which, attempt=tried, now=clock.now())
    for part in in_parts(rows):
        with acting(actor) as clock:
            if not keep_rows(actor=actor, import_id=which, attempt=tried, rows=part, now=clock.now()):
                return
    if rows:
        with acting(actor) as clock:
            finish_checking(actor=actor, import_id=which, attempt=tried, now=clock.now())


@job(WRITING_JOB)
def write_import(import_id: str, account_id: str, organisation_id: str, role: str, attempt: str) -> None:
    """Write a file's rows as whoever said yes, part by part, as long as they may: each part is there whole or not."""
    which, more = ImportId(UUID(import_id)), True
    while more:
        more = _part_written(which, int(attempt), (account_id, organisation_id, role))


def _part_written(which: ImportId, attempt: int, who: tuple[str, str, str]) -> bool:
    """Write a part; once more if somebody registered the same people meanwhile, whom the next try finds."""
    actor = _actor(*who)
    for _time in range(_TRIES - 1):
        try:
            with acting(actor) as clock:
                return write_more(actor=actor, import_id=which, attempt=attempt, now=clock.now())
        except CannotConfirmImport:
            continue
    with acting(actor) as clock:
        return write_more(actor=actor, import_id=which, attempt=attempt, now=clock.now())


def _actor(account_id: str, organisation_id: str, role: str) -> Actor:
    for actor in staff_actors(account_id=AccountId(UUID(account_id))):
        if (str(actor.organisation_id), actor.role) == (organisation_id, role):
            require(actor, Permission.IMPORT_PARTICIPANTS)
            return actor
    raise NoLongerInRole(role)
