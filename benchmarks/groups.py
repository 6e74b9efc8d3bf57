"""Coaching groups planned by us and by others, in one run: cost, bound, seconds and memory, every plan judged alike.

./run bench groups [--problems skane-blekinge small] [--seconds 60] [--seeds 5] [--without timefold]. Ours searches 10
seconds and --seconds, with each seed; greedy is our first plan; first come, first served seats whoever waited longest;
CP-SAT gets one flat model and Timefold one of slots and people, both begin with the greedy plan and get --seconds of
search beside reading and building. They are installed into .kedjan/rivals from rivals.txt, not into the product.
Timefold needs a Java with its compiler (17 or newer) and is left out, with a word, where there is none. Reserves are
added to all rivals' plans by our code. The judge is data/groups/check_groups.py, never our own verifier.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks._groups_field import Field, Result
from bootstrap.environment import PROJECT

Contestant = Callable[[Field], Iterator[Result]]


def main() -> None:
    """Let everybody plan each problem, and print a table for each."""
    given = _arguments()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the beginning.")
    with tempfile.TemporaryDirectory() as folder:
        for name in given.problems:
            field = Field(PROJECT / "data" / "groups" / f"{name}.json.gz", Path(folder), given.seconds)
            results = list(_results(field, given.seeds, given.without))
            _tell(name, results)
    print(f"Load {os.getloadavg()[0]:.1f} at the end.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Plan coaching groups beside rivals.")
    parser.add_argument("--problems", nargs="+", default=["skane-blekinge", "small"])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--without", nargs="*", default=[], choices=["cpsat", "timefold"])
    return parser.parse_args()


def _results(field: Field, seeds: int, without: list[str]) -> Iterator[Result]:
    field.warm_up()
    for seconds in sorted({10.0, field.seconds}):
        for seed in range(seeds):
            yield field.ours(seconds, seed)
    if field.problem.replan is not None:
        return
    yield field.greedy()
    yield field.first_come()
    if "cpsat" not in without:
        yield field.cpsat()
    if "timefold" in without:
        return
    if shutil.which("javac") is None:
        print("No javac on this machine: Timefold is left out.")
        return
    yield field.timefold("plain")
    yield field.timefold("refill")


def _tell(name: str, results: list[Result]) -> None:
    """Print the table; times: against our mean with the most seconds."""
    longest = max(each.seconds for each in results if each.ours)
    mine = [each.cost for each in results if each.ours and each.seconds == longest]
    mean = sum(mine) / len(mine)
    print(f"\n| {name} | cost | times ours | bound | gap | first valid plan | in all | MB | groups | seated |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for each in results:
        gap = f"{100 * (each.cost - each.bound) / each.cost:.1f} %" if each.bound else ""
        bound = f"{each.bound:,}" if each.bound else ""
        first = f"{each.first:.1f} s" if each.first is not None else "our greedy"
        print(
            f"| {each.name} | {each.cost:,} | {each.cost / mean:.3f} | {bound} | {gap} | {first} "
            f"| {each.took:.1f} s | {each.megabytes:.0f} | {each.groups} | {each.seated} |"
        )
    for seconds in sorted({each.seconds for each in results if each.ours}):
        costs = [each.cost for each in results if each.ours and each.seconds == seconds]
        print(
            f"{seconds:.0f} s, {len(costs)} seeds: {min(costs):,} to {max(costs):,}, "
            f"spread {100 * (max(costs) - min(costs)) / min(costs):.2f} %."
        )
    for each in results:
        if each.note:
            print(f"{each.name}: {each.note}")


if __name__ == "__main__":
    main()
