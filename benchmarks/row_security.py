"""What row-level security costs: whole requests and single queries, against the same filter written by hand.

./run bench row_security [--people N] [--times N]. One organisation with 100,000 people and one with 50, ten marks a
person, and an agency beside each that sees the people through their consents. The product's own pages are asked for in
turns: as the application role under row-level security, and as a role that bypasses it, on views that hold the same
conditions as an ordinary WHERE with the reader's values in it (see _row_security_by_hand). Medians of one run.
"""

import argparse
import json
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from benchmarks._row_security_by_hand import make_role
from benchmarks.early_list import administrator
from benchmarks.import_participants import run, settings
from kedjan.integrations.database import server

_DATABASE = "kedjan_bench"
_WORK = "import django; django.setup(); from benchmarks._row_security_work import main; main()"
_NOISE = 0.15  # milliseconds: a statement faster than this on both sides is a round trip and nothing else
_SHORT = 110


def main() -> None:
    """Fill a database, then measure."""
    parser = argparse.ArgumentParser(description="Compare row-level security with a filter written by hand.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--statements", action="store_true", help="also print every statement")
    given = parser.parse_args()
    with administrator() as url, tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.jsonl"
        urls = server.prepare(url, _DATABASE)
        superuser = server.address(url, database=_DATABASE)
        environment = {**os.environ, **settings(urls), "KEDJAN_SECURE": "0", "KEDJAN_SECOND_STEP": "0"}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        run(["-c", _WORK, "fill", str(given.people)], environment)
        run(["-c", _WORK, "add", superuser], environment)
        make_role(superuser)
        run(["-c", _WORK, "measure", str(given.times), superuser, str(results)], environment)
        found = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    tell(found, every=given.statements)


def tell(found: list[dict[str, Any]], *, every: bool) -> None:
    """Print the table: each act, how its medians compare, and the single query that row-level security costs most."""
    print("| reader | what | whole, by hand ms | whole, ratio | dearest query, by hand ms | ratio | its table |")
    print("|---|---|---|---|---|---|---|")
    for one in found:
        dear = max((s for s in one["statements"] if max(s[1:3]) >= _NOISE and _table(s[0])), key=_ratio, default=None)
        query = f"{dear[2]:.2f} | {_ratio(dear):.2f} | {_table(dear[0])}" if dear else "| |"
        print(f"| {one['reader']} | {one['act']} | {one['whole'][1]:.1f} | {one['ratio']:.2f} | {query} |")
    for one in found if every else ():
        print(f"\n{one['reader']}, {one['act']}")
        for statement in one["statements"]:
            said = " ".join(statement[0].split())[:_SHORT]
            print(f"  {statement[1]:8.2f} {statement[2]:8.2f} {_ratio(statement):6.2f}  {_table(statement[0])}: {said}")


def _ratio(statement: list[Any]) -> float:
    return float(statement[3])


def _table(statement: str) -> str:
    """Return the first table about people that the statement reads."""
    found = re.search(
        r'FROM \(?"?(?:SELECT[^"]*FROM )?((?:participants|consents|journeys|outcomes|workplaces)_\w+)', statement
    )
    return found[1] if found else ""


if __name__ == "__main__":
    main()
