"""A coach of the published plan falls ill, 200 times by chance: how fast it is repaired, and how many it disturbs.

./run bench groups_illness [--illnesses 200] [--weeks 8] [--plan FILE] [--search 60]. The plan is one of ours for
skane-blekinge, searched for that many seconds, unless a file is given. An illness is a coach and a first week, drawn
among all in which the coach leads a group in the weeks away. Each repair is judged by the reference verifier.

Reserves cover an illness in three senses. There: each group that the coach leads has a reserve who is not away, as rule
7 promises. Standing in: in the weeks of the illness they lead so few groups that another is within their limit. Taking
over: they lead the groups for good within every rule.
"""

import argparse
import gzip
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from statistics import median

from benchmarks._groups_field import reference
from bootstrap.environment import PROJECT
from kedjan.engines.groups.illness import Kind, Repair, affected, with_absence
from kedjan.engines.groups.parse import read_plan, read_problem
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.repair import repairs
from kedjan.engines.groups.solve import plan_groups

_DATA = PROJECT / "data" / "groups"


@dataclass(frozen=True, slots=True)
class Illness:
    """A coach and the weeks away, and what was found: seconds for all repairs together."""

    coach: str
    weeks: range
    seconds: float
    processor: float
    found: tuple[Repair, ...]
    there: bool
    stands_in: bool


def main() -> None:
    """Plan, fall ill, repair, judge, tell."""
    given = _arguments()
    source = (_DATA / "skane-blekinge.json.gz").read_bytes()
    problem = read_problem(source).problem
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the beginning.")
    if given.plan is not None:
        plan = read_plan(given.plan.read_bytes())
    else:
        plan = plan_groups(problem, Effort(seconds=given.search))
    drawn = Random(0).sample(list(_possible(problem, plan, given.weeks)), given.illnesses)
    repairs(problem, plan, coach=drawn[0][0], weeks=drawn[0][1])
    ill = [_repaired(problem, plan, coach, weeks) for coach, weeks in drawn]
    broken = sum(_broken(json.loads(gzip.decompress(source)), problem, plan, each) for each in ill)
    _tell(plan, ill, broken)
    print(f"Load {os.getloadavg()[0]:.1f} at the end.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Repair a plan after illnesses.")
    parser.add_argument("--illnesses", type=int, default=200)
    parser.add_argument("--weeks", type=int, default=8)
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--search", type=float, default=60.0)
    return parser.parse_args()


def _possible(problem: Problem, plan: Plan, weeks: int) -> Iterator[tuple[str, range]]:
    for coach in problem.coaches:
        for first in range(problem.weeks):
            away = range(first, first + weeks)
            if any(coach.id in group.coaches for group in affected(problem, plan, coach=coach.id, weeks=away)):
                yield coach.id, away


def _repaired(problem: Problem, plan: Plan, coach: str, weeks: range) -> Illness:
    began, processor = time.monotonic(), time.process_time()
    found = repairs(problem, plan, coach=coach, weeks=weeks)
    seconds, processor = time.monotonic() - began, time.process_time() - processor
    hurt = [group for group in affected(problem, plan, coach=coach, weeks=weeks) if coach in group.coaches]
    there = all(group.reserve is not None for group in hurt)
    stands_in = all(_can_stand_in(problem, plan, group, weeks) for group in hurt)
    return Illness(coach, weeks, seconds, processor, found, there, stands_in)


def _can_stand_in(problem: Problem, plan: Plan, group: Group, weeks: range) -> bool:
    """Tell whether the group's reserve leads few enough groups in each of its weeks in the illness."""
    led = Counter(
        week for each in plan.groups if group.reserve in each.coaches for week in problem.session_weeks(each.start_week)
    )
    most = next((each.max_at_once for each in problem.coaches if each.id == group.reserve), 0)
    return all(led[week] < most for week in problem.session_weeks(group.start_week) if week in weeks)


def _broken(document: dict[str, object], problem: Problem, plan: Plan, ill: Illness) -> int:
    """Return how many of the repairs break a rule or cost something else than they say, for the reference verifier."""
    facts = with_absence(problem, plan, coach=ill.coach, weeks=ill.weeks)
    coaches = [{**asdict(each), "languages": list(each.languages)} for each in facts.coaches]
    made = {**document, "coaches": coaches, "replan": asdict(facts.replan) if facts.replan else None}
    wrong = 0
    for each in ill.found:
        bad, costs, _ = reference().check(made, asdict(each.plan))
        wrong += bool(bad) or sum(costs.values()) != each.cost
    return wrong


def _tell(plan: Plan, ill: list[Illness], broken: int) -> None:
    number = len(ill)
    first = [each.found[0] for each in ill if each.found]
    freely = [repair for each in ill for repair in each.found if repair.kind is Kind.FREE]
    taken_over = sum(any(repair.kind is Kind.RESERVES for repair in each.found) for each in ill)
    proven = sum(all(repair.proven for repair in each.found) for each in ill)
    print(f"Plan: {plan.cost:,}, {len(plan.groups)} groups; {number} illnesses, {broken} repairs wrong.")
    print(_times("All repairs of an illness", [each.seconds for each in ill]))
    print(_times("The same, processor's seconds", [each.processor for each in ill]))
    print(_times("The first repair alone", [each.seconds for each in first]))
    print(f"Repaired: {_share(len(first), number)}; all proven: {_share(proven, number)}.")
    print(f"The first: at most 2 coaches changed and nobody moved {_share(sum(map(_is_light, first)), number)}.")
    print(f"Reserves there: {_share(sum(each.there for each in ill), number)}.")
    print(f"Reserves can stand in: {_share(sum(each.stands_in for each in ill), number)}.")
    print(f"Reserves can take over: {_share(taken_over, number)}.")
    print(
        f"The free repair, where it differs: {len(freely)}, light {_share(sum(map(_is_light, freely)), len(freely))}."
    )


def _times(what: str, seconds: list[float]) -> str:
    return f"{what}: median {median(seconds):.2f} s, worst {max(seconds):.2f} s."


def _is_light(repair: Repair) -> bool:
    changes = repair.changes
    return changes.coach_changes <= 2 and not (changes.moved or changes.dropped or changes.cancelled)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


if __name__ == "__main__":
    main()
