"""Read the record of one's own organisation, for its security officer: counts, moments and opaque ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from kedjan.audit.domain.acts import Act
from kedjan.audit.domain.unusual import FIRST_HOUR, LAST_HOUR, Week
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM, start_of_swedish_day
from kedjan.kernel.ids import AccountId, OrganisationId, ParticipantId
from kedjan.kernel.information import Category

_LATER, _EARLIER = timedelta(days=7), timedelta(days=180)
"""Something that the organisation did for the person this long after or before a reading explains it."""

# One row for each account and week. A page that is opened writes several rows at one moment, which count once.
_WEEKS = """
    WITH read AS (
        SELECT actor_id, participant_id, act, basis, at, at AT TIME ZONE %(zone)s AS here,
               date_trunc('week', at AT TIME ZONE %(zone)s)::date AS week
        FROM audit_reading
        WHERE organisation_id = %(unit)s AND at >= %(since)s AND act <> 'list'
    ), opened AS (SELECT * FROM read WHERE participant_id IS NOT NULL
    ), hours AS (
        SELECT actor_id, week, max(people) AS busiest FROM (
            SELECT actor_id, week, date_trunc('hour', here), count(DISTINCT participant_id) AS people
            FROM opened GROUP BY 1, 2, 3) h GROUP BY 1, 2
    ), idle AS (
        SELECT actor_id, week, array_agg(participant_id ORDER BY participant_id) AS people FROM (
            SELECT DISTINCT ON (actor_id, week, participant_id) actor_id, week, participant_id, at
            FROM opened WHERE at < %(settled)s ORDER BY actor_id, week, participant_id, at) o
        WHERE NOT EXISTS (
            SELECT 1 FROM audit_event e
            WHERE e.participant_id = o.participant_id AND e.organisation_id = %(unit)s
              AND e.at BETWEEN o.at - %(earlier)s AND o.at + %(later)s)
        GROUP BY 1, 2
    ), outside AS (
        SELECT actor_id, week, count(DISTINCT participant_id) AS people FROM opened
        WHERE extract(isodow FROM here) > 5 OR extract(hour FROM here) NOT BETWEEN %(first)s AND %(last)s GROUP BY 1, 2
    )
    SELECT r.actor_id, r.week, count(DISTINCT r.participant_id), coalesce(max(hours.busiest), 0),
           coalesce(max(outside.people), 0), count(*) FILTER (WHERE r.act = 'refused'),
           (SELECT people FROM idle i WHERE i.actor_id = r.actor_id AND i.week = r.week),
           array_agg(DISTINCT r.participant_id) FILTER (WHERE r.basis = 'emergency')
    FROM read r LEFT JOIN hours USING (actor_id, week) LEFT JOIN outside USING (actor_id, week)
    GROUP BY 1, 2
"""
_ON_DAY = """
    SELECT actor_id, role, act, min(at), max(at), count(DISTINCT at) FROM audit_reading
    WHERE participant_id = %(person)s AND organisation_id = %(unit)s
      AND at >= %(day)s::timestamp AT TIME ZONE %(zone)s AND at < (%(day)s + 1)::timestamp AT TIME ZONE %(zone)s
    GROUP BY 1, 2, 3 ORDER BY 4, 1, 2, 3
"""
_MEANWHILE = """
    SELECT act, array_agg(DISTINCT category ORDER BY category), min(at), max(at), count(DISTINCT at) FROM audit_reading
    WHERE actor_id = %(reader)s AND participant_id = ANY(%(people)s) AND organisation_id = %(unit)s
      AND at >= %(since)s AND at < %(until)s
    GROUP BY 1 ORDER BY 3, 1
"""


@dataclass(frozen=True, slots=True)
class ReadMeanwhile:
    """What one account read about somebody in a time: how, which kinds of information, when and how many times."""

    act: Act
    categories: tuple[Category, ...]
    first_at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class ReaderOfDay:
    """One account that read about a person on a day: in which role, how, when and how many times."""

    account_id: AccountId
    role: str
    act: Act
    first_at: datetime
    last_at: datetime
    times: int


def reading_weeks(*, actor: Actor, since: date, now: datetime) -> tuple[Week, ...]:
    """Return how each account of the actor's organisation has read, week by week from the Monday `since`."""
    values = {
        "since": start_of_swedish_day(since),
        "settled": now - _LATER,
        "later": _LATER,
        "earlier": _EARLIER,
        "first": FIRST_HOUR,
        "last": LAST_HOUR - 1,
    }
    return tuple(_week(row) for row in _rows(actor, _WEEKS, values))


def readers_on(*, actor: Actor, participant_id: ParticipantId, on: date) -> tuple[ReaderOfDay, ...]:
    """Return who of the actor's organisation read about the person on the day (in Sweden)."""
    rows = _rows(actor, _ON_DAY, {"person": participant_id, "day": on})
    return tuple(ReaderOfDay(AccountId(row[0]), row[1], Act(row[2]), *row[3:]) for row in rows)


def read_meanwhile(
    *, actor: Actor, reader_id: AccountId, people: Iterable[ParticipantId], since: datetime, until: datetime
) -> tuple[ReadMeanwhile, ...]:
    """Return what the account read about the people in the time, if it is of the actor's organisation; else nothing."""
    values = {"reader": reader_id, "people": list(people), "since": since, "until": until}
    return tuple(
        ReadMeanwhile(Act(act), tuple(map(Category, kinds)), *when)
        for act, kinds, *when in _rows(actor, _MEANWHILE, values)
    )


def organisations_that_read(*, actor: Actor, on: date) -> frozenset[OrganisationId]:
    """Return which organisations read about the acting participant on the day (in Sweden)."""
    statement = """
        SELECT DISTINCT organisation_id FROM audit_reading
        WHERE participant_id = ANY((SELECT app.my_records())::uuid[]) AND organisation_id IS NOT NULL
          AND actor_id <> %(me)s AND at >= %(day)s::timestamp AT TIME ZONE %(zone)s
          AND at < (%(day)s + 1)::timestamp AT TIME ZONE %(zone)s
    """
    values = {"me": actor.account_id, "day": on}
    return frozenset(OrganisationId(row[0]) for row in _rows(actor, statement, values))


def _rows(actor: Actor, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    expect(actor)
    known: dict[str, Any] = {"zone": STOCKHOLM.key, "unit": actor.organisation_id, **values}
    with connection.cursor() as cursor:
        cursor.execute(statement, known)
        return list(cursor.fetchall())


def _week(row: tuple[Any, ...]) -> Week:
    account_id, on, people, busiest, outside, refused, idle, emergencies = row
    return Week(
        account_id=AccountId(account_id),
        on=on,
        people=people,
        busiest_hour=busiest,
        outside=outside,
        refused=refused,
        idle=tuple(map(ParticipantId, idle or ())),
        emergencies=tuple(map(ParticipantId, emergencies or ())),
    )
