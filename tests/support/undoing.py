"""Doing something that is not to last."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """Undo in the end what happens within, which also must not be the beginning of Hypothesis' next example."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
