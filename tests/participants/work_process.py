"""The job that writes a file in a process of its own, made to be killed: small parts, with a pause in each."""

import multiprocessing
import time
from collections.abc import Iterable, Mapping
from multiprocessing.context import ForkServerProcess
from unittest.mock import patch

from django.db import connections

from kedjan.integrations.database.url import connection_settings
from kedjan.kernel.actor import Actor
from kedjan.participants import jobs
from kedjan.participants.operations.rows import BenefitEnd, write_benefits

AT_ONCE = 4
_PAUSE_SECONDS = 0.03


def in_a_process(app_url: str, asked: Mapping[str, str]) -> ForkServerProcess:
    """Return the job as a process that is not started yet."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.cli.keys.standing", __name__])
    return context.Process(target=_work, args=(app_url, dict(asked)))


def _work(app_url: str, asked: dict[str, str]) -> None:
    connections.settings["default"].update(connection_settings(app_url))
    with (
        patch("kedjan.participants.operations.confirming.ROWS_AT_ONCE", AT_ONCE),
        patch("kedjan.participants.operations.importing.write_benefits", _written_slowly),
    ):
        jobs.write_import(**asked)


def _written_slowly(*, actor: Actor, benefits: Iterable[BenefitEnd]) -> None:
    """Stand still when people of the part are written and nothing is committed: most kills are to come there."""
    time.sleep(_PAUSE_SECONDS)
    write_benefits(actor=actor, benefits=benefits)
