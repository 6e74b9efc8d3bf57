"""`kedjan demo tell`: the demo's story, written by the operations of the contexts. Called by `kedjan demo`."""

from argparse import ArgumentParser, Namespace
from importlib import import_module


def configure(parser: ArgumentParser) -> None:
    """Take nothing."""
    parser.set_defaults()


def run(arguments: Namespace) -> int:
    """Tell the story."""
    del arguments
    import_module("kedjan.cli.demo.story").tell()
    return 0
