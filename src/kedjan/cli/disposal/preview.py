"""`kedjan disposal preview --as USERNAME`: says how much may be disposed of today, and of what; never whom."""

from argparse import ArgumentParser, Namespace

from kedjan.cli.participants.acting_as import disposer
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import acting
from kedjan.kernel.text import N_
from kedjan.rights.queries import people_due, rows_of, rule_in_force


def configure(parser: ArgumentParser) -> None:
    """Take whom to act as, and the language."""
    parser.add_argument("--as", dest="username", required=True, metavar="USERNAME", help="whose organisation it is")
    parser.add_argument("--organisation", metavar="KEY", help="which of the account's organisations, if it has several")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Say the rule, how many people it is about, and how many rows of each table; return 1 where there is no rule."""
    language = Language(arguments.language)
    actor = disposer(arguments.username, arguments.organisation, language)
    with acting(actor) as clock:
        rule = rule_in_force(actor=actor, today=clock.today())
        due = people_due(actor=actor, today=clock.today())
        rows = rows_of(actor=actor, ids=due)
    if rule is None:
        print(translated(N_("Er organisation har ingen gallringsregel som gäller i dag."), language))
        return 1
    told = {"months": rule.months, "source": rule.source, "people": len(due)}
    print(translated(N_("Regel: %(months)s månader efter sista anteckningen. Källa: %(source)s"), language) % told)
    print(translated(N_("Personer att gallra: %(people)s"), language) % told)
    for table, number in rows.items():
        print(f"{table}: {number}")
    return 0
