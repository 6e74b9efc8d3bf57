"""What the commands about keys share: the two kinds of key, where they are kept, and who may change them."""

import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import psycopg
from psycopg.errors import LockNotAvailable

from kedjan.cli.installation import CannotRun, keys_file
from kedjan.cli.wording import Language, translated
from kedjan.integrations.vault.columns import sealed_columns
from kedjan.integrations.vault.keys import CannotReadKeys, Ring, rings
from kedjan.integrations.vault.keys_file import replace_keys
from kedjan.integrations.vault.renewal import Keeper, Stock, stock_of
from kedjan.kernel.text import N_
from kedjan.organisations.operations.sealed_secrets import electronic_identity_indexes, second_step_secrets
from kedjan.participants.operations import name_indexes, number_indexes

WAIT_FOR_OTHERS = "10s"
_ONE_AT_A_TIME = 5_227_104  # the key of the advisory lock under which keys are changed
_NO_OWNER = N_("Sätt DATABASE_OWNER_URL: nycklar byts av den som äger tabellerna, inte av tjänsten.")
_NO_SERVER = N_("Det gick inte att ansluta som tabellernas ägare. Kontrollera DATABASE_OWNER_URL.")
_SOMEBODY_ELSE = N_("Någon annan byter nycklar just nu. Vänta tills det är klart.")
_NOT_WRITTEN = N_("Filen %(file)s går inte att skriva (%(why)s). Ingenting har ändrats.")


class Kind(StrEnum):
    """The two kinds of key, by the variable that holds their ring."""

    FIELD = "KEDJAN_FIELD_KEYS"
    INDEX = "KEDJAN_INDEX_KEY"

    @property
    def heading(self) -> str:
        """Return what its keys are for, in Swedish, marked for translation."""
        return _TITLES[self]


_TITLES = {Kind.FIELD: N_("Nycklar som förseglar fält"), Kind.INDEX: N_("Nycklar som hittar personnummer och namn")}


def take_kind(parser: ArgumentParser) -> None:
    """Take --index."""
    parser.add_argument(
        "--index",
        dest="kind",
        action="store_const",
        const=Kind.INDEX,
        default=Kind.FIELD,
        help="the key that finds identity numbers and names, instead of the one that seals fields",
    )


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of one kind as they are now, what they have made, and where they are kept (None: the environment)."""

    kind: Kind
    file: Path | None
    language: Language

    @property
    def ring(self) -> Ring:
        """Return the keys. Raises CannotRun for a ring that is not written as it should be."""
        try:
            held = rings()
            return held.field_ring() if self.kind is Kind.FIELD else held.index_ring()
        except CannotReadKeys as error:
            raise CannotRun(f"{self.kind}: {error}") from error

    @property
    def stocks(self) -> tuple[Stock, ...]:
        """Return all that keys of this kind have made."""
        if self.kind is Kind.INDEX:
            return (number_indexes(), name_indexes(), electronic_identity_indexes())
        return (*(stock_of(column) for column in sealed_columns()), second_step_secrets())

    def used(self, keeper: Keeper) -> Counter[str]:
        """Return how many values each key has made, by name."""
        return sum((stock.keys(keeper) for stock in self.stocks), Counter[str]())

    def command(self, *words: str) -> str:
        """Return a command about keys of this kind, as somebody would write it."""
        return " ".join(("kedjan keys", *words, *(("--index",) if self.kind is Kind.INDEX else ())))

    def write(self, ring: Ring) -> None:
        """Put the ring into the file. Raises CannotRun, having changed nothing."""
        if self.file is None:
            raise TypeError("keys of the environment are not ours to write")
        try:
            replace_keys(self.file, {self.kind.value: ring.text()})
        except OSError as error:
            values = {"file": self.file, "why": error.strerror}
            raise CannotRun(translated(_NOT_WRITTEN, self.language) % values) from error


def spaced(number: int) -> str:
    """Return a number with its thousands apart, as both languages read it."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def keyring(kind: Kind, language: Language) -> Keyring:
    """Return the keyring of a kind, in this installation."""
    return Keyring(kind, keys_file(), language)


@contextmanager
def keeper(language: Language, *, alone: bool = True) -> Iterator[Keeper]:
    """Connect as the owner of the tables, who alone may call the functions that look past the policies here.

    alone: let nobody else change keys meanwhile. Raises CannotRun.
    """
    url = os.environ.get("DATABASE_OWNER_URL")
    if not url:
        raise CannotRun(translated(_NO_OWNER, language))
    try:
        connection = psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        raise CannotRun(translated(_NO_SERVER, language)) from error
    with connection:
        if alone:
            _wait_for_others(connection, language)
        yield connection


def _wait_for_others(connection: Keeper, language: Language) -> None:
    """Take the lock; one that was killed lets it go when its last batch is done, so wait a little."""
    connection.execute("SELECT set_config('lock_timeout', %s, false)", [WAIT_FOR_OTHERS])
    try:
        connection.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
    except LockNotAvailable as error:
        raise CannotRun(translated(_SOMEBODY_ELSE, language)) from error
    connection.execute("RESET lock_timeout")
