"""People found by name among 100,000: milliseconds, how many are found in spite of a slip, and against a rival.

./run bench search_names [--people N] [--searches N]. Everything stands in a database of its own, on an embedded server
as durable as in service, and searches go under row-level security. Names are drawn as often as Swedes bear them
(data/names_sv); two family names in five are put together of two parts, since the file ends with the hundred commonest.
The rival opens all names of the register and compares them, as one does who has no index. With it: what keys of each
register's own cost where there are 300 organisations more.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.early_list import administrator
from benchmarks.import_participants import run, settings
from kedjan.integrations.database import server

_DATABASE = "kedjan_bench"
_WORK = "import django; django.setup(); from benchmarks._search_names_work import main; main()"


def main() -> None:
    """Fill a database, measure product and rival in one process in turns, and print the table."""
    parser = argparse.ArgumentParser(description="Time the search for people by name.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=300)
    given = parser.parse_args()
    with administrator() as url, tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.json"
        urls = server.prepare(url, _DATABASE)
        environment = {**os.environ, **settings(urls), "KEDJAN_SECURE": "0", "KEDJAN_SECOND_STEP": "0"}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        run(["-c", _WORK, "fill", str(given.people)], environment)
        with psycopg.connect(server.address(url, database=_DATABASE), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
            sizes = connection.execute(_SIZES).fetchone()
        run(["-c", _WORK, "measure", str(given.searches), str(results)], environment)
        tell(json.loads(results.read_text(encoding="utf-8")))
        print("{:,} keys, {:.0f} MB with their indexes; the identities {:.0f} MB.".format(*sizes or ()))


_SIZES = """
    SELECT (SELECT count(*) FROM participants_namekey), pg_total_relation_size('participants_namekey') / 1e6,
           pg_total_relation_size('participants_identity') / 1e6
"""


def tell(found: dict[str, Any]) -> None:
    """Print what was measured; the last column says how many times as long the rival works.

    The processor's milliseconds are those of Python and of the server's process together: what a machine of one's own
    would take.
    """
    print("| what is typed | processor ms | p50 ms | p95 ms | found | the rival, times as long |")
    print("|---|---|---|---|---|---|")
    rival = found["rival"]
    for name, one in found["rows"].items():
        share = "" if one["found"] is None else f"{one['found']:.1%}"
        times = rival["worked"] / one["worked"]
        print(f"| {name} | {one['worked']:.1f} | {one['middle']:.1f} | {one['slow']:.1f} | {share} | {times:,.0f} |")
    print(f"| the rival | {rival['worked']:,.0f} | {rival['middle']:,.0f} | {rival['slow']:,.0f} | | |")
    print(f"Peak memory {found['memory']:.0f} MB.")


if __name__ == "__main__":
    main()
