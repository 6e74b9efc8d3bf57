"""`kedjan groups explain PROBLEM PLAN --participant P`: says why a plan is as it is for a person, a group or coach."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kedjan.cli.groups.reading import in_words, plan_from, problem_from
from kedjan.cli.installation import CannotRun
from kedjan.cli.wording import Language, take_language, translated
from kedjan.engines.groups.check import check
from kedjan.engines.groups.explain import CannotExplain, Explainer
from kedjan.kernel.text import N_


def configure(parser: ArgumentParser) -> None:
    """Take the files and of whom or what to tell."""
    parser.add_argument("problem", type=Path, metavar="PROBLEM", help="a problem, JSON or JSON packed with gzip")
    parser.add_argument("plan", type=Path, metavar="PLAN", help="a plan for it that keeps to the rules")
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--participant", metavar="ID")
    asked.add_argument("--group", metavar="ID")
    asked.add_argument("--coach", metavar="ID")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print each reason on a line of its own."""
    language = Language(arguments.language)
    problem, plan = problem_from(arguments.problem, language), plan_from(arguments.plan, language)
    if check(problem, plan).violations:
        raise CannotRun(translated(N_("Planen bryter mot reglerna: kör kedjan groups check."), language))
    explainer = Explainer(problem, plan)
    try:
        if arguments.participant is not None:
            reasons = explainer.participant(arguments.participant)
        elif arguments.group is not None:
            reasons = explainer.group(arguments.group)
        else:
            reasons = explainer.coach(arguments.coach)
    except CannotExplain as refusal:
        raise CannotRun(translated(N_("%(id)s finns inte."), language) % {"id": refusal}) from refusal
    print("\n".join(in_words(reason, language) for reason in reasons))
    return 0
