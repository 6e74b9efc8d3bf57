"""Change the code, one place at a time, and see that a test fails: python -m tests.mutants PATH … (see README.md)."""

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.mutants.judging import Verdict, judge_cold, judge_warm
from tests.mutants.making import Mutant, mutants_of
from tests.mutants.nearest import Memory
from tests.mutants.swapping import changed_function

FOLDER = Path(".kedjan/mutants")
MEMORY, LOG = FOLDER / "coverage", FOLDER / "log.tsv"
# What is slow to import and not ours: every process begins with it.
_HEAVY = ("django.test", "django.contrib.postgres.fields", "psycopg", "hypothesis", "cryptography.x509", "html5lib")


def main(arguments: Sequence[str]) -> int:
    """Run; return 0 when every mutant was found out."""
    given = _parser().parse_args(arguments)
    FOLDER.mkdir(parents=True, exist_ok=True)
    if given.learn:
        return _learn(given.learn)
    sys.path.append(str(given.cosmic_ray))
    chosen = _chosen(given.paths, sample=given.sample, seed=given.seed, lines=given.line)
    memory = Memory(MEMORY)
    tests = {mutant: memory.tests(mutant)[: given.nearest] for mutant in chosen}
    codes = {mutant: changed_function(mutant) for mutant in chosen if not memory.runs_at_import(mutant)}
    swapped = [(mutant, code, tests[mutant]) for mutant, code in codes.items() if code is not None]
    _prepare()
    LOG.unlink(missing_ok=True)
    with _server():
        judge_warm(swapped, _tell)
        for mutant in chosen:
            if codes.get(mutant) is None:
                _tell(mutant, judge_cold(mutant, tests[mutant]))
    survivors = [row for row in LOG.read_text().splitlines() if row.startswith("survived")]
    sys.stdout.write(f"{len(chosen)} mutants, {len(chosen) - len(survivors)} killed, {len(survivors)} survivors\n")
    return 1 if survivors else 0


def _tell(mutant: Mutant, verdict: Verdict) -> None:
    """Write the verdict down, and show a survivor."""
    row = (
        "killed" if verdict.killed else "survived",
        f"{mutant.path}:{mutant.line}",
        mutant.operator,
        verdict.by,
        f"{verdict.seconds:.1f}",
    )
    with LOG.open("a") as log:
        log.write("\t".join(row) + "\n")
    if not verdict.killed:
        sys.stdout.write(f"SURVIVED {mutant.path}:{mutant.line} {mutant.operator}\n{mutant.change()}\n")
        sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="modules or folders under src")
    parser.add_argument("--cosmic-ray", type=Path, default=FOLDER / "cosmic-ray", help="the folder it was put in")
    parser.add_argument("--sample", type=int, help="so many, drawn by --seed; all when left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--nearest", type=int, help="ask only so many tests of each mutant: quicker, and finds out fewer"
    )
    parser.add_argument("--line", type=int, action="append", help="only mutants of this line")
    parser.add_argument("--learn", nargs="+", metavar="TESTS", help="first: which tests run which lines")
    return parser


def _chosen(paths: Iterable[Path], *, sample: int | None, seed: int, lines: list[int] | None) -> list[Mutant]:
    modules = sorted(module for path in paths for module in (path.rglob("*.py") if path.is_dir() else [path]))
    made = [mutant for module in modules for mutant in mutants_of(module) if not lines or mutant.line in lines]
    sys.stdout.write(f"{len(made)} mutants of {len(modules)} modules\n")
    return made if sample is None else random.Random(seed).sample(made, min(sample, len(made)))


def _learn(tests: list[str]) -> int:
    """Run the tests once, on every core, and remember who ran what."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "--cov=kedjan", "--cov-context=test"]
    environment = {**os.environ, "COVERAGE_FILE": str(MEMORY)}
    done = subprocess.run([*command, "--cov-report=", *tests], env=environment, check=False).returncode
    if done != 0:
        MEMORY.unlink(missing_ok=True)  # a test that fails as it is would find out every mutant
    return done


def _prepare() -> None:
    """Import what is not ours, and let properties fail without looking for the smallest example."""
    for name in _HEAVY:
        __import__(name)
    from hypothesis import HealthCheck, Phase, settings

    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutants",
        database=None,
        deadline=None,
        derandomize=True,
        phases=phases,
        suppress_health_check=list(HealthCheck),  # a busy machine kills no mutant
    )
    settings.load_profile("mutants")


@contextmanager
def _server() -> Iterator[None]:
    """Start one server for all the runs; each takes clones of the same two templates."""
    from tests.support.server import running_server

    with running_server(os.environ.get("DATABASE_URL", "")) as server:
        os.environ["KEDJAN_TEST_FACTS"] = json.dumps(server.facts())
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
