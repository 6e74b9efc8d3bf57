"""Our planner as a process of its own: python -m benchmarks._groups_ours PROBLEM PLAN SECONDS SEED BEGAN.

BEGAN is what the machine's clock said when the process was asked for, so that starting Python counts. Prints what was
seen as JSON: seconds to the first valid plan, and for a problem with a published plan the repair and whether it is
proven.
"""

import json
import sys
import time
from pathlib import Path

from kedjan.cli.groups.writing import write_plan
from kedjan.engines.groups.draft import cost_of
from kedjan.engines.groups.greedy import first_draft
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.parse import read_problem
from kedjan.engines.groups.polish import polish
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort, Progress
from kedjan.engines.groups.solve import plan_groups


def main() -> None:
    """Plan, write the plan, and tell."""
    source, target, seconds, seed, began = sys.argv[1:]
    problem = read_problem(Path(source).read_bytes()).problem
    told: list[tuple[float, Progress]] = []
    plan = plan_groups(
        problem,
        Effort(seconds=float(seconds), seed=int(seed), workers=2),
        tell=lambda progress: told.append((time.monotonic() - float(began), progress)),
    )
    write_plan(Path(target), plan)
    seen = {"first": told[0][0], "first_after_start": told[0][1].seconds, "first_cost": told[0][1].cost}
    print(json.dumps({**seen, "bound": plan.bound, **(_repair(problem) if problem.replan else {})}))


def _repair(problem: Problem) -> dict[str, float | bool | int]:
    """Repair alone, at once: the first plan, and the published groups set anew."""
    began = time.monotonic()
    instance = Instance(problem)
    found = polish(instance, first_draft(instance), seconds=10)
    seconds = time.monotonic() - began
    if found is None:
        return {}
    return {"repair": seconds, "repair_proven": found.proven, "repair_cost": cost_of(instance, found.draft)}


if __name__ == "__main__":
    main()
