"""`kedjan audit seal`: seals what waits, now; the worker does so by itself every ten minutes."""

from argparse import ArgumentParser, Namespace

from django.db import transaction

from kedjan.audit.operations import CannotSealLog, LogSealed, seal_log
from kedjan.cli.audit.saying import explained
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import act_as
from kedjan.integrations.signing import CannotSign, Signer, signer
from kedjan.kernel.text import N_


def configure(parser: ArgumentParser) -> None:
    """Take the language."""
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Seal, one seal a transaction, and say what was sealed; return 1 with the reason when it cannot be."""
    language = Language(arguments.language)
    sealed = 0
    try:
        while event := _sealed(signer()):
            sealed += 1
            text = translated(N_("Sigill %(number)s: %(rows)s rader."), language)
            print(text % {"number": event.number, "rows": event.rows})
    except (CannotSign, CannotSealLog) as refusal:
        print(explained(refusal, language))
        return 1
    if not sealed:
        print(translated(N_("Inget väntar på ett sigill."), language))
    return 0


def _sealed(key: Signer) -> LogSealed | None:
    with transaction.atomic():
        return seal_log(signer=key, now=act_as(None).now())
