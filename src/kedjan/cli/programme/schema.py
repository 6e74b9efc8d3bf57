"""`kedjan programme schema`: prints how a programme file is written, as docs/programme-files.md has it."""

from argparse import ArgumentParser, Namespace

from kedjan.programmes.domain.schema_docs import schema_page


def configure(parser: ArgumentParser) -> None:
    """Take nothing."""
    parser.set_defaults()


def run(arguments: Namespace) -> int:
    """Print the page."""
    del arguments
    print(schema_page(), end="")
    return 0
