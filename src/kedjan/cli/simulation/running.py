"""`kedjan simulate`: a server of its own for as long as it takes; then nothing is left but the table."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from kedjan.cli.demo.people import SEED
from kedjan.cli.installation import installation
from kedjan.cli.migrations import bring_up_to_date
from kedjan.cli.processes import Children, stop_on_signals
from kedjan.cli.simulation.choosing import MOST_STARTERS, STARTERS
from kedjan.cli.wording import take_language
from kedjan.integrations.database.places import passing_home


def configure(parser: ArgumentParser) -> None:
    """Take how many start and the seed."""
    parser.add_argument(
        "--people", type=_number_of_people, default=STARTERS, help=f"who start in the programme ({STARTERS})"
    )
    parser.add_argument("--seed", type=int, default=SEED, help=f"of chance ({SEED}); the same gives the same table")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Make a database, play the programme in it, print its results, and take the database away again."""
    stop_on_signals()
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("DATABASE_OWNER_URL", None)
    with passing_home() as home:
        os.environ["KEDJAN_DATA"] = str(home)
        with installation(sole=True, make_keys=True) as urls, Children() as children:
            bring_up_to_date(urls)
            given = "--people", str(arguments.people), "--seed", str(arguments.seed), "--language", arguments.language
            return children.finish("simulation", "kedjan.cli.main", "simulate", "play", *given)


def _number_of_people(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_STARTERS:
        raise ArgumentTypeError(f"1 to {MOST_STARTERS}")
    return int(text)
