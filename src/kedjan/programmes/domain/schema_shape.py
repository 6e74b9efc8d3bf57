"""What a schema of a programme file is made of: keys in tables."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What may stand after the equals sign."""

    TEXT = "text"
    NAME = "name"
    CODE = "code"
    NUMBER = "number"
    DATE = "date"
    FLAG = "true_or_false"
    CHOICE = "choice"
    TEXTS = "texts"
    NAMES = "names"
    CHOICES = "choices"
    CODES = "codes"
    NUMBERS = "numbers"
    TABLE = "table"
    TABLES = "tables"


# The pattern of one text by kind: names are keys that other places refer to, codes are municipality codes.
PATTERNS = {Kind.NAME: r"[a-z][a-z0-9_-]{0,59}", Kind.CODE: r"[0-9]{4}", Kind.TEXT: r"(?s:.*\S.*)"}
NUMBER_MOST = 1_000_000_000_000
YEAR_LEAST = 1900
YEAR_MOST = 2199


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, what may stand there, what it means (English, for the documentation).

    allowed: the values of a choice; table: the name of the table for table and tables; least and most bound a number.
    """

    name: str
    kind: Kind
    description: str
    required: bool = True
    allowed: tuple[str, ...] = ()
    table: str = ""
    least: int = 0
    most: int = NUMBER_MOST

    @property
    def holds_tables(self) -> bool:
        """Tell whether the value is one table or a list of them."""
        return self.kind in {Kind.TABLE, Kind.TABLES}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file. The name "" is the file itself."""

    name: str
    description: str
    keys: tuple[Key, ...]

    def key(self, name: str) -> Key | None:
        """Return the key of that name, or None."""
        return next((key for key in self.keys if key.name == name), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all keys, in the order of the documentation."""
        return tuple(key.name for key in self.keys)
