"""The installation's clock, moved by whoever owns the database: for the demo, the simulation and the tests.

Every policy and rule reads the clock from `app.now()`; in service it is never moved.
"""

from datetime import datetime
from typing import Any

import psycopg

# In seconds: a day of an interval is not always 24 hours long.
_BE_AT = "UPDATE app.clock SET shift = make_interval(secs => extract(epoch FROM %s - clock_timestamp())::float8)"


def be_at(owner: "psycopg.Connection[Any]", moment: datetime) -> None:
    """Let it be this moment in the installation, and go on from there. owner: a connection of the database's owner."""
    owner.execute(_BE_AT, [moment])
