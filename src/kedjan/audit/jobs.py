"""What the clock does with the log: seals it, every ten minutes."""

from django.db import transaction

from kedjan.audit.operations.sealing import seal_log
from kedjan.integrations.database.context import act_as
from kedjan.integrations.jobs import periodic_job
from kedjan.integrations.signing import signer

SEALING_JOB = "audit.seal_log"


@periodic_job(SEALING_JOB, cron="*/10 * * * *")
def seal() -> None:
    """Seal everything that waits, one seal a transaction; it acts for nobody, and sees no row."""
    key = signer()
    more = True
    while more:
        with transaction.atomic():
            more = seal_log(signer=key, now=act_as(None).now()) is not None
