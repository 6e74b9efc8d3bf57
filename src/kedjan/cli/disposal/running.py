"""`kedjan disposal run --as USERNAME`: disposes of what may be; broken off, it goes on where it was."""

import sys
from argparse import ArgumentParser, Namespace

from kedjan.cli.disposal.preview import configure as take_actor
from kedjan.cli.participants.acting_as import disposer
from kedjan.cli.participants.telling import in_words
from kedjan.cli.wording import Language, translated
from kedjan.kernel.text import N_
from kedjan.rights.operations import CannotDispose, dispose


def configure(parser: ArgumentParser) -> None:
    """Take whom to act as, and the language."""
    take_actor(parser)


def run(arguments: Namespace) -> int:
    """Dispose, and say how many people and rows; return 1 with the reason where nothing may be."""
    language = Language(arguments.language)
    actor = disposer(arguments.username, arguments.organisation, language)
    try:
        done = dispose(actor=actor)
    except CannotDispose as refusal:
        print("\n".join(in_words(reason, language) for reason in refusal.reasons), file=sys.stderr)
        return 1
    text = translated(N_("Gallrade personer: %(people)s. Rader: %(rows)s."), language)
    print(text % {"people": done.people, "rows": done.rows})
    return 0
