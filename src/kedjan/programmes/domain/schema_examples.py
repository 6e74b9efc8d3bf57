"""Examples in TOML, made from the schema, for messages and for the documentation."""

from collections.abc import Mapping

from kedjan.programmes.domain.schema import SCHEMA
from kedjan.programmes.domain.schema_shape import Key, Kind, Table

_INLINE_MOST = 2


def example(key: Key, schema: Mapping[str, Table] = SCHEMA) -> str:
    """Return one line that is a right way to write the key; a header when the table is too long for a line."""
    required = tuple(part for part in schema[key.table].keys if part.required) if key.holds_tables else ()
    if key.kind is Kind.TABLES:
        return f"[[{key.name}]]"
    if key.kind is Kind.TABLE and len(required) > _INLINE_MOST:
        return f"[{key.name}]"
    if key.kind is Kind.TABLE:
        return f"{key.name} = {{ {', '.join(example(part, schema) for part in required)} }}"
    return f"{key.name} = {_value(key)}"


def _value(key: Key) -> str:
    first = key.allowed[0] if key.allowed else ""
    return {
        Kind.TEXT: '"…"',
        Kind.NAME: '"kort_namn"',
        Kind.CODE: '"1737"',
        Kind.NUMBER: str(max(key.least, min(12, key.most))),
        Kind.DATE: "2010-10-01",
        Kind.FLAG: "true",
        Kind.CHOICE: f'"{first}"',
        Kind.TEXTS: '["…"]',
        Kind.NAMES: '["kort_namn"]',
        Kind.CHOICES: f'["{first}"]',
        Kind.CODES: '["1737"]',
        Kind.NUMBERS: f"[{max(key.least, min(12, key.most))}]",
    }[key.kind]
