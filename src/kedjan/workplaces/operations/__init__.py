"""Use cases of trial places."""

from kedjan.workplaces.operations.offers import (
    CannotClosePlace,
    CannotOfferPlace,
    PlaceClosed,
    PlaceOffered,
    close_place,
    offer_place,
)
from kedjan.workplaces.operations.placements import (
    CannotEndPlacement,
    CannotTakePlace,
    PlacementEnded,
    PlaceTaken,
    SaidYes,
    end_placement,
    take_place,
    text_to_say_yes_to,
)

__all__ = [
    "CannotClosePlace",
    "CannotEndPlacement",
    "CannotOfferPlace",
    "CannotTakePlace",
    "PlaceClosed",
    "PlaceOffered",
    "PlaceTaken",
    "PlacementEnded",
    "SaidYes",
    "close_place",
    "end_placement",
    "offer_place",
    "take_place",
    "text_to_say_yes_to",
]
