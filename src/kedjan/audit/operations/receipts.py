"""Hand the latest seal to the organisations: docs/rules/audit.md. Only a receipt kept elsewhere shows a cut tail."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kedjan.audit.domain.receipts import Receiver, receipt_name, receipt_text
from kedjan.audit.models import Receipt
from kedjan.audit.queries.seals import latest_seal
from kedjan.integrations.delivery import CannotDeliver, Delivery, Parcel
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import new_id
from kedjan.kernel.text import N_

_SUBJECT = N_("Kvitto på Kedjans logg: sigill %(number)s")


@dataclass(frozen=True, slots=True)
class ReceiptsGiven:
    """Which seal was handed to whom on the day; who had it already, and to whom it could not be handed, and why."""

    number: int
    on: date
    given: tuple[str, ...]
    had: tuple[str, ...]
    failed: tuple[str, ...]


def give_receipts(*, receivers: Iterable[Receiver], delivery: Delivery, now: datetime) -> ReceiptsGiven | None:
    """Hand today's receipt to each organisation that has not got it today; None before the first seal.

    Each hand-over is noted by itself, after it has succeeded: after a crash the same file is handed over once more, and
    one organisation that cannot be reached stops no other. Run outside a transaction.
    """
    signed = latest_seal()
    if signed is None:
        return None
    on = swedish_day(now)
    name, text = receipt_name(signed, on=on), receipt_text(signed)
    subject = _SUBJECT % {"number": signed.seal.number}
    had_today = set(Receipt.objects.filter(on=on).values_list("organisation_id", flat=True))
    given, had, failed = [], [], []
    for receiver in receivers:
        if receiver.organisation_id in had_today:
            had.append(receiver.key)
            continue
        try:
            delivery.deliver(Parcel(receiver.key, name, text, subject))
        except CannotDeliver as error:
            failed.append(str(error))
            continue
        _note(receiver, signed.seal.number, on, now)
        given.append(receiver.key)
    return ReceiptsGiven(signed.seal.number, on, tuple(given), tuple(had), tuple(failed))


def _note(receiver: Receiver, number: int, on: date, now: datetime) -> None:
    """Note the hand-over; somebody who handed over the same at the same moment has noted it already."""
    row = Receipt(id=new_id(), organisation_id=receiver.organisation_id, on=on, seal_id=number, given_at=now)
    Receipt.objects.bulk_create([row], ignore_conflicts=True)
