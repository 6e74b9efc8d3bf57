"""`kedjan demo groups`: the coaching groups of the story, told behind the first page. Called by `kedjan demo`."""

from argparse import ArgumentParser, Namespace

from django.db import transaction

from kedjan.cli.demo.groups.story import tell_of_groups
from kedjan.cli.demo.people import generate_people
from kedjan.cli.demo.sources import read_sources
from kedjan.cli.installation import PROJECT


def configure(parser: ArgumentParser) -> None:
    """Take nothing."""
    parser.set_defaults()


def run(arguments: Namespace) -> int:
    """Tell it in one transaction: wholly or not at all, and then again at the next start."""
    del arguments
    sources = read_sources(PROJECT / "data")
    with transaction.atomic():
        tell_of_groups(sources, frozenset(one.number for one in generate_people(sources)))
    return 0
