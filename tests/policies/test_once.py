"""How PostgreSQL asks: what is blocked and who may be seen in an emergency once a statement, and nothing hashed."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from psycopg import sql

from kedjan.integrations.database.context import acting
from kedjan.kernel.information import Category
from tests.policies.closing import close, look_without_consent
from tests.policies.rows import TABLES
from tests.support.world import World

_ONCE = ("app.blocked", "app.emergencies", "app.protected", "app.now", "app.organisation")


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)


def _plan(table: str) -> list[dict[str, Any]]:
    statement = sql.SQL("EXPLAIN (ANALYZE, VERBOSE, FORMAT JSON) SELECT * FROM {}").format(sql.Identifier(table))
    with connection.cursor() as cursor:
        cursor.execute(statement)
        found = cursor.fetchone()[0]
    return list(_nodes((json.loads(found) if isinstance(found, str) else found)[0]["Plan"]))


@pytest.mark.parametrize("table", TABLES)
def test_what_closes_and_opens_is_asked_once_a_statement(world: World, table: str) -> None:
    af = world.caseworker("af")
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.ECONOMY)
    look_without_consent(af, "private")

    with acting(af):
        nodes = _plan(table)

    asking = [node for node in nodes if any(name in json.dumps(node.get("Output", "")) for name in _ONCE)]
    assert {node.get("Parent Relationship") for node in asking} <= {"InitPlan"}
    assert {node["Actual Loops"] for node in asking} <= {0, 1}
    filters = json.dumps([[value for key, value in node.items() if "Filter" in key] for node in nodes])
    assert not any(f"{name}(" in filters for name in _ONCE)
    assert "hashed" not in filters
