"""Work that takes longer than a page may: put into a queue that lives in PostgreSQL, done by `kedjan worker`.

A job is put there in the running transaction, and so only if that transaction succeeds. Its values are opaque ids.
"""

from collections.abc import Callable
from typing import ParamSpec

from procrastinate.contrib.django import app

Values = ParamSpec("Values")


def job(name: str) -> Callable[[Callable[Values, None]], Callable[Values, None]]:
    """Make a function of a context's jobs.py a job, by a name that never changes: queued jobs are found by it."""

    def decorate(function: Callable[Values, None]) -> Callable[Values, None]:
        app.task(name=name)(function)
        return function

    return decorate


def periodic_job(name: str, *, cron: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Make a function a job that the workers do by the clock, in UTC; one at a time, and never two in the queue."""

    def decorate(function: Callable[[], None]) -> Callable[[], None]:
        def work(timestamp: int) -> None:
            del timestamp  # when it was due: a late one does the same
            function()

        app.periodic(cron=cron)(app.task(name=name, lock=name, queueing_lock=name)(work))
        return function

    return decorate


def enqueue(name: str, **values: str) -> None:
    """Put a job into the queue, with what it is to be called with."""
    app.configure_task(name=name).defer(**values)
