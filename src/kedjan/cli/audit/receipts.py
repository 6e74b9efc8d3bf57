"""`kedjan audit receipts`: hands today's receipt to the programmes' organisations; the worker does so by itself."""

from argparse import ArgumentParser, Namespace

from django.db import transaction

from kedjan.audit.domain.receipts import receipt_text
from kedjan.audit.operations import ReceiptsGiven
from kedjan.audit.queries import latest_seal, seal_numbered
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.database.context import act_as
from kedjan.integrations.delivery import CannotDeliver, delivery
from kedjan.kernel.text import N_
from kedjan.programmes.operations import give_receipts_to_partners

_NONE = N_("Det finns inget sådant sigill än. Kör: kedjan audit seal")
_GIVEN = N_("Sigill %(number)s har lämnats till: %(receivers)s.")
_HAD = N_("Har redan fått dagens kvitto: %(receivers)s.")
_FAILED = N_("Kunde inte lämnas: %(said)s.")
_NOBODY = N_("Inget program har några parter att lämna kvitto till.")


def configure(parser: ArgumentParser) -> None:
    """Take whether to print a receipt instead."""
    parser.add_argument("--print", action="store_true", dest="shown", help="print a receipt, and hand nothing over")
    parser.add_argument("--seal", type=int, metavar="N", help="with --print: of this seal instead of the latest")
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Hand over, or print; return 1 when there is no such seal, and when somebody could not be reached."""
    language = Language(arguments.language)
    if arguments.shown:
        return _shown(arguments.seal, language)
    with transaction.atomic():
        now = act_as(None).now()
    try:
        given = give_receipts_to_partners(delivery=delivery(), now=now)
    except CannotDeliver as error:
        print(translated(_FAILED, language) % {"said": error})
        return 1
    if given is None:
        print(translated(_NONE, language))
        return 1
    print("\n".join(_told(given, language)))
    return 1 if given.failed else 0


def _shown(number: int | None, language: Language) -> int:
    signed = latest_seal() if number is None else seal_numbered(number)
    if signed is None:
        print(translated(_NONE, language))
        return 1
    print(receipt_text(signed), end="")
    return 0


def _told(given: ReceiptsGiven, language: Language) -> list[str]:
    lines = []
    if given.given:
        values = {"number": given.number, "receivers": ", ".join(given.given)}
        lines.append(translated(_GIVEN, language) % values)
    if given.had:
        lines.append(translated(_HAD, language) % {"receivers": ", ".join(given.had)})
    lines += [translated(_FAILED, language) % {"said": said} for said in given.failed]
    return lines or [translated(_NOBODY, language)]
