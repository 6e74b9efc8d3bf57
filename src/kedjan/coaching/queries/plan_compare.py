"""Who is the same person in two plans, as far as the reader may see: docs/rules/year-plan.md."""

from kedjan.coaching.domain.plan_compare import Side
from kedjan.coaching.queries.plans import PlanView


def sides(first: PlanView, second: PlanView) -> tuple[Side, Side] | None:
    """Return the plans so that they can be compared; None before both are made.

    Where both were made from the same people, their codes are the same; else only whom the reader sees is found.
    """
    if first.plan is None or second.plan is None:
        return None
    made_of_the_same = first.problem.participants == second.problem.participants and _agree(first, second)
    one = Side(first.problem, first.plan, first.item.first_week_on, _keys(first, by_code=made_of_the_same))
    other = Side(second.problem, second.plan, second.item.first_week_on, _keys(second, by_code=made_of_the_same))
    return one, other


def _agree(first: PlanView, second: PlanView) -> bool:
    """Tell whether no code that is seen in both plans is about two people."""
    return all(second.people[code] == who for code, who in first.people.items() if code in second.people)


def _keys(view: PlanView, *, by_code: bool) -> dict[str, str]:
    if by_code:
        return {one.id: one.id for one in view.problem.participants}
    return {code: str(who) for code, who in view.people.items()}
