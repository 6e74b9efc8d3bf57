"""A page that is only read must not write: proved at the database, statement by statement."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_READING = ("SELECT", "WITH", "VALUES", "SHOW", "EXPLAIN", "SAVEPOINT", "RELEASE", "ROLLBACK")
_WRITING = re.compile(r"\b(INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|UPDATE\s+\S+\s+SET)\b", re.IGNORECASE)
_LOGS = ('INSERT INTO "audit_reading"', 'INSERT INTO "organisations_session"', 'UPDATE "organisations_session"')


class WriteWhileReading(Exception):
    """A GET tried to change something: a fault in the program."""


@contextmanager
def writes_refused() -> Iterator[None]:
    """Refuse every statement that does not plainly read, but for the log of the reading itself."""
    with connection.execute_wrapper(_refuse):
        yield


def _refuse(execute: Callable[..., Any], sql: object, params: object, many: object, context: dict[str, Any]) -> object:
    text = sql if isinstance(sql, str) else str(getattr(sql, "as_string", lambda: sql)())
    if not text.startswith(_LOGS) and not _reads(text):
        raise WriteWhileReading(text.lstrip()[:60])
    return execute(sql, params, many, context)


def _reads(text: str) -> bool:
    """Tell whether the statement only reads: by its first word, and with no writing part inside a WITH."""
    return text.lstrip(" \n(").upper().startswith(_READING) and _WRITING.search(text) is None
