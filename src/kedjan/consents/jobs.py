"""What the clock does with agreements: tells of those that end soon, every morning."""

from django.db import transaction

from kedjan.consents.operations.ending import tell_of_ending
from kedjan.integrations.database.context import act_as
from kedjan.integrations.jobs import periodic_job

ENDING_JOB = "consents.tell_of_ending"


@periodic_job(ENDING_JOB, cron="0 5 * * *")
def tell_every_morning() -> None:
    """Tell of what ends within a month, and is not told yet."""
    with transaction.atomic():
        act_as(None)
        tell_of_ending()
