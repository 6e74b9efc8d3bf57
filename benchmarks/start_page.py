"""The start page of organisations with 100,000 running participations, and what is late counted as it was before.

./run bench start_page [--people N] [--requests N]. The data are those of row_security: five gates a person with two
marks each, half of them open at the last. The rival is the statement that counted what is late before each mark knew
whether its gate waits: it looks at the latest mark of every gate. Both run as the application role, under row-level
security.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path

from benchmarks.early_list import administrator
from benchmarks.import_participants import run, settings
from kedjan.integrations.database import server

_DATABASE = "kedjan_bench"
_FILL = "import django; django.setup(); from benchmarks._row_security_work import main; main()"
_WORK = "import django; django.setup(); from benchmarks._start_page_work import main; main()"


def main() -> None:
    """Fill a database, then measure."""
    parser = argparse.ArgumentParser(description="Time the start page of a large organisation.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=40)
    given = parser.parse_args()
    with administrator() as url, tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.jsonl"
        urls = server.prepare(url, _DATABASE)
        environment = {**os.environ, **settings(urls), "KEDJAN_SECURE": "0", "KEDJAN_SECOND_STEP": "0"}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        run(["-c", _FILL, "fill", str(given.people)], environment)
        run(["-c", _FILL, "add", server.address(url, database=_DATABASE)], environment)
        run(["-c", _WORK, str(given.requests), str(results)], environment)
        found = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    print("| reader | the page, p50 ms | p95 ms | what is late, ms | as before, ms | times as long |")
    print("|---|---|---|---|---|---|")
    for one in found:
        figures = one["p50"], one["p95"], one["late"], one["before"], one["before"] / one["late"]
        print(f"| {one['reader']} |" + "|".join(f" {figure:,.1f} " for figure in figures) + "|")


if __name__ == "__main__":
    main()
