"""A GET cannot write: whatever a statement looks like, only plain reading gets through, and the log of it."""

import pytest
from django.db import connection
from psycopg import sql

from kedjan.audit.operations import note_readings
from kedjan.integrations.database.context import acting
from kedjan.integrations.database.readonly import WriteWhileReading, writes_refused
from kedjan.kernel.information import Category
from kedjan.organisations.models import Organisation
from kedjan.organisations.queries import organisations
from tests.policies.rows import seen
from tests.support.world import World


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO organisations_organisation (key) VALUES ('x')",
        "\n  update organisations_organisation set name = 'x'",
        "DELETE FROM django_session",
        "WITH gone AS (DELETE FROM django_session RETURNING *) SELECT * FROM gone",
        "WITH x AS (SELECT 1) UPDATE organisations_organisation SET name = 'x'",
        "/* a comment */ INSERT INTO organisations_organisation (key) VALUES ('x')",
        "MERGE INTO organisations_organisation o USING organisations_organisation p ON true WHEN MATCHED THEN DELETE",
        "TRUNCATE django_session",
        "COPY django_session FROM STDIN",
        "DO $$ BEGIN DELETE FROM django_session; END $$",
        "CREATE TEMPORARY TABLE hidden (id int)",
        "CALL something()",
        "INSERT INTO audit_reading_of_somebody_else VALUES (1)",
    ],
)
def test_a_statement_that_writes_is_refused(world: World, statement: str) -> None:
    with writes_refused(), connection.cursor() as cursor, pytest.raises(WriteWhileReading):
        cursor.execute(statement)


def test_a_composed_statement_is_read_too(world: World) -> None:
    statement = sql.SQL("DELETE FROM {}").format(sql.Identifier("django_session"))

    with writes_refused(), connection.cursor() as cursor, pytest.raises(WriteWhileReading):
        cursor.execute(statement)


def test_a_model_cannot_be_saved(world: World) -> None:
    one = Organisation.objects.get(pk=world.organisation("fk"))

    with writes_refused(), pytest.raises(WriteWhileReading):
        one.save(update_fields=["name"])


def test_reading_goes_on(world: World) -> None:
    with writes_refused():
        assert len(organisations()) > 1


def test_the_log_of_the_reading_is_written(world: World) -> None:
    af, person = world.caseworker("af"), world.person("consented")

    with acting(af) as clock, writes_refused():
        note_readings(actor=af, participants=[person], categories=[Category.PLAN], page="test", now=clock.now())

    assert seen(af, "audit_reading", person) == 1
