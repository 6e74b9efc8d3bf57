"""The log sealed in batches, against one hash chain of all rows kept by a trigger.

./run bench audit_seals [--rows N]. Three things: what a row costs to write (as before, with seals, with the chain), by
writers side by side and in bulk; how long it takes to seal and to verify; whether the work is right (a changed row is
found). The database is an embedded server of its own, as durable as in service, and writers are the application role.
"""

import argparse
import base64
import os

from benchmarks.import_participants import database, run, settings

_WORK = "import django; django.setup(); from benchmarks._seal_work import main; main()"


def main() -> None:
    """Make a database, then measure in a process of its own, with Django's settings in place."""
    parser = argparse.ArgumentParser(description="Time the sealing and checking of the log.")
    parser.add_argument("--rows", type=int, default=100_000)
    arguments = parser.parse_args()
    with database() as urls:
        key = base64.urlsafe_b64encode(bytes(32)).decode()
        environment = {**os.environ, **settings(urls), "KEDJAN_SEAL_KEY": key}
        run(["-m", "django", "migrate", "--no-input", "--verbosity=0"], {**environment, "KEDJAN_CONNECT_AS": "owner"})
        run(["-c", _WORK, str(arguments.rows)], environment)


if __name__ == "__main__":
    main()
