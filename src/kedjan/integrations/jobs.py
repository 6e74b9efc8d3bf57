"""Work that takes longer than a page may: put into a queue that lives in PostgreSQL, done by `kedjan worker`.

A job is put there in the running transaction, and so only if that transaction succeeds. Its values are opaque ids.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.db import close_old_connections
from procrastinate.contrib.django import app

Values = ParamSpec("Values")


def job(name: str) -> Callable[[Callable[Values, None]], Callable[Values, None]]:
    """Make a function of a context's jobs.py a job, by a name that never changes: queued jobs are found by it."""

    def decorate(function: Callable[Values, None]) -> Callable[Values, None]:
        @wraps(function)
        def work(*args: Values.args, **kwargs: Values.kwargs) -> None:
            close_old_connections()  # as a request does: a worker's thread may have lost its own long ago
            function(*args, **kwargs)

        app.task(name=name)(work)
        return work

    return decorate


def enqueue(name: str, **values: str) -> None:
    """Put a job into the queue, with what it is to be called with."""
    app.configure_task(name=name).defer(**values)
