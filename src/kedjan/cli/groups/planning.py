"""`kedjan groups plan PROBLEM -o PLAN`: plans a year, tells how it goes, and keeps the best plan when interrupted."""

import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

from kedjan.cli.groups.reading import in_words, plan_from, problem_from
from kedjan.cli.groups.writing import write_plan
from kedjan.cli.installation import CannotRun
from kedjan.cli.wording import Language, take_language, translated
from kedjan.engines.groups.greedy import CannotLead
from kedjan.engines.groups.plan import Group, Plan, Stopped
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.progress import Effort, Progress
from kedjan.engines.groups.solve import CannotLock, plan_groups
from kedjan.kernel.text import N_

_ENDS = {
    Stopped.OPTIMAL: N_("Ingen billigare plan finns."),
    Stopped.TIME: N_("Tiden är slut."),
    Stopped.CANCELLED: N_("Avbruten: den bästa planen hittills är sparad."),
}


def configure(parser: ArgumentParser) -> None:
    """Take the files and the effort."""
    parser.add_argument("problem", type=Path, metavar="PROBLEM", help="a problem, JSON or JSON packed with gzip")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="PLAN", help="where the plan is written")
    parser.add_argument("--seconds", type=float, default=60.0, help="of search (60)")
    parser.add_argument("--iterations", type=int, help="of search instead: the same plan every time")
    parser.add_argument("--seed", type=int, default=0, help="of chance (0)")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    parser.add_argument("--locked", type=Path, metavar="PLAN", help="a plan whose groups all stay as they are")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Plan, and write the plan; progress goes to the error stream. Ctrl-C ends the search, not the command."""
    language = Language(arguments.language)
    problem = problem_from(arguments.problem, language)
    locked = plan_from(arguments.locked, language).groups if arguments.locked else ()
    effort = Effort(max(0.1, arguments.seconds), arguments.seed, max(1, arguments.workers), arguments.iterations)
    plan = _planned(problem, effort, locked, language)
    try:
        write_plan(arguments.output, plan)
    except OSError as error:
        text = translated(N_("Planen kan inte skrivas: %(said)s."), language)
        raise CannotRun(text % {"said": error.strerror}) from error
    print(_ended(plan, language))
    return 0


def _planned(problem: Problem, effort: Effort, locked: tuple[Group, ...], language: Language) -> Plan:
    with _interruptions() as enough:
        try:
            return plan_groups(
                problem, effort, locked=locked, tell=lambda progress: _tell(progress, language), cancelled=enough.is_set
            )
        except CannotLead as refusal:
            text = translated(N_("Gruppen %(group)s pågår och ingen coach kan leda den."), language)
            raise CannotRun(text % {"group": refusal}) from refusal
        except CannotLock as refusal:
            raise CannotRun("\n".join(in_words(reason, language) for reason in refusal.reasons)) from refusal


@contextmanager
def _interruptions() -> Iterator[Event]:
    """Turn an interruption into an event, as long as the search goes on."""
    enough = Event()

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        enough.set()

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield enough
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(progress: Progress, language: Language) -> None:
    gap = f"{100 * progress.gap:.1f}" if progress.gap is not None else "–"
    text = translated(N_("%(seconds)s s: kostnad %(cost)s, minst %(bound)s, gap %(gap)s %%"), language)
    values = {"cost": progress.cost, "bound": progress.bound or "–", "gap": gap}
    print(text % {"seconds": f"{progress.seconds:.1f}", **values}, file=sys.stderr, flush=True)


def _ended(plan: Plan, language: Language) -> str:
    gap = f"{100 * plan.gap:.1f}" if plan.gap is not None else "–"
    text = translated(N_("Kostnad %(cost)s, minst %(bound)s, gap %(gap)s %%, %(groups)s grupper."), language)
    why = translated(_ENDS[plan.stopped or Stopped.TIME], language)
    return f"{why} " + text % {"cost": plan.cost, "bound": plan.bound or "–", "gap": gap, "groups": len(plan.groups)}
