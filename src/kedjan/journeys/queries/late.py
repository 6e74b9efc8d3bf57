"""How much is late in the teams of an organisation: two numbers for its start page."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef

from kedjan.integrations.database.context import expect
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.models import GateMark
from kedjan.kernel.actor import Actor

# From the team rows of the organisation, as the list of cases; the latest mark of each gate says how it stands.
_SQL = """
    SELECT count(DISTINCT g.enrolment_id), count(*) FILTER (WHERE m.owner_id = %(home)s)
    FROM journeys_teammember t
    JOIN journeys_gate g ON g.enrolment_id = t.enrolment_id
    JOIN LATERAL (
        SELECT state, due_on, owner_id FROM journeys_gatemark WHERE gate_id = g.id ORDER BY sequence DESC LIMIT 1
    ) m ON m.due_on < %(today)s AND m.state = ANY(%(waiting)s)
    WHERE t.organisation_id = %(home)s AND (t.until_on IS NULL OR t.until_on >= %(today)s)
      AND NOT EXISTS (SELECT 1 FROM journeys_exit x WHERE x.enrolment_id = t.enrolment_id)
"""

_WAITING = [state.value for state in GateState if not state.settled]


@dataclass(frozen=True, slots=True)
class Late:
    """Running participations with something late in them, and the late gates that the organisation answers for."""

    participations: int
    our_gates: int


def late(*, actor: Actor, today: date) -> Late:
    """Return how much is late in the teams that the actor's organisation is in, in one query."""
    expect(actor)
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"home": actor.home, "today": today, "waiting": _WAITING})
        row = cursor.fetchone() or (0, 0)
    return Late(participations=int(row[0]), our_gates=int(row[1]))


def something_late(today: date) -> Exists:
    """Return the condition that a participation, on OuterRef("enrolment_id"), has a gate open past its day.

    It is the rule of GateStatus.late, and of `late` above, on the latest mark of each gate.
    """
    newer = GateMark.objects.filter(gate_id=OuterRef("gate_id"), sequence__gt=OuterRef("sequence"))
    marks = GateMark.objects.filter(gate__enrolment_id=OuterRef("enrolment_id"), due_on__lt=today, state__in=_WAITING)
    return Exists(marks.exclude(Exists(newer)))
