"""`kedjan groups check PROBLEM [PLAN]`: says what is wrong with a problem, or with a plan for it and what it costs."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kedjan.cli.groups.reading import in_words, plan_from, problem_from
from kedjan.cli.wording import Language, take_language, translated
from kedjan.engines.groups.check import Verdict, check
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem
from kedjan.kernel.text import N_

ITEMS = {
    "unserved": N_("Utan grupp"),
    "benefit_lost": N_("Ersättning som tar slut"),
    "wait_week": N_("Väntan"),
    "travel_minute": N_("Deltagarnas resor"),
    "coach_minute": N_("Coachernas resor"),
    "interpreter": N_("Tolk"),
    "no_reserve": N_("Grupper utan reserv"),
    "sex_balance": N_("Ojämn könsfördelning"),
    "coach_load": N_("Coachernas belastning"),
    "group": N_("Grupper"),
    "moved": N_("Flyttade deltagare"),
    "dropped": N_("Deltagare som mist sin plats"),
    "coach_changed": N_("Bytta coacher"),
    "group_cancelled": N_("Inställda grupper"),
}


def configure(parser: ArgumentParser) -> None:
    """Take the files and the language."""
    parser.add_argument("problem", type=Path, metavar="PROBLEM", help="a problem, JSON or JSON packed with gzip")
    parser.add_argument("plan", type=Path, nargs="?", metavar="PLAN", help="a plan for it")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print each broken rule, the cost by item and the sum; return 1 when a rule is broken."""
    language = Language(arguments.language)
    problem = problem_from(arguments.problem, language)
    if arguments.plan is None:
        print(f"{arguments.problem}: OK")
        return 0
    plan = plan_from(arguments.plan, language)
    verdict = check(problem, plan)
    print("\n".join([*lines_of(verdict, language), *_claims(problem, plan, verdict, language)]))
    return 1 if verdict.violations else 0


def lines_of(verdict: Verdict, language: Language) -> list[str]:
    """Return the broken rules, and each item of the cost with the sum last."""
    rows = [(translated(text, language), verdict.costs[key]) for key, text in ITEMS.items() if verdict.costs.get(key)]
    rows.append((translated(N_("Summa"), language), verdict.cost))
    return [
        *(in_words(reason, language) for reason in verdict.violations),
        *(f"{name:28}{cost:>12,}".replace(",", " ") for name, cost in rows),
    ]


def _claims(problem: Problem, plan: Plan, verdict: Verdict, language: Language) -> list[str]:
    """Return how many were placed, and what the plan says of itself."""
    text = translated(N_("%(groups)s grupper, %(placed)s av %(all)s deltagare har plats."), language)
    lines = [text % {"groups": len(plan.groups), "placed": verdict.placed, "all": len(problem.participants)}]
    if plan.cost is not None and plan.cost != verdict.cost:
        lines.append(translated(N_("Planen säger att den kostar %(cost)s."), language) % {"cost": plan.cost})
    if plan.bound is not None and verdict.cost >= plan.bound > 0:
        gap = 100 * (verdict.cost - plan.bound) / verdict.cost
        said = translated(N_("Ingen plan kostar mindre än %(bound)s: högst %(gap)s %% kan sparas."), language)
        lines.append(said % {"bound": plan.bound, "gap": f"{gap:.1f}"})
    return lines
