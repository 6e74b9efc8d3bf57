"""A change of keys in a process of its own, made to be killed: small batches, so that there is much to be killed in.

A fork server loads all this once; each process then starts in some milliseconds.
"""

import multiprocessing
import os
import sys
import time
from dataclasses import dataclass, replace
from multiprocessing.context import ForkServerProcess
from unittest.mock import patch

from django.conf import settings
from django.db import connections

from kedjan.integrations.database.url import connection_settings
from kedjan.integrations.vault.columns import SealedColumn
from kedjan.integrations.vault.renewal import Stock, stock_of
from kedjan.participants.operations import name_indexes, number_indexes
from tests.cli.keys.safe import run_command

AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where the process works."""

    app_url: str
    owner_url: str
    file: str


def in_a_process(place: Place, *words: str) -> ForkServerProcess:
    """Return the command as a process that is not started yet."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.cli.keys.standing", __name__])
    return context.Process(target=_work, args=(place, words))


def _work(place: Place, words: tuple[str, ...]) -> None:
    connections.settings["default"].update(connection_settings(place.app_url))
    settings.KEDJAN_KEYS_FILE = place.file
    os.environ.update(DATABASE_OWNER_URL=place.owner_url, KEDJAN_KEYS_FILE=place.file)
    with (
        patch("kedjan.cli.keys.keeping.stock_of", _column_in_small_batches),
        patch("kedjan.cli.keys.keeping.number_indexes", _indexes_in_small_batches),
        patch("kedjan.cli.keys.keeping.name_indexes", _names_in_small_batches),
    ):
        sys.exit(run_command(*words))


def _column_in_small_batches(column: SealedColumn) -> Stock:
    return _slowly(stock_of(column), seconds=0.001)


def _indexes_in_small_batches() -> Stock:
    return _slowly(number_indexes(), seconds=0.01)


def _names_in_small_batches() -> Stock:
    return _slowly(name_indexes(), seconds=0.01)


def _slowly(stock: Stock, *, seconds: float) -> Stock:
    """Return it with a pause in each value: most kills are to come in the middle."""

    def make(row: str, source: bytes) -> bytes:
        time.sleep(seconds)
        return stock.make(row, source)

    return replace(stock, at_once=AT_ONCE, make=make)
