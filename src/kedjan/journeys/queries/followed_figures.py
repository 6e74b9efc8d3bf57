"""How the participants of a programme have been followed, women and men apart, counted in the database.

The rule `continuity` in SQL: docs/rules/continuity.md; one test pins the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.continuity import WhyChanged
from kedjan.journeys.domain.followed_figures import FollowedFigures
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId
from kedjan.kernel.sex import Sex

# A row where somebody follows on another, or nobody does; whoever comes back after a time without anybody is no
# change. Two rows in turn never say the same, so that the row after one that says nobody always says somebody.
_SQL = """
    WITH told AS (
        SELECT f.enrolment_id, f.organisation_id, e.sex, f.worker_id, f.since_on, f.why,
               f.note_sealed IS NOT NULL AS is_noted,
               lag(f.worker_id) OVER in_turn AS earlier, lead(f.worker_id) OVER in_turn AS later,
               coalesce(lead(f.since_on) OVER in_turn, least(x.exited_on, %(as_of)s)) AS until_on
        FROM journeys_followedby f
        JOIN journeys_enrolment e ON e.id = f.enrolment_id
        LEFT JOIN journeys_exit x ON x.enrolment_id = e.id
        WHERE e.programme_id = %(programme)s AND e.enrolled_on <= %(as_of)s AND f.since_on <= %(as_of)s
        WINDOW in_turn AS (PARTITION BY f.enrolment_id, f.organisation_id ORDER BY f.sequence)
    ), changed AS (
        SELECT enrolment_id, sex, why, is_noted FROM told
        WHERE earlier IS NOT NULL AND coalesce(worker_id, later) IS DISTINCT FROM earlier
    ), lasted AS (
        SELECT enrolment_id, sex, sum(greatest(until_on - since_on, 0)) AS days FROM told
        WHERE worker_id IS NOT NULL GROUP BY enrolment_id, sex, organisation_id, worker_id
    ), people AS (
        SELECT enrolment_id, sex, max(days) AS days FROM lasted GROUP BY enrolment_id, sex
    ), changes AS (
        SELECT enrolment_id, count(*) AS changes, count(*) FILTER (WHERE is_noted) AS noted FROM changed
        GROUP BY enrolment_id
    ), whys AS (
        SELECT sex, why, count(*) AS number FROM changed GROUP BY GROUPING SETS ((sex, why), (why))
    )
    SELECT p.sex, count(*), count(*) FILTER (WHERE c.changes IS NULL), coalesce(sum(c.changes), 0),
           coalesce(sum(c.noted), 0), percentile_disc(0.5) WITHIN GROUP (ORDER BY p.days),
           (SELECT json_object_agg(w.why, w.number) FROM whys w WHERE w.sex IS NOT DISTINCT FROM p.sex)
    FROM people p LEFT JOIN changes c USING (enrolment_id) GROUP BY GROUPING SETS ((p.sex), ())
"""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the answer."""

    sex: str | None
    people: int
    same: int
    changes: Decimal
    noted: Decimal
    days: Decimal | None
    whys: Mapping[str, int] | None


def followed_figures(*, actor: Actor, programme_id: ProgrammeId, as_of: date) -> Mapping[Sex | None, FollowedFigures]:
    """Return the figures of each sex, and of everybody under None, of those whom the actor may follow up: one query."""
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"programme": programme_id, "as_of": as_of})
        rows = {row[0]: _Row(*row) for row in cursor.fetchall()}
    return {sex: _figures(rows[sex]) if sex in rows else FollowedFigures() for sex in (*Sex, None)}


def _figures(row: _Row) -> FollowedFigures:
    whys = row.whys or {}
    return FollowedFigures(
        people=row.people,
        same=row.same,
        changes=int(row.changes),
        noted=int(row.noted),
        whys=tuple(whys.get(one, 0) for one in WhyChanged),
        median_days=None if row.days is None else int(row.days),
    )
