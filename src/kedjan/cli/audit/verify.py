"""`kedjan audit verify`: computes everything again and names the first thing that is not as it was sealed."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from kedjan.audit.domain.receipts import CannotReadReceipt, read_receipt
from kedjan.audit.domain.seals import SignedSeal
from kedjan.audit.queries import CheckedLog, check_log, whole_log
from kedjan.cli.audit.saying import explained, said
from kedjan.cli.wording import Language, take_language, translated
from kedjan.integrations.signing import CannotSign, NotAPublicKey, public_keys, trusted_keys
from kedjan.kernel.text import N_

_WHOLE = N_("Loggen är hel till och med sigill %(last)s: %(sealed)s rader. %(waiting)s rader väntar på nästa sigill.")
_UNREAD = N_("%(file)s går inte att läsa: %(said)s.")


def configure(parser: ArgumentParser) -> None:
    """Take from which seal, the receipts, the keys and the language."""
    parser.add_argument(
        "--since", type=int, default=1, metavar="N", help="begin with seal N; those before are believed"
    )
    parser.add_argument(
        "--receipt", type=Path, action="append", default=[], metavar="FILE", help="a receipt that somebody has kept"
    )
    parser.add_argument(
        "--public-key", action="append", default=[], metavar="KEY", help="believe this key, and not the installation's"
    )
    take_language(parser)


def run(arguments: Namespace) -> int:
    """Print that the log is whole, or the first fault; return 1 then, and when a receipt or a key is none."""
    language = Language(arguments.language)
    try:
        receipts = [_receipt(path) for path in arguments.receipt]
        trusted = public_keys(arguments.public_key) or trusted_keys()
    except (CannotReadReceipt, CannotSign, NotAPublicKey) as refusal:
        print(explained(refusal, language))
        return 1
    except OSError as error:
        print(translated(_UNREAD, language) % {"file": error.filename, "said": error.strerror})
        return 1
    with whole_log():
        found = check_log(since=arguments.since, receipts=receipts, trusted=trusted)
    print(_told(found, language))
    return 0 if found.fault is None else 1


def _receipt(path: Path) -> SignedSeal:
    return read_receipt(path.read_text(encoding="utf-8", errors="replace"))


def _told(found: CheckedLog, language: Language) -> str:
    if found.fault is None:
        values = {"last": found.last, "sealed": found.sealed, "waiting": found.waiting}
        return translated(_WHOLE, language) % values
    return said(found.fault.reason(), language)
