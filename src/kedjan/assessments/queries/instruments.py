"""Instruments as they were loaded, and who holds which licence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from kedjan.assessments.domain.instrument import Instrument
from kedjan.assessments.domain.parse import stored_instrument
from kedjan.assessments.domain.starting import LicenceHeld
from kedjan.assessments.models import InstrumentVersion, LicenceRecord
from kedjan.kernel.ids import AccountId, InstrumentId, OrganisationId


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """One version of an instrument. replaced_from: the first day of a version that was loaded after it."""

    id: InstrumentId
    file: Instrument
    replaced_from: date | None = None

    def is_latest(self, on: date) -> bool:
        """Tell whether no later version holds on the day; one that was loaded ahead of its days replaces nothing."""
        return self.replaced_from is None or on < self.replaced_from


def instruments() -> tuple[InstrumentView, ...]:
    """Return every version of every instrument, by key, the latest loaded first."""
    later: dict[str, date] = {}
    found = []
    for row in InstrumentVersion.objects.order_by("key", "-loaded_at", "-id"):
        found.append(InstrumentView(InstrumentId(row.pk), file_of(row.text), later.get(row.key)))
        later[row.key] = min(row.valid_from, later.get(row.key, row.valid_from))
    return tuple(found)


def instrument(*, instrument_id: UUID) -> InstrumentView | None:
    """Return one version, or None."""
    return next((one for one in instruments() if one.id == instrument_id), None)


def licences_of(
    *, account_ids: Iterable[AccountId], organisation_id: OrganisationId
) -> dict[AccountId, tuple[LicenceHeld, ...]]:
    """Return what the organisation has written of its accounts' licences: of each licence the latest."""
    rows = LicenceRecord.objects.filter(account_id__in=set(account_ids), organisation_id=organisation_id)
    found: dict[AccountId, dict[str, LicenceHeld]] = {}
    for row in rows.order_by("recorded_at", "id"):
        held = LicenceHeld(row.licence, row.since_on, row.until_on)
        found.setdefault(AccountId(row.account_id), {})[row.licence] = held
    return {account: tuple(held.values()) for account, held in found.items()}


@lru_cache(maxsize=64)
def file_of(text: str) -> Instrument:
    """Return the instrument of a stored text; cached, as a version never changes."""
    return stored_instrument(text)
