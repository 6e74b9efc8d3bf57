"""Change the keys of a register: values a second, alone and beside a service that reads and writes.

./run bench keys [--people N]. The database is an embedded server of its own, as durable as in service; the change is
made by `kedjan keys rotate`, as the owner of the tables. Numbers are official test numbers, once in each organisation.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path

from benchmarks.import_participants import database, run, settings

_WORK = "import django; django.setup(); from benchmarks._keys_work import main; main()"


def main() -> None:
    """Make a database, then measure in a process of its own."""
    parser = argparse.ArgumentParser(description="Time a change of keys.")
    parser.add_argument("--people", type=int, default=100_000)
    arguments = parser.parse_args()
    with database() as urls, tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, **settings(urls), "KEDJAN_KEYS_FILE": str(_keys(Path(folder), settings(urls)))}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        run(["-c", _WORK, str(arguments.people)], environment)


def _keys(folder: Path, values: dict[str, str]) -> Path:
    file = folder / "keys.json"
    file.touch(0o600)
    file.write_text(json.dumps({name: values[name] for name in ("KEDJAN_FIELD_KEYS", "KEDJAN_INDEX_KEY")}))
    return file


if __name__ == "__main__":
    main()
