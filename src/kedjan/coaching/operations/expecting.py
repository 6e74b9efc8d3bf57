"""Keep what a plan says of when each person starts, as a part of what makes it, lets it hold or repairs it.

Rule: docs/rules/waiting-for-groups.md, "Expected waits".
"""

from datetime import datetime

from kedjan.coaching.domain.expected import Basis, Expected, expected_starts
from kedjan.coaching.domain.weeks import day_of
from kedjan.coaching.models import PlannedPerson, YearPlan
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem

_AT_A_TIME = 500
_COLUMNS = ("built_on", "starts_on", "later_on", "why_unknown", "counted_at")


def keep_expected(row: YearPlan, problem: Problem, plan: Plan, *, basis: Basis, now: datetime | None) -> None:
    """Write it for everybody in the plan. now: None where the plan is only repaired, and holds since before.

    A plan that holds takes the place of the one before it, and of every proposal.
    """
    if basis is Basis.PUBLISHED:
        others = PlannedPerson.objects.filter(
            organisation_id=row.organisation_id, plan__programme_id=row.programme_id
        ).exclude(plan_id=row.pk)
        others.exclude(built_on="").update(built_on="")
    people = tuple(PlannedPerson.objects.filter(plan_id=row.pk))
    found = expected_starts(problem, plan, [one.code for one in people])
    for one in people:
        _fill(one, row, found[one.code])
        one.built_on, one.counted_at = basis, now or one.counted_at
    PlannedPerson.objects.bulk_update(people, _COLUMNS, batch_size=_AT_A_TIME)


def _fill(one: PlannedPerson, row: YearPlan, expected: Expected) -> None:
    one.starts_on = None if expected.week is None else day_of(row.first_week_on, expected.week)
    one.later_on = None if expected.next_week is None else day_of(row.first_week_on, expected.next_week)
    one.why_unknown = expected.why or ""
