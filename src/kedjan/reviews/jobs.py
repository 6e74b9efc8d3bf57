"""What the clock does for the security officer."""

from django.db import transaction

from kedjan.integrations.database.context import act_as
from kedjan.integrations.jobs import periodic_job
from kedjan.reviews.operations import tell_of_unseen

UNSEEN_JOB = "reviews.tell_of_unseen"


@periodic_job(UNSEEN_JOB, cron="20 * * * *")
def tell_every_hour() -> None:
    """Tell of protected people whom nobody sees since somebody's role ended."""
    with transaction.atomic():
        act_as(None)
        tell_of_unseen()
