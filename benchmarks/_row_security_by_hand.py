"""The same filter written by hand: what each policy shows, as a WHERE with the reader's own values in it.

Every protected table gets a view of its name in a schema that is searched first, so that the product's own statements
run on it unchanged; the planner folds such a view into the statement, as if its WHERE had been written there. The role
that asks may bypass row-level security. Written from the policies in force, so that both always mean the same.
"""

import re
from dataclasses import dataclass

import psycopg
from psycopg import sql

from kedjan.kernel.actor import Actor

ROLE = "kedjan_bench"
_SHOWN = """
    SELECT tablename, string_agg('(' || qual || ')', ' OR ') FILTER (WHERE permissive = 'PERMISSIVE'),
           string_agg('(' || qual || ')', ' AND ') FILTER (WHERE permissive = 'RESTRICTIVE')
    FROM pg_policies WHERE schemaname = 'public' AND cmd = 'SELECT' AND NOT starts_with(tablename, 'audit_')
    GROUP BY tablename
"""
# What policies ask once per statement (closures.py), as its query: whoever filters by hand writes that query there.
_ONCE = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'app'::regnamespace AND proname = ANY (%s)"
_ASKED_ONCE = ["blocked", "lifted", "emergencies", "entrusted", "protected"]
_ROLE = """
    CREATE ROLE {role} LOGIN BYPASSRLS;
    GRANT kedjan_app TO {role};
"""


@dataclass(frozen=True, slots=True)
class _Table:
    """A protected table, and the condition on which a row is shown."""

    name: str
    condition: str

    def asks(self, other: str) -> bool:
        """Tell whether the condition reads the other view; queries past the policies name the table itself."""
        return other != self.name and re.search(rf"(?<!public\.)\b{other}\b", self.condition) is not None


def make_role(administrator_url: str) -> None:
    """Make the role that no policy holds back."""
    with psycopg.connect(administrator_url, autocommit=True) as connection:
        connection.execute(sql.SQL(_ROLE).format(role=sql.Identifier(ROLE)))


def write_filters(administrator_url: str, schema: str, reader: Actor) -> None:
    """Make the views that show what the reader may see."""
    with psycopg.connect(administrator_url, autocommit=True) as connection:
        found = connection.execute(_SHOWN).fetchall()
        values = _values(reader, dict(connection.execute(_ONCE, [_ASKED_ONCE]).fetchall()))
        tables = [_table(name, shown, restricted, values) for name, shown, restricted in found]
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
        connection.execute(sql.SQL("SET search_path = {}, public").format(sql.Identifier(schema)))
        for table in _in_order(tables):
            names = sql.Identifier(schema, table.name), sql.Identifier("public", table.name)
            view = sql.SQL("CREATE VIEW {} AS SELECT * FROM {} WHERE ").format(*names)
            connection.execute(view + sql.SQL(table.condition))
        for statement in (
            "GRANT USAGE ON SCHEMA {} TO kedjan_app",
            "GRANT ALL ON ALL TABLES IN SCHEMA {} TO kedjan_app",
        ):
            connection.execute(sql.SQL(statement).format(sql.Identifier(schema)))


def _values(reader: Actor, once: dict[str, str]) -> dict[str, str]:
    """Return what stands by hand for each call in a condition: the reader's own values, and queries with these."""
    values = {
        "organisation()": f"'{reader.organisation_id}'::uuid",
        "purpose()": f"'{reader.purpose}'::text",
        "participant()": "NULL::uuid",
        "actor()": f"'{reader.account_id}'::uuid",
        "now()": "CURRENT_TIMESTAMP",
    }
    for name, kind in (("blocked", "jsonb"), ("lifted", "jsonb"), ("emergencies", "uuid[]"), ("entrusted", "uuid[]")):
        values[f"{name}()"] = f"({_replaced(_query(once[name]), values)})::{kind}"
    for strength in ("marked", "protected"):
        query = _query(once["protected"]).replace("weakest", f"'{strength}'")
        values[f"protected('{strength}'::text)"] = _replaced(query, values)
    return values


def _query(body: str) -> str:
    return body.strip().removeprefix("BEGIN RETURN ").removesuffix("; END")


def _replaced(text: str, values: dict[str, str]) -> str:
    for call, value in values.items():
        text = text.replace(f"app.{call}", value)
    return text


def _table(name: object, shown: object, restricted: object, values: dict[str, str]) -> _Table:
    condition = f"({shown}) AND ({restricted})" if restricted else f"({shown})"
    for call, value in values.items():
        asked = re.compile(rf"\( SELECT app\.{re.escape(call)} AS \w+\)")
        condition = value.join(asked.split(condition))
    return _Table(str(name), condition)


def _in_order(tables: list[_Table]) -> list[_Table]:
    """Return the tables so that each comes after those that its condition reads; what consents say is asked bare."""
    names = {table.name for table in tables}
    ready: list[_Table] = []
    left = sorted((table for table in tables if not table.name.startswith("consents_")), key=lambda one: one.name)
    while left:
        waiting = {table.name for table in left}
        free = [one for one in left if not any(one.asks(other) for other in waiting)]
        if not free:
            raise LookupError(f"the filters of {sorted(waiting)} ask each other")
        ready += free
        left = [one for one in left if one not in free]
    return ready + [table for table in tables if table.name in names and table.name.startswith("consents_")]
