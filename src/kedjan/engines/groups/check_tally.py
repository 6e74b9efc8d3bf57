"""What the verifier counts while it reads a plan."""

from collections import Counter

from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.refusal import Reason


class Tally:
    """The facts of a problem by id, and the counts of a plan so far."""

    def __init__(self, problem: Problem) -> None:
        """Begin with an empty plan."""
        self.place = problem.places()
        self.area_of = {each.id: each.area for each in problem.municipalities}
        self.rooms = {each.id: each for each in problem.rooms}
        self.coaches = {each.id: each for each in problem.coaches}
        self.people = {each.id: each for each in problem.participants}
        replan = problem.replan
        self.now = replan.from_week if replan else None
        self.before = {each.id: each for each in replan.previous.groups} if replan else {}
        self.under_way = {
            id_ for id_, each in self.before.items() if self.now is not None and each.start_week < self.now
        }
        self.broken: list[Reason] = []
        self.costs: Counter[str] = Counter()
        self.starts: Counter[str] = Counter()
        self.room_weeks: Counter[tuple[str, int]] = Counter()
        self.led: Counter[tuple[str, int]] = Counter()
        self.reserved: Counter[tuple[str, int]] = Counter()
        self.groups_led: Counter[str] = Counter()
        self.placed: dict[str, tuple[str, int]] = {}
        self.groups: set[str] = set()

    def broke(self, code: str, message: str, **values: str | int) -> None:
        """Note a broken rule."""
        self.broken.append(Reason(code, message, values))

    def is_under_way(self, group: Group) -> bool:
        """Tell whether the group has started before the week from which the plan may change."""
        return group.id in self.under_way
