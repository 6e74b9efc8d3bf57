"""Write measured travel times, in the place of those that were there. Rule: docs/rules/travel-times.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.coaching.domain.travel_file import Way
from kedjan.coaching.models import TravelTime
from kedjan.integrations.database.turns import take_turn
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.organisations.domain.permissions import Permission, require


@dataclass(frozen=True, slots=True)
class TravelTimesLoaded:
    """Measured travel times were read in: how many were new, and how many took the place of others."""

    added: int
    replaced: int


@transaction.atomic
def load_travel_times(*, actor: Actor, ways: Iterable[Way], now: datetime) -> TravelTimesLoaded:
    """Write each way; one that was measured before is replaced, whichever day it was measured."""
    require(actor, Permission.MANAGE_PROGRAMMES)
    take_turn("travel times")
    known = {(row.origin_id, row.destination_id, row.mode): row for row in TravelTime.objects.all()}
    wanted = tuple(ways)
    fresh = [way for way in wanted if way.key not in known]
    for way in wanted:
        if way.key in known:
            TravelTime.objects.filter(pk=known[way.key].pk).update(
                minutes=way.minutes, source=way.source, measured_on=way.measured_on, loaded_at=now
            )
    TravelTime.objects.bulk_create(
        TravelTime(
            id=new_id(),
            origin_id=way.origin,
            destination_id=way.destination,
            mode=way.mode,
            minutes=way.minutes,
            source=way.source,
            measured_on=way.measured_on,
            loaded_at=now,
        )
        for way in fresh
    )
    event = TravelTimesLoaded(added=len(fresh), replaced=len(wanted) - len(fresh))
    record(actor=actor, event=event, now=now)
    return event
