"""The compiled inner loops, made ready: some 30 seconds of one core, once for an installation.

    compile_kernels()

A search whose time is over before its kernels are compiled ends with the first plan polished, and leaves the next one
as slow: whoever installs the engines does this first. numba keeps what it compiles beside the modules.
"""

import numpy as np
from numba.core.dispatcher import Dispatcher

from kedjan.engines.groups import annealing, crew, prices, pricing, seating
from kedjan.engines.groups.bounding import Bounding
from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.greedy import first_draft
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.problem import Coach, Costs, Municipality, Participant, Problem, Room, Rules
from kedjan.engines.groups.search import Annealer
from kedjan.kernel.sex import Sex


def compile_kernels() -> None:
    """Search and bound a problem of nobody in particular, so that every kernel is compiled, or found compiled."""
    instance = Instance(_smallest())
    budget = Budget(clock=lambda: 0.0, seconds=0, moves=1)
    for _ in Annealer(instance, first_draft(instance), seed=0).rounds(budget, 1.0):
        pass
    bounding = Bounding(instance)
    for _ in bounding.steps(budget, most=1):
        pass
    bounding.count_parts(*(np.zeros(shape, dtype=np.int64) for shape in (2, (1, 2), (1, 3))))


def compiled() -> tuple[int, int]:
    """Return how many of the kernels are compiled and loaded in this process, and how many there are."""
    modules = (annealing, crew, prices, pricing, seating)
    found = {id(one): one for module in modules for one in vars(module).values() if isinstance(one, Dispatcher)}
    return sum(bool(one.signatures) for one in found.values()), len(found)


def _smallest() -> Problem:
    """Return a problem with two of everything: a matrix of one row would be of another kind to the compiler."""
    nowhere: frozenset[int] = frozenset()
    return Problem(
        name="kernels",
        first_week="2001-01-01",
        weeks=4,
        closed_weeks=nowhere,
        rules=Rules(1, 2, 1, 2, 2, 2, 0.5),
        costs=Costs(1_000, 1_000, 5, 1, 2, 300, 300, 25, 200, (0, 0)),
        areas=("a", "b"),
        municipalities=(Municipality("m", "a"), Municipality("n", "b")),
        car_minutes=((5, 6), (6, 5)),
        transit_minutes=((5, 6), (6, 5)),
        rooms=tuple(Room(id_, id_, 2, frozenset(), nowhere, 1) for id_ in ("m", "n")),
        coaches=tuple(Coach(id_, "m", nowhere, 1, 1, 60, frozenset()) for id_ in ("k", "l", "o")),
        participants=tuple(
            Participant(id_, "m", 0, 2, benefit_ends=False, max_minutes=60, needs=frozenset(), language="x", sex=sex)
            for id_, sex in (("p", Sex.WOMAN), ("q", Sex.MAN))
        ),
    )
