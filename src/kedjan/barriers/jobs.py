"""What the clock does with reports of barriers."""

from uuid import UUID

from kedjan.barriers.operations import dispose_of_reports
from kedjan.integrations.database.context import acting
from kedjan.integrations.jobs import periodic_job
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.organisations.domain.roles import ROLES, RoleKey

DISPOSAL_JOB = "barriers.dispose"
_CLOCK = Actor(
    account_id=AccountId(UUID(int=0)),
    organisation_id=None,
    role=RoleKey.OPERATOR,
    permissions=ROLES[RoleKey.OPERATOR].permissions,
    purpose=ROLES[RoleKey.OPERATOR].purpose,
)


@periodic_job(DISPOSAL_JOB, cron="50 2 * * *")
def dispose_every_night() -> None:
    """Delete what is old, as the operator that the clock stands in for."""
    with acting(_CLOCK) as clock:
        dispose_of_reports(actor=_CLOCK, now=clock.now())
