"""The groups of the plan that another one is based on, with the new plan's weeks and codes of people."""

from dataclasses import dataclass

from kedjan.coaching.models import PlannedPerson, YearPlan
from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.written import plan_from


@dataclass(frozen=True, slots=True)
class Kept:
    """Groups that stay as they are, and those that a search only begins with."""

    locked: tuple[Group, ...] = ()
    others: tuple[Group, ...] = ()


def kept_groups(row: YearPlan) -> Kept:
    """Return the groups of the plan that this one is based on; nobody is in them who does not wait any more."""
    if row.based_on_id is None:
        return Kept()
    earlier = YearPlan.objects.filter(pk=row.based_on_id, organisation_id=row.organisation_id).first()
    if earlier is None or earlier.plan is None:
        return Kept()
    groups = _translated(earlier, row)
    locked = set(row.locked)
    return Kept(
        locked=tuple(group for group in groups if group.id in locked),
        others=tuple(group for group in groups if group.id not in locked),
    )


def _translated(earlier: YearPlan, row: YearPlan) -> tuple[Group, ...]:
    mine = dict(PlannedPerson.objects.filter(plan_id=row.pk).values_list("waiting_id", "code"))
    theirs = dict(PlannedPerson.objects.filter(plan_id=earlier.pk).values_list("code", "waiting_id"))
    moved = (earlier.first_week_on - row.first_week_on).days // 7
    return tuple(
        Group(
            id=group.id,
            room=group.room,
            start_week=group.start_week + moved,
            coaches=group.coaches,
            reserve=group.reserve,
            participants=tuple(mine[theirs[one]] for one in group.participants if theirs.get(one) in mine),
        )
        for group in plan_from(earlier.plan).groups
    )
