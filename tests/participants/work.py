"""A file that a job works on, and the job itself, done here or left as a killed worker leaves it."""

import json
from datetime import timedelta

from django.db import connection

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId
from kedjan.kernel.progress import STALLED_AFTER
from kedjan.participants import jobs
from kedjan.participants.models import ImportBatch
from kedjan.participants.operations import Chosen, ImportApproved, approve_import, resume_import
from kedjan.participants.operations.working import CHECKING_JOB, WRITING_JOB

DONE_BY = {CHECKING_JOB: jobs.check_import, WRITING_JOB: jobs.write_import}


def approved(actor: Actor, import_id: ImportId, *, with_attention: bool = False) -> ImportApproved:
    """Let the actor say yes to a file that a job is to write."""
    with acting(actor) as clock:
        chosen = Chosen(with_attention=with_attention)
        return approve_import(actor=actor, import_id=import_id, chosen=chosen, now=clock.now())


def resumed(actor: Actor, import_id: ImportId) -> None:
    """Let the actor try again."""
    with acting(actor) as clock:
        resume_import(actor=actor, import_id=import_id, now=clock.now())


def queued(job: str = WRITING_JOB) -> list[dict[str, str]]:
    """Return what the queued jobs are called with."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [job])
        return [json.loads(found[0]) for found in cursor.fetchall()]


def work(job: str = WRITING_JOB) -> None:
    """Do the latest queued job."""
    DONE_BY[job](**queued(job)[-1])


def stand_still(actor: Actor, import_id: ImportId) -> None:
    """Let so much time go by that the work must have stopped."""
    with acting(actor) as clock:
        long_ago = clock.now() - STALLED_AFTER - timedelta(seconds=1)
        ImportBatch.objects.filter(pk=import_id).update(moved_at=long_ago)
