"""The clock of this installation: the database holds its offset, so that SQL's app.now() and Python always agree."""

from functools import cache

from django.db import connection

from kedjan.kernel.clock import ShiftedClock


@cache
def service_clock() -> ShiftedClock:
    """Return the installation's clock. The offset is zero in service and is written by the owner alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT shift FROM app.clock")
        row = cursor.fetchone()
    return ShiftedClock(row[0])
