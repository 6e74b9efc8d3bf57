"""`kedjan migrate`: Django's migrations, run as the owner of the tables."""

from argparse import ArgumentParser, Namespace

from django.core.management import call_command


def configure(parser: ArgumentParser) -> None:
    """Take nothing: migrations only go forward here."""
    parser.set_defaults(verbosity=0)


def run(arguments: Namespace) -> int:
    """Apply every migration that is missing."""
    call_command("migrate", interactive=False, verbosity=arguments.verbosity)
    return 0
