"""An employer offers a trial place, and closes it when it is no longer offered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kedjan.audit.operations import record
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, TrialPlaceId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.organisations.queries import municipality_names
from kedjan.workplaces.domain.places import Offer, refusals_to_offer
from kedjan.workplaces.models import TrialPlace


@dataclass(frozen=True, slots=True)
class PlaceOffered:
    """An employer offers a trial place."""

    place_id: TrialPlaceId
    employer_id: OrganisationId
    municipality_code: str
    capacity: int


@dataclass(frozen=True, slots=True)
class PlaceClosed:
    """The place is no longer offered; whoever is there stays to the end."""

    place_id: TrialPlaceId
    employer_id: OrganisationId


class CannotOfferPlace(Refusal):
    """No place was offered."""


class CannotClosePlace(Refusal):
    """The place is as it was."""


@transaction.atomic
def offer_place(*, actor: Actor, offer: Offer, now: datetime) -> PlaceOffered:
    """Offer a place at the actor's organisation; raises CannotOfferPlace with every reason."""
    require(actor, Permission.MANAGE_PLACES)
    reasons = refusals_to_offer(offer=offer, is_known_municipality=offer.municipality_code in municipality_names())
    if reasons:
        raise CannotOfferPlace(*reasons)
    row = TrialPlace.objects.create(
        organisation_id=actor.home,
        title=offer.title.strip(),
        tasks=offer.tasks.strip(),
        municipality_id=offer.municipality_code,
        hours_per_week=offer.hours_per_week,
        capacity=offer.capacity,
        features=sorted(offer.features),
        offered_at=now,
    )
    event = PlaceOffered(
        place_id=TrialPlaceId(row.id),
        employer_id=actor.home,
        municipality_code=offer.municipality_code,
        capacity=offer.capacity,
    )
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def close_place(*, actor: Actor, place_id: TrialPlaceId, now: datetime) -> PlaceClosed:
    """Stop offering a place of the actor's organisation; raises CannotClosePlace."""
    require(actor, Permission.MANAGE_PLACES)
    row = TrialPlace.objects.select_for_update(of=("self",)).filter(pk=place_id, organisation_id=actor.home).first()
    if row is None:
        raise CannotClosePlace(Reason("no-such-place", N_("Platsen finns inte.")))
    if row.closed_at is not None:
        raise CannotClosePlace(Reason("closed-already", N_("Platsen är redan stängd.")))
    row.closed_at = now
    row.save(update_fields=["closed_at"])
    event = PlaceClosed(place_id=place_id, employer_id=actor.home)
    record(actor=actor, event=event, now=now)
    return event
