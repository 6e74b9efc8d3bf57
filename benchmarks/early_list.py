"""The early list of an organisation with 100,000 people: statements and milliseconds a request, and against a rival.

./run bench early_list [--people N] [--requests N]. Everything stands in a database of its own, on an embedded server as
durable as in service; requests go through Django's test client as a logged-in caseworker, under row-level security. The
rival is the list as it is often written: the ORM, `organisation OR EXISTS(consent)` and OFFSET, by a superuser whom no
policy slows down. Numbers of people are opaque text, for they are sealed anyway.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.import_participants import run, settings
from kedjan.integrations.database import embedded, places, server

_DATABASE = "kedjan_bench"
_WORK = "import django; django.setup(); from benchmarks._early_list_work import main; main()"


def main() -> None:
    """Fill a database, then measure the product and the rival, each in a process of its own."""
    parser = argparse.ArgumentParser(description="Time the early list of a large organisation.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=200)
    given = parser.parse_args()
    with administrator() as url, tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.jsonl"
        urls = server.prepare(url, _DATABASE)
        superuser = server.address(url, database=_DATABASE)
        environment = {**os.environ, **settings(urls), "KEDJAN_SECURE": "0", "KEDJAN_SECOND_STEP": "0"}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        run(["-c", _WORK, "fill", str(given.people)], environment)
        with psycopg.connect(superuser, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        measured = str(given.requests), str(results)
        run(["-c", _WORK, "product", *measured], environment)
        run(["-c", _WORK, "rival", *measured], {**environment, "DATABASE_URL": superuser})
        product, rival = (json.loads(line) for line in results.read_text(encoding="utf-8").splitlines())
    tell(product, rival)


def tell(product: dict[str, Any], rival: dict[str, Any]) -> None:
    """Print the table: the product's rows, then the rival's with how many times as long they take."""
    where = {"first": "first page", "deep": f"{product['deep']:,} people in"}
    print("| | statements | p50 ms | p95 ms | times as long |")
    print("|---|---|---|---|---|")
    for name, figures in product["rows"].items():
        what, place = name.split()
        print(_row(f"the {what}, {where[place]}", figures, ""))
    for name, figures in rival["rows"].items():
        times = figures[1] / product["rows"][name][1]
        print(_row(f"the rival's list, {where[name.split()[1]]}", figures, f"{times:.1f}"))
    print(f"Peak memory {product['memory']:.0f} MB, the rival's {rival['memory']:.0f} MB.")


def _row(name: str, figures: list[float], times: str) -> str:
    asked, middle, slow = figures
    return f"| {name} | {asked:.0f} | {middle:.1f} | {slow:.1f} | {times} |"


@contextmanager
def administrator() -> Iterator[str]:
    """Give the administrator's address of a server that lasts as long as the block."""
    with places.passing_home() as home, embedded.running(home, sole=True) as started:
        yield started.administrator_url


if __name__ == "__main__":
    main()
