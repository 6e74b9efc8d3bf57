"""What the application role may not do to seals, lists, receipts and the numbering of the log."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, transaction
from psycopg import sql

from tests.audit.scratch import count, named, run

pytestmark = pytest.mark.django_db
TABLES = ("audit_seal", "audit_batch", "audit_receipt", "app.audit_numbering")


@contextmanager
def denied() -> Iterator[None]:
    """Expect that the role lacks the right altogether."""
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        yield


@pytest.mark.parametrize("table", TABLES)
def test_nothing_of_the_seals_is_changed_or_deleted(table: str) -> None:
    column = {"audit_batch": "ends", "audit_receipt": "given_at", "app.audit_numbering": "base"}.get(table, "number")

    for command in ("UPDATE {} SET {} = NULL", "DELETE FROM {}", "TRUNCATE {}"):
        with denied():
            run(named(command, table, column))


@pytest.mark.parametrize("table", [table for table in TABLES if table != "audit_receipt"])
def test_nothing_is_added_past_the_functions(table: str) -> None:
    with denied():
        run(named("INSERT INTO {} DEFAULT VALUES", table))


@pytest.mark.parametrize("table", ["audit_batch", "app.audit_numbering"])
def test_lists_of_ids_and_hashes_are_not_shown(table: str) -> None:
    with denied():
        count(table)


@pytest.mark.parametrize("table", ["audit_event", "audit_reading"])
@pytest.mark.parametrize("value", ["1", "9223372036854775807", "DEFAULT"])
def test_nobody_says_in_which_transaction_a_row_was_written(table: str, value: str) -> None:
    with denied():
        run(named("INSERT INTO {} (id, written_in) VALUES (gen_random_uuid(), {})", table, sql.SQL(value)))


def test_the_application_role_cannot_become_who_sees_the_whole_log() -> None:
    with denied():
        run("SET ROLE kedjan_definer")
