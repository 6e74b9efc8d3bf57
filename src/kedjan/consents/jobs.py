"""What the clock does with agreements, every morning; and what follows when somebody has broken the glass."""

from uuid import UUID

from django.db import transaction

from kedjan.consents.operations.ending import tell_of_ending
from kedjan.consents.operations.glass import ALERT_JOB, alert
from kedjan.integrations.database.context import act_as, acting
from kedjan.integrations.jobs import job, periodic_job
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.kernel.information import Purpose
from kedjan.organisations.domain.roles import RoleKey

ENDING_JOB = "consents.tell_of_ending"


@periodic_job(ENDING_JOB, cron="0 5 * * *")
def tell_every_morning() -> None:
    """Tell of what ends within a month, and is not told yet."""
    with transaction.atomic():
        act_as(None)
        tell_of_ending()


@job(ALERT_JOB)
def alert_of_broken_glass(attempt_id: str, account_id: str, organisation_id: str) -> None:
    """Tell the person and the security officers, as whoever broke the glass, also if they have left since."""
    itself = Actor(
        account_id=AccountId(UUID(account_id)),
        organisation_id=OrganisationId(UUID(organisation_id)),
        role=RoleKey.CASEWORKER,
        permissions=frozenset(),
        purpose=Purpose.SUPPORT,
    )
    with acting(itself) as clock:
        alert(actor=itself, attempt_id=UUID(attempt_id), now=clock.now())
