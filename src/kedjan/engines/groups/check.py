"""The verifier: which hard rules a plan breaks, and what it costs, item by item. It knows nothing of the solver.

The rules and costs: docs/rules/coaching-groups.md. The counts are those of the format's reference verifier.
"""

from collections import Counter
from dataclasses import dataclass

from kedjan.engines.groups.check_groups import GroupChecks
from kedjan.engines.groups.check_tally import Tally
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is broken, what it costs by item, and how many were placed. Only a plan without violations counts."""

    violations: tuple[Reason, ...]
    costs: dict[str, int]
    placed: int

    @property
    def cost(self) -> int:
        """Return the sum of the items."""
        return sum(self.costs.values())


def check(problem: Problem, plan: Plan) -> Verdict:
    """Return the verdict on any plan that could be read, also one with unknown ids."""
    tally = Tally(problem)
    checks = GroupChecks(problem, tally)
    for group in plan.groups:
        checks.group(group)
    _places(problem, tally)
    _coaches(tally)
    _loads(problem, tally)
    _unserved(problem, tally)
    _disturbance(problem, plan, tally)
    return Verdict(tuple(tally.broken), dict(tally.costs), len(tally.placed))


def _places(problem: Problem, tally: Tally) -> None:
    """Hard rules 2 and 3: starts in an area, groups in a room."""
    for area, number in tally.starts.items():
        if number > problem.rules.starts_per_area:
            tally.broke("area_starts", N_("Området %(area)s: %(number)s starter."), area=area, number=number)
    for (room, week), number in tally.room_weeks.items():
        if number > tally.rooms[room].parallel:
            text = N_("Lokalen %(room)s: %(number)s grupper i vecka %(week)s.")
            tally.broke("room_full", text, room=room, number=number, week=week)


def _coaches(tally: Tally) -> None:
    """Hard rules 4 and 7: groups led and reserved in one week."""
    for (coach, week), number in tally.led.items():
        if number > tally.coaches[coach].max_at_once:
            text = N_("Coachen %(coach)s: %(number)s grupper i vecka %(week)s.")
            tally.broke("coach_at_once", text, coach=coach, number=number, week=week)
    for (coach, week), number in tally.reserved.items():
        led = tally.led[coach, week]
        if number > 1 or number + led > tally.coaches[coach].max_at_once + 1:
            text = N_("Coachen %(coach)s: reserv för %(number)s, leder %(led)s i vecka %(week)s.")
            tally.broke("reserve_at_once", text, coach=coach, number=number, led=led, week=week)


def _loads(problem: Problem, tally: Tally) -> None:
    """Hard rule 4: groups led in all, and what each coach's load costs."""
    table = problem.costs.coach_load
    for coach, number in tally.groups_led.items():
        if number > tally.coaches[coach].max_groups:
            text = N_("Coachen %(coach)s: %(number)s grupper under året.")
            tally.broke("coach_groups", text, coach=coach, number=number)
        tally.costs["coach_load"] += table[min(number, len(table) - 1)]


def _unserved(problem: Problem, tally: Tally) -> None:
    for person in problem.participants:
        if person.id not in tally.placed:
            tally.costs["unserved"] += problem.costs.unserved
            if person.benefit_ends:
                tally.costs["benefit_lost"] += problem.costs.benefit_lost


def _disturbance(problem: Problem, plan: Plan, tally: Tally) -> None:
    """The extra costs of a new plan beside the published one."""
    if problem.replan is None:
        return
    extra = problem.replan.costs
    now = {group.id: group for group in plan.groups}
    for group in problem.replan.previous.groups:
        if group.id in now:
            changed = set(group.coaches) - set(now[group.id].coaches)
            tally.costs["coach_changed"] += extra.coach_changed * len(changed)
        else:
            tally.costs["group_cancelled"] += extra.group_cancelled
            if group.id in tally.under_way:
                tally.broke("under_way_missing", N_("%(group)s pågår och saknas."), group=group.id)
        counts = Counter(
            _fate(tally, person, group.id, (group.room, group.start_week)) for person in group.participants
        )
        tally.costs["dropped"] += extra.dropped * counts["dropped"]
        tally.costs["moved"] += extra.moved * counts["moved"]


def _fate(tally: Tally, person: str, group: str, meeting: tuple[str, int]) -> str:
    if person not in tally.people:
        return "gone"
    if person not in tally.placed:
        return "dropped"
    if group not in tally.under_way and tally.placed[person] != meeting:
        return "moved"
    return "stays"
