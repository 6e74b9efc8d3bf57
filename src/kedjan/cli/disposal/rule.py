"""`kedjan disposal rule KEY --months N --from DAY --source TEXT`: how long an organisation keeps what is about people.

As the owner of the tables: whoever can dispose cannot shorten the time.
"""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date

from django.db import transaction

from kedjan.cli.installation import CannotRun
from kedjan.cli.participants.telling import in_words
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import act_as
from kedjan.kernel.text import N_
from kedjan.organisations.queries import organisations_by_key
from kedjan.rights.operations import CannotWriteRule, write_rule


def configure(parser: ArgumentParser) -> None:
    """Take the organisation, the time, the day it begins, the source and the days that are preserved."""
    parser.add_argument("organisation", metavar="KEY", help="the organisation's key")
    parser.add_argument("--months", type=int, required=True, help="so many months after the last note")
    parser.add_argument("--from", dest="valid_from", type=date.fromisoformat, required=True, help="from this day on")
    parser.add_argument("--source", required=True, help="the decision or plan that says so")
    parser.add_argument("--keeps-born-on", default="", metavar="DAYS", help="preserve people born on these days")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Write the rule; return 1 with the reasons when it cannot be."""
    language = Language(arguments.language)
    organisation = organisations_by_key(keys=[arguments.organisation]).get(arguments.organisation)
    if organisation is None:
        raise CannotRun(translated(N_("Det finns ingen organisation som heter så."), language))
    try:
        with transaction.atomic():
            write_rule(
                organisation_id=organisation.id,
                months=arguments.months,
                keeps_born_on=arguments.keeps_born_on,
                valid_from=arguments.valid_from,
                source=arguments.source,
                now=act_as(None).now(),
            )
    except CannotWriteRule as refusal:
        print("\n".join(in_words(reason, language) for reason in refusal.reasons), file=sys.stderr)
        return 1
    print(translated(N_("Regeln är skriven."), language))
    return 0
