"""What about people takes too long for a page: the checking of a long file."""

from uuid import UUID

from kedjan.integrations.database.context import acting
from kedjan.integrations.jobs import job
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ImportId
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import staff_actors
from kedjan.participants.operations.checking import (
    CHECKING_JOB,
    finish_checking,
    in_parts,
    keep_rows,
    rows_to_check,
)


class NoLongerInRole(Exception):
    """Whoever sent the file has left the role since; the file waits for somebody to take it away."""


@job(CHECKING_JOB)
def check_import(import_id: str, account_id: str, organisation_id: str, role: str) -> None:
    """Check a file as whoever sent it, part by part, so that the page can tell how far it has come."""
    actor = _actor(account_id, organisation_id, role)
    which = ImportId(UUID(import_id))
    with acting(actor) as clock:
        rows = rows_to_check(actor=actor, import_id=which, today=clock.today())
    for part in in_parts(rows):
        with acting(actor):
            if not keep_rows(actor=actor, import_id=which, rows=part):
                return
    if rows:
        with acting(actor) as clock:
            finish_checking(actor=actor, import_id=which, now=clock.now())


def _actor(account_id: str, organisation_id: str, role: str) -> Actor:
    for actor in staff_actors(account_id=AccountId(UUID(account_id))):
        if (str(actor.organisation_id), actor.role) == (organisation_id, role):
            require(actor, Permission.IMPORT_PARTICIPANTS)
            return actor
    raise NoLongerInRole(role)
