"""Many times the people of the world: every row about them again and again, for proofs that need large tables.

Written as the administrator, past policies and foreign keys. What is copied keeps its shape; its ids are new, and the
same in every table. Sealed values cannot be opened again (they are bound to their rows): a test that reads pages of
copies lets `SealedColumn.open` answer something.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

# What several people share: those in the registers of strange organisations share others.
SHARED = {"organisations_organisation", "coaching_group", "coaching_session"}
_COLUMNS = """
    SELECT a.attname, format_type(a.atttypid, NULL), f.confrelid::regclass::text,
           coalesce(pg_get_expr(d.adbin, d.adrelid), '') LIKE 'nextval%%' OR a.attidentity <> '' OR a.attgenerated <> ''
    FROM pg_attribute a
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_constraint f ON f.conrelid = a.attrelid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
    WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped
"""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many copies stay with the same organisations, and how many go to organisations that nobody knows."""

    known: int
    strange: int


def crowd(administrator_url: str, tables: Mapping[str, str | None], size: Crowd) -> None:
    """Copy every row of the tables (each with the column that says about whom), and let the planner know."""
    with psycopg.connect(administrator_url, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        with connection.transaction():
            connection.execute(
                "CREATE TEMP TABLE copy ON COMMIT DROP AS SELECT n, n > %s AS strange FROM generate_series(1, %s) n",
                [size.known, size.known + size.strange],
            )
            for table, about in tables.items():
                connection.execute(_copying(connection, table, about, frozenset(tables)))
        connection.execute("ANALYZE")


def _copying(
    connection: "psycopg.Connection[tuple[object, ...]]", table: str, about: str | None, personal: frozenset[str]
) -> sql.Composed:
    columns = {
        str(name): _copied(str(name), str(kind), refers_to, about, personal)
        for name, kind, refers_to, made in connection.execute(_COLUMNS, [table]).fetchall()
        if not made
    }
    return sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} r, copy ON CONFLICT DO NOTHING").format(
        sql.Identifier(table),
        sql.SQL(", ").join(sql.Identifier(name) for name in columns),
        sql.SQL(", ").join(columns.values()),
        sql.Identifier(table),
    )


def _copied(name: str, kind: str, refers_to: object, about: str | None, personal: frozenset[str]) -> sql.Composed:
    """Return what stands in the column of a copy: new ids of what is personal, strange organisations and groups."""
    column = sql.Identifier("r", name)
    if kind == "uuid" and (name in {"id", about} or refers_to in personal):
        return sql.SQL("md5({}::text || n)::uuid").format(column)
    if kind == "uuid" and (refers_to in SHARED or name == "organisation_id"):
        return sql.SQL("CASE WHEN strange THEN md5({}::text || n % 50)::uuid ELSE {} END").format(column, column)
    if kind == "bytea" and name.endswith("_index"):
        return sql.SQL("sha256({} || n::text::bytea)").format(column)
    return sql.SQL("{}").format(column)
