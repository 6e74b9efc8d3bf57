"""Which columns are sealed or indexed: declared on the model, used by whoever writes and by a change of keys.

class Identity(models.Model):
    NUMBER = SealedColumn("number_sealed", place="identity.number", row=("participant_id",))
    NUMBER_INDEX = BlindIndex("number_index", purpose="participants.number")
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps

from kedjan.integrations.vault.keys import vault


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column of sealed values. A value's place is the column's and what its row is called: identity.number|<id>.

    place: never changed, since every value is sealed for it. row: the columns that the row's name is made of.
    at_once: how many values a change of keys takes at a time; few where they are large.
    """

    table: str
    column: str
    place: str
    row: tuple[str, ...] = ("id",)
    at_once: int = 500

    def place_of(self, *row: object) -> str:
        """Return the place of a row's value."""
        return "|".join((self.place, *map(str, row)))

    def seal(self, text: str, *row: object) -> bytes:
        """Return the text, sealed for that row."""
        return vault().seal(text, place=self.place_of(*row))

    def seal_bytes(self, content: bytes, *row: object) -> bytes:
        """Return the bytes, sealed for that row."""
        return vault().seal_bytes(content, place=self.place_of(*row))

    def open(self, sealed: bytes | memoryview, *row: object) -> str:
        """Return the text of that row's value; raises CannotOpenValue."""
        return vault().open(sealed, place=self.place_of(*row))

    def open_bytes(self, sealed: bytes | memoryview, *row: object) -> bytes:
        """Return the bytes of that row's value; raises CannotOpenValue."""
        return vault().open_bytes(sealed, place=self.place_of(*row))


@dataclass(frozen=True, slots=True)
class BlindIndex:
    """A column that finds rows by a text that nobody can read there. Equal texts of one purpose are equal."""

    table: str
    column: str
    purpose: str

    def of(self, text: str) -> bytes:
        """Return what a new row has."""
        return vault().index(text, purpose=self.purpose)

    def all_of(self, text: str) -> tuple[bytes, ...]:
        """Return what rows may have, newest first: look-ups ask for all of them, since the key may be changing."""
        return vault().indexes(text, purpose=self.purpose)


@dataclass(frozen=True, slots=True)
class BlindKeys(BlindIndex):
    """A column that finds rows by any of several texts: the short keys of all of them, or one key a row."""

    def packed(self, texts: Iterable[str]) -> bytes:
        """Return what a new row has: the name of the key that made them, and one short key for each text."""
        return vault().packed_keys(texts, purpose=self.purpose)

    def any_of(self, texts: Iterable[str]) -> tuple[bytes, ...]:
        """Return the short keys that rows with one of the texts may have, under all keys."""
        return vault().short_keys(texts, purpose=self.purpose)


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Return every sealed column of every table."""
    return tuple(
        column for model in apps.get_models() for column in vars(model).values() if isinstance(column, SealedColumn)
    )
