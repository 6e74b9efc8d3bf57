"""`kedjan audit restored`: once after a database is restored from a dump, before anybody uses it.

PostgreSQL numbers transactions anew in a new server. Rows written from now on would carry lower numbers than those that
seals cover, and would be taken for rows that somebody added afterwards. So the numbering is lifted above the old one.
"""

from argparse import ArgumentParser, Namespace

from kedjan.audit.operations import lift_numbering
from kedjan.cli.wording import Language, take_language, translated
from kedjan.kernel.text import N_


def configure(parser: ArgumentParser) -> None:
    """Take the language."""
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Lift the numbering where it is too low, and say whether it was."""
    text = N_("Loggens numrering är i ordning.")
    if lift_numbering():
        text = N_("Loggens numrering är höjd. Nya rader hamnar efter dem som har sigill.")
    print(translated(text, Language(arguments.language)))
    return 0
