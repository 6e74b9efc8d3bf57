"""Read the rules of disposal, who is due, and the protocol: the organisation its own."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.privacy import Retention
from kedjan.participants.queries.register import own_numbers
from kedjan.rights.domain.disposal import is_preserved
from kedjan.rights.models import Disposal, RetentionRule
from kedjan.rights.queries.tables import personal_tables

_DUE = """
    SELECT p.id FROM participants_participant p
    WHERE p.organisation_id = %s AND p.registered_at < app.now() - make_interval(months => %s)
      AND app.may_dispose(p.id) ORDER BY p.id
"""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A retention rule of the organisation."""

    retention: Retention
    months: int
    keeps_born_on: str
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True)
class ProtocolLine:
    """How many rows of a table went, by which rule, up to which moment, and when."""

    table: str
    rows: int
    before: datetime
    disposed_at: datetime
    source: str


def rule_in_force(*, actor: Actor, today: date) -> RuleView | None:
    """Return the rule for people's rows that holds today in the actor's organisation; None: nothing is disposed of."""
    rows = RetentionRule.objects.filter(organisation_id=actor.home, retention=Retention.CASE, valid_from__lte=today)
    row = rows.order_by("-valid_from").first()
    return None if row is None else _rule(row)


def rules(*, actor: Actor) -> tuple[RuleView, ...]:
    """Return every rule of the actor's organisation, newest first."""
    rows = RetentionRule.objects.filter(organisation_id=actor.home).order_by("-valid_from")
    return tuple(_rule(row) for row in rows)


def people_due(*, actor: Actor, today: date) -> tuple[ParticipantId, ...]:
    """Return those of the own register who may be disposed of now: old enough, held by nobody, preserved by no rule."""
    expect(actor)
    rule = rule_in_force(actor=actor, today=today)
    if rule is None:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [actor.home, rule.months])
        due = tuple(ParticipantId(one) for (one,) in cursor.fetchall())
    if not rule.keeps_born_on:
        return due
    numbers = own_numbers(actor=actor, ids=due)
    return tuple(one for one in due if one in numbers and not is_preserved(numbers[one], rule.keeps_born_on))


def rows_of(*, actor: Actor, ids: tuple[ParticipantId, ...]) -> dict[str, int]:
    """Return how many rows of each table would go with the people, whoever wrote them: a preview."""
    expect(actor)
    return _counted(ids)


def protocol(*, actor: Actor, limit: int = 1_000) -> tuple[ProtocolLine, ...]:
    """Return what the actor's organisation has disposed of, newest first. It names nobody."""
    rows = Disposal.objects.filter(organisation_id=actor.home).select_related("rule")
    return tuple(
        ProtocolLine(row.table_name, row.rows, row.before, row.disposed_at, row.rule.source)
        for row in rows.order_by("-disposed_at", "table_name")[:limit]
    )


def _counted(ids: tuple[ParticipantId, ...]) -> dict[str, int]:
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.rows_to_go(%s)", [list(ids)])
        row = cursor.fetchone()
    counts: dict[str, int] = json.loads(row[0])
    order = {table.name: place for place, table in enumerate(personal_tables())}
    return dict(sorted(counts.items(), key=lambda one: order[one[0]]))


def _rule(row: RetentionRule) -> RuleView:
    return RuleView(Retention(row.retention), row.months, row.keeps_born_on, row.valid_from, row.source)
