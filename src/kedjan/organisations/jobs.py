"""What the clock does with accounts."""

from django.db import transaction

from kedjan.integrations.database.context import act_as
from kedjan.integrations.jobs import periodic_job
from kedjan.organisations.operations import dispose_of_drafts

DRAFTS_JOB = "organisations.dispose_of_drafts"


@periodic_job(DRAFTS_JOB, cron="40 * * * *")
def dispose_every_hour() -> None:
    """Remove drafts that nobody has sent within their seven days."""
    with transaction.atomic():
        act_as(None)
        dispose_of_drafts()
