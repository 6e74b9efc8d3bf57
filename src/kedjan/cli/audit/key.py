"""`kedjan audit key`: prints the public key, which auditors check seals and receipts with. It is no secret."""

from argparse import ArgumentParser, Namespace

from kedjan.cli.audit.saying import explained
from kedjan.cli.wording import Language, take_language
from kedjan.integrations.signing import CannotSign, signer


def configure(parser: ArgumentParser) -> None:
    """Take the language."""
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print it."""
    try:
        print(signer().public_key)
    except CannotSign as refusal:
        print(explained(refusal, Language(arguments.language)))
        return 1
    return 0
