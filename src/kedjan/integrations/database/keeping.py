"""A change of keys, in the database: what migrations say of a sealed column, and how its values are reached.

A rotation must read and write sealed values of every organisation, past the policies. It does so through the three
functions that the migration organisations.0004_sealed_columns made: they reach the columns that migrations have
declared and no other, see nothing but ciphertext, and only the owner may call them. docs/adr/0007.
"""

from collections.abc import Sequence

from psycopg import sql

_DECLARE = """
    GRANT SELECT ({columns}), UPDATE ({column}) ON {table} TO kedjan_definer;
    INSERT INTO app.sealed_column (table_name, column_name, key_name, key_type, place_names)
        VALUES ({table_name}, {column_name}, {key_name}, {key_type}, {place_names});
"""


def sealed_column(table: str, column: str, *, row: Sequence[str] = ("id",), key: str = "id uuid") -> str:
    """Return the SQL that lets a change of keys reach the column.

    key: the table's primary key with its type; row: the columns that name the row in a value's place. Both are as on
    the model's SealedColumn, which a test compares with what the database has been told.
    """
    name, kind = key.split()
    columns = dict.fromkeys((name, *row, column))
    statement = sql.SQL(_DECLARE).format(
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        column=sql.Identifier(column),
        table=sql.Identifier(table),
        table_name=sql.Literal(table),
        column_name=sql.Literal(column),
        key_name=sql.Literal(name),
        key_type=sql.Literal(kind),
        place_names=sql.Literal(list(row)),
    )
    return statement.as_string()


def closed_to_all_but_the_owner(signature: str, *, tells: str) -> str:
    """Give a vetted function to the definer, with its comment, and let nobody but the tables' owner call it."""
    return f"""
        COMMENT ON FUNCTION app.{signature} IS '{tells}';
        ALTER FUNCTION app.{signature} OWNER TO kedjan_definer;
        REVOKE ALL ON FUNCTION app.{signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION app.{signature} TO kedjan_owner;
    """
