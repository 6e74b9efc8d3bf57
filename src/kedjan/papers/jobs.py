"""What the clock does with requests for papers, every morning."""

from django.db import transaction

from kedjan.integrations.database.context import act_as
from kedjan.integrations.jobs import periodic_job
from kedjan.papers.operations.reminding import tell_of_unanswered

UNANSWERED_JOB = "papers.tell_of_unanswered"


@periodic_job(UNANSWERED_JOB, cron="10 5 * * *")
def tell_every_morning() -> None:
    """Tell whoever asked for papers that it is time to remind the provider."""
    with transaction.atomic():
        act_as(None)
        tell_of_unanswered()
