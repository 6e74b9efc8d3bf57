"""A change of keys: what an older key made is made again with the newest, in small batches, while the service runs.

Every value names its key, so how far a change has come is in the data: whoever goes on after a break reads what is
left. A value is swapped where it still is what was read; one that somebody changed meanwhile has the newest key by
that. Rows that somebody holds are passed over and met again, so the service is never waited for.
"""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import psycopg
from psycopg.rows import TupleRow

from kedjan.integrations.vault.columns import SealedColumn
from kedjan.integrations.vault.keys import vault
from kedjan.integrations.vault.sealing import CannotOpenValue

Keeper: TypeAlias = "psycopg.Connection[TupleRow]"
"""A connection of the tables' owner, in autocommit: each statement is a batch, and a transaction of its own."""

UNMADE = ""
"""What is counted under no key's name: rows from before there was such an index, which are made like any other."""
PATIENCE_SECONDS = 60.0
_LOOK_AGAIN_SECONDS = 0.2
# Those of this database. Every transaction holds a lock on its own virtual id, also before its first write: what it
# will write may be sealed already.
_AT_WORK = """
    SELECT l.virtualxid FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'virtualxid' AND l.mode = 'ExclusiveLock' AND l.granted
      AND a.datname = current_database() AND l.pid <> pg_backend_pid()
"""


class WritersStillAtWork(Exception):
    """Transactions that began before the new key was there have not ended; try again later."""


@dataclass(frozen=True, slots=True)
class Stock:
    """Values that are made alike: a sealed column, or the blind index.

    count, read, write: the vetted functions, as SQL; about: the parameters that each of them begins with. read gives
    row, its name in the value's place, what to make the new value of, and what is held now.
    """

    name: str
    count: str
    read: str
    write: str
    newest: Callable[[], str]
    make: Callable[[str, bytes], bytes]
    about: tuple[str, ...] = ()
    at_once: int = 500

    def keys(self, keeper: Keeper) -> Counter[str]:
        """Return how many values each key has made, by its name."""
        rows = keeper.execute(self.count.encode(), self.about).fetchall()
        return Counter(dict(rows))


@dataclass(slots=True)
class Renewed:
    """What a change came to. unopened: places of values that no key opens; doubled: rows whose index another has.

    left: values that somebody held all the time.
    """

    values: int = 0
    unopened: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    left: int = 0

    @property
    def complete(self) -> bool:
        """Tell whether no value is left with an older key."""
        return not (self.left or self.unopened or self.doubled)


class _Value(NamedTuple):
    row: str
    place: str
    held: bytes
    made: bytes


def stock_of(column: SealedColumn) -> Stock:
    """Return a sealed column as something to renew."""
    return Stock(
        name=f"{column.table}.{column.column}",
        count="SELECT key_name, number FROM app.sealing_keys(%s, %s)",
        read="SELECT row_key, place, held, held FROM app.sealed_otherwise(%s, %s, %s, %s, %s)",
        write="SELECT app.reseal(%s, %s, %s, %s, %s)",
        newest=lambda: vault().newest,
        make=lambda row, sealed: column.seal_bytes(column.open_bytes(sealed, row), row),
        about=(column.table, column.column),
        at_once=column.at_once,
    )


def wait_for_earlier_writers(keeper: Keeper, *, patience: float | None = None) -> None:
    """Return when every transaction that is open now has ended: later ones know the keys as they are now.

    Raises WritersStillAtWork after `patience` seconds.
    """
    earlier = _at_work(keeper)
    deadline = _deadline(patience)
    while earlier := earlier & _at_work(keeper):
        if time.monotonic() > deadline:
            raise WritersStillAtWork
        time.sleep(_LOOK_AGAIN_SECONDS)


def _deadline(patience: float | None) -> float:
    return time.monotonic() + (PATIENCE_SECONDS if patience is None else patience)


def _at_work(keeper: Keeper) -> set[str]:
    return {str(one) for (one,) in keeper.execute(_AT_WORK).fetchall()}


def renew(keeper: Keeper, stock: Stock, *, patience: float | None = None) -> Renewed:
    """Make every value anew that another key than the newest made; go over them until none is left.

    Gives up on rows that somebody has held for `patience` seconds; they are counted as left.
    """
    done = Renewed()
    deadline = _deadline(patience)
    while True:
        before = done.values
        _go_over(keeper, stock, done)
        if not done.left or time.monotonic() > deadline:
            return done
        if done.values == before:
            time.sleep(_LOOK_AGAIN_SECONDS)
        else:
            deadline = _deadline(patience)


def _go_over(keeper: Keeper, stock: Stock, done: Renewed) -> None:
    """Go through the table once, in the order of its key."""
    after, done.left = None, 0
    while rows := keeper.execute(stock.read.encode(), (*stock.about, stock.newest(), after, stock.at_once)).fetchall():
        values = _made(stock, rows, done)
        swapped = _swap(keeper, stock, values, done) if values else 0
        done.values += swapped
        done.left += sum(value.place not in done.doubled for value in values) - swapped
        after = rows[-1][0]


def _made(stock: Stock, rows: Sequence[TupleRow], done: Renewed) -> list[_Value]:
    """Return the new values; those that cannot be made are noted and left as they are."""
    values = []
    for row, named, source, held in rows:
        place = f"{stock.name}|{named}"
        try:
            values.append(_Value(row, place, held, stock.make(named, source)))
        except CannotOpenValue:
            done.unopened.add(place)
    return values


def _swap(keeper: Keeper, stock: Stock, values: Sequence[_Value], done: Renewed) -> int:
    """Put the values in their places; return in how many. Of an index that is there already, find out whose it is."""
    columns = ([value.row for value in values], [value.held for value in values], [value.made for value in values])
    try:
        row = keeper.execute(stock.write.encode(), (*stock.about, *columns)).fetchone()
    except psycopg.errors.UniqueViolation:
        if len(values) == 1:
            done.doubled.add(values[0].place)
            return 0
        half = len(values) // 2
        return sum(_swap(keeper, stock, part, done) for part in (values[:half], values[half:]))
    return int(row[0]) if row else 0
