"""A receipt: one seal as a small file that an organisation keeps outside Kedjan. docs/rules/audit.md."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.audit.domain.seals import Seal, SignedSeal
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_

# In Swedish always: a receipt goes to agencies, and the same seal gives the same file whoever makes it.
_ABOUT = N_("Spara filen. Den visar hur Kedjans logg såg ut, och säger inget om någon person.")


class CannotReadReceipt(Refusal):
    """The text is no receipt."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(Reason("not_a_receipt", N_("Filen är inte ett kvitto från Kedjan.")))


@dataclass(frozen=True, slots=True)
class Receiver:
    """An organisation that keeps receipts; key names it in folders and lists of addresses."""

    organisation_id: OrganisationId
    key: str


def receipt_text(signed: SignedSeal) -> str:
    """Return the receipt as it is handed over: the same seal always gives the same text."""
    said = {
        "about": _ABOUT,
        "seal": signed.seal.fields(),
        "hash": signed.seal.digest().hex(),
        "signature": b64encode(signed.signature).decode(),
    }
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def receipt_name(signed: SignedSeal, *, on: date) -> str:
    """Return the name of the file that is handed over on the day."""
    return f"{on.isoformat()}-kedjan-{signed.seal.number}.json"


def read_receipt(text: str) -> SignedSeal:
    """Return what a receipt says; nothing in it is believed before its signature is. Raises CannotReadReceipt."""
    try:
        said = json.loads(text)
        seal = _seal(said["seal"])
        signature = b64decode(said["signature"], validate=True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise CannotReadReceipt from error
    return SignedSeal(seal, signature)


def _seal(said: dict[str, object]) -> Seal:
    return Seal(
        number=_whole(said["number"]),
        form=_whole(said["form"]),
        begins=_whole(said["begins"]),
        ends=_whole(said["ends"]),
        events=_whole(said["events"]),
        readings=_whole(said["readings"]),
        root=bytes.fromhex(str(said["root"])),
        previous=bytes.fromhex(str(said["previous"])),
        sealed_at=datetime.fromisoformat(str(said["sealed_at"])),
        key=str(said["key"]),
    )


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
