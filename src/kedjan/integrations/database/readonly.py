"""A page that is only read must not write: proved at the database, statement by statement."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_WRITING = ("INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "COPY")
_LOGS = ('INSERT INTO "audit_reading"', 'INSERT INTO "django_session"', 'UPDATE "django_session"')


class WriteWhileReading(Exception):
    """A GET tried to change something: a fault in the program."""


@contextmanager
def writes_refused() -> Iterator[None]:
    """Refuse every writing statement but the log of the reading itself."""
    with connection.execute_wrapper(_refuse):
        yield


def _refuse(execute: Callable[..., Any], sql: str, params: object, many: bool, context: dict[str, Any]) -> object:  # noqa: FBT001
    if sql.lstrip().startswith(_WRITING) and not sql.startswith(_LOGS):
        raise WriteWhileReading(sql[:60])
    return execute(sql, params, many, context)
