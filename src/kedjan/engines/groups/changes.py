"""What differs between two plans: whose coach changes, who is moved, who loses or gets a place, which groups are gone.

    changes_between(problem, before, after).moved

Groups are the same where their ids are. Counted as the costs of planning anew count: docs/rules/coaching-groups.md.
"""

from dataclasses import dataclass

from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem, ReplanCosts


@dataclass(frozen=True, slots=True)
class CoachChange:
    """Coaches of a group who no longer lead it, and those who do now and did not."""

    group: str
    gone: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody whose group now meets in another room or starts in another week, or who is in another such group."""

    person: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs. dropped: had a place and has none; placed: the other way about; cancelled, added: group ids."""

    coaches: tuple[CoachChange, ...]
    moved: tuple[Move, ...]
    dropped: tuple[str, ...]
    placed: tuple[str, ...]
    cancelled: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def coach_changes(self) -> int:
        """Return how many coaches no longer lead a group that they led."""
        return sum(len(each.gone) for each in self.coaches)

    def points(self, costs: ReplanCosts) -> int:
        """Return how much all of it disturbs, in points; a place that is gained disturbs nobody."""
        people = costs.moved * len(self.moved) + costs.dropped * len(self.dropped)
        return people + costs.coach_changed * self.coach_changes + costs.group_cancelled * len(self.cancelled)


def changes_between(problem: Problem, before: Plan, after: Plan) -> Changes:
    """Return what differs for the people who exist in the problem, in the order of the plan before."""
    old, new = ({group.id: group for group in plan.groups} for plan in (before, after))
    had, has = _places(problem, before), _places(problem, after)
    return Changes(
        coaches=tuple(_coach_change(group, new[group.id]) for group in before.groups if _is_led_anew(group, new)),
        moved=tuple(
            Move(person, had[person].id, has[person].id)
            for person in had
            if person in has and _meeting(had[person]) != _meeting(has[person])
        ),
        dropped=tuple(person for person in had if person not in has),
        placed=tuple(person for person in has if person not in had),
        cancelled=tuple(id_ for id_ in old if id_ not in new),
        added=tuple(id_ for id_ in new if id_ not in old),
    )


def _places(problem: Problem, plan: Plan) -> dict[str, Group]:
    exist = {each.id for each in problem.participants}
    return {person: group for group in plan.groups for person in group.participants if person in exist}


def _meeting(group: Group) -> tuple[str, int]:
    return group.room, group.start_week


def _is_led_anew(group: Group, new: dict[str, Group]) -> bool:
    return group.id in new and bool(set(group.coaches) - set(new[group.id].coaches))


def _coach_change(before: Group, after: Group) -> CoachChange:
    return CoachChange(
        before.id,
        tuple(each for each in before.coaches if each not in after.coaches),
        tuple(each for each in after.coaches if each not in before.coaches),
    )
