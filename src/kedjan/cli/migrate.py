"""`kedjan migrate`: Django's migrations, run as the owner of the tables, and what they cannot make without a key."""

from argparse import ArgumentParser, Namespace

from django.core.management import call_command

from kedjan.cli.keys.keeping import keeper
from kedjan.cli.wording import Language
from kedjan.integrations.vault.renewal import UNMADE, renew
from kedjan.participants.operations import name_indexes


def configure(parser: ArgumentParser) -> None:
    """Take nothing: migrations only go forward here."""
    parser.set_defaults(verbosity=0)


def run(arguments: Namespace) -> int:
    """Apply every migration that is missing."""
    call_command("migrate", interactive=False, verbosity=arguments.verbosity)
    index_names()
    return 0


def index_names() -> None:
    """Index the names of people who were registered before names were indexed. Stopped, the next one goes on."""
    indexes = name_indexes()
    with keeper(Language.ENGLISH) as connection:
        unmade = indexes.keys(connection)[UNMADE]
        if unmade:
            print(f"Indexing {unmade} names …", flush=True)
            renew(connection, indexes)
