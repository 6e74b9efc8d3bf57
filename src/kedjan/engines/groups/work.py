"""What a worker does: prices for the bound, annealing in rounds, and the exact polish after each round.

Worker 0 searches at once; worker 1 proves the bound first, and then searches with a chance of its own. With a single
worker the bound comes first and gets a fifth of the time. This module is slow to import: it brings the kernels.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kedjan.engines.groups.bounding import LEAST, STEPS, Bounding
from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.draft import Draft
from kedjan.engines.groups.instance import Instance, Ints
from kedjan.engines.groups.kernels import compile_kernels
from kedjan.engines.groups.polish import Polished, polish, solve_whole
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.search import Annealer

_POLISH_SHARE = 0.25
_LAST_POLISH = 4.0
_LEAST_POLISH = 0.3
_NODES = 60
_LEAST_MOVES = 20_000
"""Moves that are made in any case, like LEAST of the bound: a region's in one second of one core."""

_LOOKS, _LOOK_AROUND = 150, 0.2
"""Steps of prices before a search, and the share of its time that they may take."""

_LOADING = 6.0
"""Seconds that loading compiled kernels may take on a busy machine; what takes longer is compiling."""

_WHOLE_SHARE = 0.85
"""Of the time, for a problem that is small enough to be solved whole: once that is done nothing is left to search."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A cheaper draft, or a higher bound, or both."""

    draft: Draft | None = None
    bound: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock that seconds are counted by, what it said at the beginning, and whether somebody has had enough."""

    began: float
    cancelled: Callable[[], bool]
    now: Callable[[], float] = time.monotonic


def work(instance: Instance, draft: Draft, effort: Effort, number: int, clock: Clock) -> Iterator[Finding]:
    """Yield what is found until the effort is spent."""
    alone = effort.workers == 1
    if number == 0 and not alone:
        yield from _searched(instance, draft, effort, _budget(effort, _compiled(clock), least=_LEAST_MOVES), number)
        return
    if effort.proves:
        whole = _solved_whole(instance, draft, effort, clock)
        if whole is not None:
            yield Finding(whole.draft, max(0, int(-(-(whole.bound - 1e-3) // 1))))
            if whole.proven:
                return
    clock, prices = _compiled(clock), None
    if effort.proves:
        prices = Bounding(instance)
        yield from _bounded(prices, effort, _budget(effort, clock, share=0.2 if alone else 0.6))
    if alone or effort.moves is None:
        least = _LEAST_MOVES if alone else 0
        yield from _searched(instance, draft, effort, _budget(effort, clock, least=least), number, prices)


def _compiled(clock: Clock) -> Clock:
    """Return the clock without the time that compiling took: a search is as long the first time as ever after."""
    if clock.cancelled():
        return clock
    before = clock.now()
    compile_kernels()
    took = clock.now() - before
    return replace(clock, began=clock.began + took) if took > _LOADING else clock


def _solved_whole(instance: Instance, draft: Draft, effort: Effort, clock: Clock) -> Polished | None:
    budget = _budget(effort, clock, share=_WHOLE_SHARE)
    return solve_whole(instance, draft, seconds=budget.seconds_left(), nodes=_nodes(effort, 20_000))


def _budget(effort: Effort, clock: Clock, *, share: float = 1.0, least: int = 0) -> Budget:
    return Budget(
        clock=clock.now,
        began=clock.began,
        seconds=effort.seconds * share,
        moves=effort.moves,
        least=least,
        cancelled=clock.cancelled,
    )


def _bounded(prices: Bounding, effort: Effort, budget: Budget) -> Iterator[Finding]:
    """Prove a bound by prices."""
    told = bound = 0
    for step, bound in enumerate(prices.steps(budget, _steps(effort))):
        if step % 20 == 19 and bound > told:
            told = bound
            yield Finding(bound=told)
    yield Finding(bound=bound)


def _steps(effort: Effort) -> int:
    return STEPS if effort.moves is None else min(STEPS, max(LEAST, effort.moves // 5))


def _searched(
    instance: Instance, draft: Draft, effort: Effort, budget: Budget, number: int, prices: Bounding | None = None
) -> Iterator[Finding]:
    """Anneal in rounds, where prices say that it is worth looking; polish what each round ends with."""
    annealer = Annealer(instance, draft, effort.seed * 1_000 + number, _wanted(instance, budget, prices))
    end = 1.0 if effort.moves is not None else 1 - min(0.25, _LAST_POLISH / effort.seconds)
    for found, ends_round in annealer.rounds(budget, end):
        yield Finding(found)
        if ends_round:
            seconds = min(_POLISH_SHARE * effort.seconds, max(_LEAST_POLISH, budget.seconds_left()))
            better = polish(instance, found, seconds=seconds, nodes=_nodes(effort))
            if better is not None:
                yield Finding(better.draft)


def _wanted(instance: Instance, budget: Budget, prices: Bounding | None) -> Ints:
    """Return how often prices wanted each column: those of the bound where they settled, or else new ones, which take
    a part of the time that is gained back many times.
    """
    if prices is None or not prices.wanted.any():
        prices = Bounding(instance)
        for _ in prices.steps(budget.part(_LOOK_AROUND), _LOOKS):
            pass
    return prices.wanted


def _nodes(effort: Effort, most: int = _NODES) -> int | None:
    """Return how far the search tree may grow where moves decide; None where seconds do."""
    return most if effort.moves is not None else None
