"""What a request wrote: by table, past every policy, and statement by statement."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection
from psycopg.types.range import Range

from tests.support.world import World

LOGS = ("audit_reading", "organisations_attempt", "organisations_session")
_WRITING = re.compile(r"\b(INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\S+\s+SET)\s*\"?(\w+)", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
_CHANGING = re.compile(r"\d{4}-\d\d-\d\d[T ][\d:.]+\S*|[0-9a-f]{64}|md5\$[\w$]+")
_COUNTS = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"

# Where somebody who is not let in leaves one row in the log that says so.
DOORS = {"config:login", "config:passkey_login"}

Change = dict[str, int]


@contextmanager
def writes() -> Iterator[Change]:
    """Give how many rows of each table are written within, also those that are undone; the logs are left out."""
    before, made = _counts(), Change()
    yield made
    made |= {
        table: number - before.get(table, 0)
        for table, number in _counts().items()
        if number != before.get(table, 0) and table not in LOGS
    }


def but_for_the_door(name: str, written: Change) -> Change:
    """Return what was written, without the row that says that somebody was not let in at a door."""
    return {} if name in DOORS and written == {"audit_event": 1} else written


@contextmanager
def statements(world: World) -> Iterator[list[str]]:
    """Give every statement within that writes, with its values; what is new in each run is called new."""
    known, found = {one.hex for one in world.ids.values()}, list[str]()

    def note(execute: Callable[..., Any], sql: object, params: object, many: object, context: dict[str, Any]) -> object:
        text = sql if isinstance(sql, str) else str(getattr(sql, "as_string", lambda: sql)())
        if _WRITING.search(text) and not any(table in text for table in LOGS):
            found.append(_as_in_every_run(f"{text} {_shown(params)}", known))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def _shown(params: object) -> str:
    return repr([_plain(one) for one in (params if isinstance(params, list | tuple) else [params])])


def _plain(value: object) -> object:
    """Return what can be compared: not what differs each time by its nature, a moment or a sealed value."""
    plain = getattr(value, "obj", value)
    if isinstance(plain, list):
        return [_plain(one) for one in plain]
    return type(plain).__name__ if isinstance(plain, bytes | memoryview | datetime | Range) else plain


def _as_in_every_run(text: str, known: set[str]) -> str:
    named = _ID.sub(lambda found: found[0] if found[0].replace("-", "") in known else "new", text)
    return _CHANGING.sub("new", named)


def _counts() -> Change:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        return {str(table): int(number) for table, number in cursor.fetchall()}
