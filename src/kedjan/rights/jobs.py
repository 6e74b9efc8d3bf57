"""What takes too long for a page: disposal."""

from uuid import UUID

from kedjan.integrations.jobs import job
from kedjan.kernel.ids import AccountId
from kedjan.organisations.queries import staff_actors
from kedjan.rights.operations import DISPOSAL_JOB, dispose


@job(DISPOSAL_JOB)
def dispose_of_what_is_due(account_id: str, organisation_id: str, role: str) -> None:
    """Dispose as whoever asked for it, if they still have the role; what broke off goes on with the next run."""
    for actor in staff_actors(account_id=AccountId(UUID(account_id))):
        if (str(actor.organisation_id), actor.role) == (organisation_id, role):
            dispose(actor=actor)
