"""What the clock does with agreements, every morning; and what follows when somebody has broken the glass."""

from django.db import transaction

from kedjan.consents.operations.ending import tell_of_ending
from kedjan.consents.operations.glass import ALERT_JOB, tell_of_broken_glass
from kedjan.integrations.database.context import act_as
from kedjan.integrations.jobs import job, periodic_job

ENDING_JOB, MISSED_JOB = "consents.tell_of_ending", "consents.tell_of_broken_glass"


@periodic_job(ENDING_JOB, cron="0 5 * * *")
def tell_every_morning() -> None:
    """Tell of what ends within a month, and is not told yet."""
    with transaction.atomic():
        act_as(None)
        tell_of_ending()


@job(ALERT_JOB)
def tell_of_broken_glass_now() -> None:
    """Tell the person and the security officers, a moment after the glass was broken."""
    _tell_of_broken_glass()


@periodic_job(MISSED_JOB, cron="*/10 * * * *")
def tell_of_broken_glass_missed() -> None:
    """Tell of what was not told, because a worker stood still or its job failed."""
    _tell_of_broken_glass()


def _tell_of_broken_glass() -> None:
    with transaction.atomic():
        act_as(None)
        tell_of_broken_glass()
