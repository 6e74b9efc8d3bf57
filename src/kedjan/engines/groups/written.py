"""A problem and a plan as the documents that docs/rules/coaching-groups.md describes, for whoever keeps them."""

import json
from dataclasses import asdict
from importlib.util import find_spec

from kedjan.engines.groups.parse import ReadProblem, read_plan, read_problem
from kedjan.engines.groups.plan import FORMAT as PLAN_FORMAT
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import FORMAT, Problem

_SOLVERS = ("numpy", "numba", "highspy")


def is_ready() -> bool:
    """Tell whether what the planner needs is installed here: it comes after the service itself."""
    return all(find_spec(name) is not None for name in _SOLVERS)


def problem_document(problem: Problem) -> dict[str, object]:
    """Return the problem as JSON holds it: sets in order, so that the same problem is the same document."""
    document = _plain(asdict(problem))
    if not isinstance(document, dict):
        raise TypeError(type(document))
    if document.pop("replan") is not None and problem.replan is not None:
        replan = problem.replan
        costs, previous = asdict(replan.costs), plan_document(replan.previous)
        document["replan"] = {"from_week": replan.from_week, "previous": previous, "costs": costs}
    return {"format": FORMAT, **document}


def plan_document(plan: Plan) -> dict[str, object]:
    """Return the plan as JSON holds it."""
    document = _plain(asdict(plan))
    if not isinstance(document, dict):
        raise TypeError(type(document))
    return {"format": PLAN_FORMAT, **document}


def problem_from(document: object) -> ReadProblem:
    """Return the problem of a document. Raises CannotReadDocument with every fault."""
    return read_problem(json.dumps(document).encode())


def plan_from(document: object) -> Plan:
    """Return the plan of a document. Raises CannotReadDocument."""
    return read_plan(json.dumps(document).encode())


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
