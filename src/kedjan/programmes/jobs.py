"""What the clock does with programmes: every morning their organisations get a receipt for the log."""

from django.db import transaction

from kedjan.integrations.database.context import act_as
from kedjan.integrations.delivery import CannotDeliver, delivery
from kedjan.integrations.jobs import periodic_job
from kedjan.programmes.operations import give_receipts_to_partners

RECEIPTS_JOB = "programmes.give_receipts"


@periodic_job(RECEIPTS_JOB, cron="0 4 * * *")
def give_receipts() -> None:
    """Hand them over; the job fails, and is seen to have failed, when somebody could not be reached."""
    with transaction.atomic():
        now = act_as(None).now()
    given = give_receipts_to_partners(delivery=delivery(), now=now)
    if given is not None and given.failed:
        raise CannotDeliver("; ".join(given.failed))
