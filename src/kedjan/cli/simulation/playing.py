"""`kedjan simulate play`: plays the programme in the database that is there. Called by `kedjan simulate`."""

import os
import time
from argparse import ArgumentParser, Namespace
from datetime import date
from functools import partial

import psycopg

from kedjan.cli.demo.people import SEED
from kedjan.cli.demo.sources import read_sources
from kedjan.cli.installation import PROJECT
from kedjan.cli.simulation.choosing import STARTERS, whole_histories
from kedjan.cli.simulation.programme import Played, play_programme
from kedjan.cli.simulation.table import table_lines
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.clock import be_at
from kedjan.kernel.text import N_


def configure(parser: ArgumentParser) -> None:
    """Take what `kedjan simulate` was given."""
    parser.add_argument("--people", type=int, default=STARTERS)
    parser.add_argument("--seed", type=int, default=SEED)
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Play, telling of each new year, then print the results and how long it took."""
    language = Language(arguments.language)
    began = time.monotonic()
    histories = whole_histories(read_sources(PROJECT / "data"), starters=arguments.people, seed=arguments.seed)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        played = play_programme(histories, be_at=partial(be_at, owner), heard=Years().heard)
    print("\n".join(table_lines(played.results, played.scene.programme.file, language)))
    print(_in_all(played, time.monotonic() - began, language))
    return 0


class Years:
    """Prints each year when its first day is played."""

    def __init__(self) -> None:
        """Begin before the first."""
        self._latest = 0

    def heard(self, day: date) -> None:
        """Print the year of the day, if it is new."""
        if day.year != self._latest:
            self._latest = day.year
            print(f"{day.year} …", flush=True)


def _in_all(played: Played, seconds: float, language: Language) -> str:
    started = sum(one.enrolled_on is not None for one in played.histories)
    counted = played.results.table.total.total.started
    text = translated(
        N_(
            "%(listed)s på listan, %(started)s började, %(counted)s är i tabellen; de andra har inte sagt ja till "
            "uppföljning, eller tagit tillbaka det. %(events)s händelser på %(seconds)s sekunder."
        ),
        language,
    )
    return text % {
        "listed": len(played.histories),
        "started": started,
        "counted": counted,
        "events": played.events,
        "seconds": f"{seconds:.1f}",
    }
