"""What prices say of a nation before its regions are searched: a bound, and where people and coaches are wanted.

Whoever lives between two regions belongs to neither by where they live. The groups that pay under the prices of the
whole have people and coaches in them: they belong to the region where that happens most often.
"""

import numpy as np

from kedjan.engines.groups.bounding import SETTLED, Bounding
from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.instance import Instance, Ints
from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.regions import Outlook, clusters, parts_of_rooms

STEPS = 200
"""More steps than this tell nothing more of where people belong, and little of the bound."""


def outlook(problem: Problem, locked: tuple[Group, ...], budget: Budget) -> Outlook:
    """Price the whole as long as the budget lasts."""
    instance, parts = Instance(problem, locked), clusters(problem, 0)
    part = np.array(list(parts_of_rooms(problem, parts).values()), dtype=np.int64)
    prices = Bounding(instance)
    people = np.zeros((len(parts), len(instance.people.ids)), dtype=np.int64)
    coaches = np.zeros((len(parts), len(instance.coaches.ids)), dtype=np.int64)
    for number, _ in enumerate(prices.steps(budget, STEPS)):
        if number >= SETTLED:
            prices.count_parts(part, people, coaches)
    home = _homes(instance.people.ids, people) | _homes(instance.coaches.ids, coaches)
    return Outlook(prices.whole(), home)


def _homes(ids: tuple[str, ...], counted: Ints) -> dict[str, int]:
    """Return the region that wanted each most often, without those whom none wanted; counted [N, ids]."""
    most = counted.argmax(axis=0)
    return {id_: int(most[number]) for number, id_ in enumerate(ids) if counted[most[number], number]}
