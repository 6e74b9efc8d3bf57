"""Import 100,000 rows of people: seconds to stage and confirm, peak memory, and the writing against bulk_create.

./run bench import_participants [--rows N] [--parts job]. The rows are those of kedjan.cli.demo.large: every official
test number once, then repeated and bad rows. The database is an embedded server of its own, as durable as in service,
and the writer is the application role under row-level security.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kedjan.cli.demo.large import large_file
from kedjan.cli.demo.sources import read_sources
from kedjan.integrations.database import embedded, places, server

PROJECT = Path(__file__).resolve().parents[1]
_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
_WORK = "import django; django.setup(); from benchmarks._import_work import main; main()"


def main() -> None:
    """Make a database and a file, then measure in processes of their own, so that their memory is their own."""
    parser = argparse.ArgumentParser(description="Time the import of a long list of people.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--parts", nargs="+", default=("import", "job", "rival"), choices=("import", "job", "rival"))
    arguments = parser.parse_args()
    with database() as urls, tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, **settings(urls)}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        path = Path(folder) / "people.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = large_file(arguments.rows, read_sources(PROJECT / "data"))
            csv.writer(file, delimiter=";", lineterminator="\n").writerows(rows)
        for part in arguments.parts:
            run(["-c", _WORK, part, str(path)], environment)


@contextmanager
def database() -> Iterator[server.DatabaseUrls]:
    """Give an empty database on a server that lasts as long as the block."""
    with places.passing_home() as home, embedded.running(home, sole=True) as started:
        yield server.prepare(started.administrator_url, "kedjan_bench")


def settings(urls: server.DatabaseUrls) -> dict[str, str]:
    """Return what Django's settings read."""
    return {
        "DJANGO_SETTINGS_MODULE": "kedjan.config.settings",
        "DATABASE_URL": urls.app,
        "DATABASE_OWNER_URL": urls.owner,
        "KEDJAN_SECRET_KEY": "only for the benchmark",
        "KEDJAN_FIELD_KEYS": f"bench:{_KEY}",
        "KEDJAN_INDEX_KEY": _KEY,
        "PYTHONPATH": str(PROJECT / "src"),
    }


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run Python in a process of its own."""
    subprocess.run([sys.executable, *command], env=environment, cwd=PROJECT, check=True)


if __name__ == "__main__":
    main()
