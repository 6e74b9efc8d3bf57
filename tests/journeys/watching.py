"""What a denied step must leave alone: every row about people that anybody concerned sees; and what a step stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.db import connection
from psycopg import sql

from kedjan.audit.models import Event
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import FixedClock
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import NotPermitted
from tests.policies.rows import TABLES
from tests.support.world import World


@contextmanager
def unchanged(world: World, actor: Actor, name: str) -> Iterator[None]:
    """Make sure that what happens changes nothing for the actor, for whoever registered people, or for the person."""
    eyes = (actor, world.caseworker("fk"), replace(world.participant(), participant_id=world.person(name)))
    before = [_digests(one) for one in eyes]
    yield
    assert [_digests(one) for one in eyes] == before


@contextmanager
def at_work(actor: Actor) -> Iterator[FixedClock]:
    """Open a transaction as the actor that keeps what was written before a refusal: undoing is the operation's duty."""
    refused: Refusal | NotPermitted | None = None
    with acting(actor) as clock:
        try:
            yield clock
        except (Refusal, NotPermitted) as refusal:
            refused = refusal
    if refused is not None:
        raise refused


def recorded(actor: Actor, kind: str) -> list[dict[str, object]]:
    """Return what the audit holds of such events by the actor, oldest first."""
    with acting(actor):
        rows = Event.objects.filter(kind=kind, actor_id=actor.account_id).order_by("at", "id")
        return list(rows.values_list("payload", flat=True))


def _digests(actor: Actor) -> dict[str, tuple[int, str]]:
    with acting(actor):
        return {table: _digest(table) for table in TABLES if table != "audit_reading"}  # a refusal is noted there


def _digest(table: str) -> tuple[int, str]:
    statement = "SELECT count(*), coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {} t"
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(sql.Identifier(table)))
        number, digest = cursor.fetchone()
    return int(number), str(digest)
