"""Read seals: they say nothing about people, and everybody who can reach the database may see them."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db.models import QuerySet, Value
from django.db.models.functions import Greatest, Least

from kedjan.audit.domain.seals import Seal, SignedSeal
from kedjan.audit.models import Seal as SealRow

# Somebody may have stored a moment that Python does not know, as infinity: read as another, it belies the signature.
_MOMENT = Greatest(Least("sealed_at", Value(datetime(9000, 1, 1, tzinfo=UTC))), Value(datetime(1000, 1, 1, tzinfo=UTC)))
_FIELDS = ("number", "form", "begins", "ends", "events", "readings", "root", "previous", "moment", "key", "signature")


def latest_seal() -> SignedSeal | None:
    """Return the seal with the highest number."""
    return next(signed_seals(SealRow.objects.order_by("-number")[:1]), None)


def seal_numbered(number: int) -> SignedSeal | None:
    """Return the seal with the number."""
    return next(signed_seals(SealRow.objects.filter(pk=number)), None)


def signed_seals(rows: QuerySet[SealRow]) -> Iterator[SignedSeal]:
    """Return the rows as values."""
    for *numbers, root, previous, moment, key, signature in rows.annotate(moment=_MOMENT).values_list(*_FIELDS):
        number, form, begins, ends, events, readings = numbers
        seal = Seal(
            number=number,
            form=form,
            begins=begins,
            ends=ends,
            events=events,
            readings=readings,
            root=bytes(root),
            previous=bytes(previous),
            sealed_at=moment,
            key=key,
        )
        yield SignedSeal(seal, bytes(signature))
