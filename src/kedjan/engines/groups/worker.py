"""A worker as a process of its own: it sends what it finds, and stops when it is told to.

Nothing slow is imported here: the process that starts workers has its first plan before they have read their code.
"""

import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.synchronize import Event
from typing import TYPE_CHECKING

from kedjan.engines.groups.draft import Draft
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort

if TYPE_CHECKING:
    from kedjan.engines.groups.work import Finding

_LOOK = 0.2
"""Seconds between two looks at whether somebody has had enough."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker of a plan is given; began: when, by the clock that they share."""

    problem: Problem
    locked: tuple[Group, ...]
    draft: Draft
    effort: Effort
    began: float


class WorkerFailed(Exception):
    """A worker ended without saying that it was done."""


def findings(job: Job, cancelled: Callable[[], bool]) -> "Iterator[Finding | None]":
    """Yield what the workers find as it comes, and None now and then. Raises WorkerFailed."""
    context = get_context("spawn")
    stop = context.Event()
    ends, workers = [], []
    for number in range(job.effort.workers):
        here, there = context.Pipe(duplex=False)
        worker = context.Process(target=run_worker, args=(there, stop, job, number), daemon=True)
        worker.start()
        there.close()
        ends.append(here)
        workers.append(worker)
    try:
        yield from _received(ends, stop, cancelled)
    finally:
        stop.set()
        for worker in workers:
            worker.join(timeout=5)
            if worker.is_alive():
                worker.terminate()


def _received(ends: list[Connection], stop: Event, cancelled: Callable[[], bool]) -> "Iterator[Finding | None]":
    """Yield what comes until every worker has said that it is done, with None."""
    while ends:
        if cancelled():
            stop.set()
        ready = wait(ends, timeout=_LOOK)
        if not ready:
            yield None
        for end in ends.copy():
            if end not in ready:
                continue
            try:
                finding = end.recv()
            except EOFError as error:
                raise WorkerFailed from error
            if finding is None:
                ends.remove(end)
            else:
                yield finding


def run_worker(end: Connection, stop: Event, job: Job, number: int) -> None:
    """Work and send; an interrupted terminal is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for finding in _work(job, number, stop.is_set):
        end.send(finding)
    end.send(None)


def findings_here(job: Job, cancelled: Callable[[], bool]) -> "Iterator[Finding | None]":
    """Yield what a single worker finds, in this process."""
    yield from _work(job, 0, cancelled)


def _work(job: Job, number: int, stopped: Callable[[], bool]) -> "Iterator[Finding]":
    work = import_module("kedjan.engines.groups.work")
    yield from work.work(
        Instance(job.problem, job.locked), job.draft, job.effort, number, work.Clock(job.began, stopped)
    )


def now() -> float:
    """Return the clock that workers and their parent share, in seconds."""
    return time.monotonic()
