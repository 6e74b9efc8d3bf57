"""Who acts, told to PostgreSQL: the row-level policies read what is set here.

Everything is set with set_config(…, true), so that it ends with the transaction and cannot leak through a pooled
connection. Every key is set every time, because a nested transaction (Django's TestCase) inherits the last one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import FixedClock

_SET = """SELECT set_config('app.actor_id', %s, true), set_config('app.organisation_id', %s, true),
                 set_config('app.purpose', %s, true), set_config('app.participant_id', %s, true), app.now()"""

_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


class ActsAsSomeoneElse(Exception):
    """A query was asked for one actor while the database was told of another: a fault in the program."""


def expect(actor: Actor) -> None:
    """Make sure that the database answers for this actor: the first line of every query about people."""
    if _acting.get() != actor:
        raise ActsAsSomeoneElse


def act_as(actor: Actor | None) -> FixedClock:
    """Set the context of the running transaction; None sets an empty one, in which no personal row is visible.

    Returns the database's moment as a clock: the one time that policies, rules and records of a request share.
    """
    values = ["", "", "", ""]
    if actor is not None:
        values = [
            str(actor.account_id),
            str(actor.organisation_id or ""),
            actor.purpose,
            str(actor.participant_id or ""),
        ]
    with connection.cursor() as cursor:
        cursor.execute(_SET, values)
        moment = cursor.fetchone()[-1]
    _acting.set(actor)
    return FixedClock(moment)


@contextmanager
def acting(actor: Actor) -> Iterator[FixedClock]:
    """Open one transaction as the actor: for jobs, commands and tests. The context is emptied at the end."""
    try:
        with transaction.atomic():
            yield act_as(actor)
            act_as(None)
    finally:
        _acting.set(None)  # after an error too, where the database emptied its own by undoing
