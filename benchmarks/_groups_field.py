"""One problem of coaching groups and everybody who plans it; each plan is judged by the reference verifier."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from benchmarks._groups_first_come import first_come
from benchmarks._groups_numbers import plan_from, write_numbers
from benchmarks._groups_watch import Seen, watch
from bootstrap.environment import PROJECT
from kedjan.engines.groups.document import read_json
from kedjan.engines.groups.draft import plan_of
from kedjan.engines.groups.greedy import first_draft, with_reserves
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.parse import read_plan, read_problem
from kedjan.engines.groups.plan import Plan

_HERE = Path(__file__).parent
_RIVALS = PROJECT / ".kedjan" / "rivals"
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Result:
    """What a contestant achieved. seconds: of search allowed; took: in all; first: to a first plan of its own."""

    name: str
    cost: int
    groups: int
    seated: int
    seconds: float
    took: float
    megabytes: float = 0.0
    ours: bool = False
    first: float | None = None
    bound: int | None = None
    note: str = ""


class PlanIsRefused(Exception):
    """A contestant's plan breaks a rule: the text is the contestant and the first rules."""


class Field:
    """A problem, where files may be put, and how long rivals may search."""

    def __init__(self, path: Path, folder: Path, seconds: float) -> None:
        """Read the problem, and our first plan, which rivals begin with."""
        self.seconds = seconds
        self._path, self._folder = path, folder
        self._document = read_json(path.read_bytes())
        self.problem = read_problem(path.read_bytes()).problem
        self._instance = Instance(self.problem)
        self._first = first_draft(self._instance)

    def warm_up(self) -> None:
        """Let the kernels be compiled, once for a checkout: no contestant pays for that."""
        command = "from kedjan.engines.groups.kernels import compile_kernels; compile_kernels()"
        subprocess.run([sys.executable, "-c", command], check=True)

    def ours(self, seconds: float, seed: int) -> Result:
        """Plan with our engine."""
        seen, plan = self._run_ours(self._path, seconds, seed)
        told = json.loads(seen.output)
        note = f"first plan {told['first_cost']:,}, {told['first_after_start']:.2f} s after Python had started"
        if "repair" in told:
            proven = "proven" if told["repair_proven"] else "not proven"
            note += f"; repair {told['repair_cost']:,} in {told['repair']:.2f} s, {proven}"
        score = self._judged(f"ours, {seconds:.0f} s, seed {seed}", plan)
        first, bound = float(told["first"]), int(told["bound"])
        return Result(*score, seconds, seen.seconds, seen.megabytes, ours=True, first=first, bound=bound, note=note)

    def greedy(self) -> Result:
        """Take our first plan."""
        return self._here("greedy", lambda: plan_of(self._instance, with_reserves(self._instance, self._first)))

    def first_come(self) -> Result:
        """Seat whoever came first."""
        return self._here("first come, first served", lambda: first_come(self._instance))

    def cpsat(self) -> Result:
        """Let CP-SAT search."""
        script = str(_HERE / "_groups_cpsat.py")
        seen, lines = self._run_rival([sys.executable, script], [str(self.seconds), "0", str(_WORKERS)])
        score = self._judged("CP-SAT alone, flat model", plan_from(lines[1:], self._instance))
        bound = max(0, int(lines[0].split()[-1]))
        return Result(*score, self.seconds, seen.seconds, seen.megabytes, bound=bound, note=lines[0])

    def timefold(self, moves: str) -> Result:
        """Let Timefold search with its own moves, or with one of ours beside them."""
        jars = str(_rivals() / "timefold" / "solver" / "jars" / "*")
        classes = self._folder / "classes"
        source = str(_HERE / "timefold" / "Groups.java")
        subprocess.run(["javac", "-nowarn", "-proc:none", "-cp", jars, "-d", classes, source], check=True, stderr=-3)
        command = ["java", "-Xmx1g", "-cp", f"{classes}{os.pathsep}{jars}", "Groups"]
        seen, lines = self._run_rival(command, [str(self.seconds), "0", moves])
        name = {"plain": "Timefold", "refill": "Timefold, with a move of ours"}[moves]
        score = self._judged(name, plan_from(lines[1:], self._instance))
        return Result(*score, self.seconds, seen.seconds, seen.megabytes, note=lines[0])

    def _here(self, name: str, make: Callable[[], Plan]) -> Result:
        began = time.monotonic()
        plan = make()
        took = time.monotonic() - began
        return Result(*self._judged(name, plan), 0.0, took, first=took)

    def _judged(self, name: str, plan: Plan) -> tuple[str, int, int, int]:
        """Return the name, cost, groups and people seated. Raises PlanIsRefused."""
        bad, costs, _ = reference().check(self._document, json.loads(json.dumps(asdict(plan))))
        if bad:
            raise PlanIsRefused(f"{name}: {bad[:3]}")
        return name, sum(costs.values()), len(plan.groups), sum(len(group.participants) for group in plan.groups)

    def _run_ours(self, problem: Path, seconds: float, seed: int) -> tuple[Seen, Plan]:
        target = self._folder / "ours.json"
        numbers = [str(seconds), str(seed), str(time.monotonic())]
        command = [sys.executable, "-m", "benchmarks._groups_ours", str(problem), str(target), *numbers]
        seen = watch(command, {**os.environ})
        return seen, read_plan(target.read_bytes())

    def _run_rival(self, command: list[str], numbers: list[str]) -> tuple[Seen, list[str]]:
        source, target = self._folder / "numbers.txt", self._folder / "groups.txt"
        write_numbers(source, self._instance, self._first)
        seen = watch([*command, str(source), str(target), *numbers], {**os.environ, "PYTHONPATH": str(_rivals())})
        return seen, target.read_text(encoding="ascii").splitlines()


@cache
def reference() -> ModuleType:
    """Return the reference verifier."""
    spec = spec_from_file_location("check_groups", PROJECT / "data" / "groups" / "check_groups.py")
    if spec is None or spec.loader is None:
        raise ImportError("check_groups.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def _rivals() -> Path:
    """Return the folder of the rivals' packages, installed the first time."""
    wanted = _HERE / "rivals.txt"
    stamp = _RIVALS / "installed"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted.read_text(encoding="utf-8"):
        uv = str(Path(sys.executable).with_name("uv"))
        target = ["--python", sys.executable, "--target", str(_RIVALS)]
        subprocess.run([uv, "pip", "install", "--quiet", *target, "-r", str(wanted)], check=True)
        stamp.write_text(wanted.read_text(encoding="utf-8"), encoding="utf-8")
    return _RIVALS
