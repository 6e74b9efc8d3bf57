"""What the pages about places say: the list for staff, and the employer's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.text import beginning_a_sentence
from kedjan.ui.components import Cell, Colour, Column, Link, Table, Tag
from kedjan.ui.sorting import ASKED, Order, sorted_column
from kedjan.ui.words import day
from kedjan.workplaces.domain.features import PlaceFeature
from kedjan.workplaces.queries import PAGE, PlacementView, PlaceOrder, PlaceView, Wanted


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """The list of places and where it goes on."""

    table: Table
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """One of the employer's places."""

    title: str
    about: str
    tasks: str
    features: str
    status: Tag
    close: Link | None


@dataclass(frozen=True, slots=True)
class MyPlacesPage:
    """The employer's own page: who is here and who is coming, and the places."""

    people: Table
    places: tuple[OwnPlace, ...]
    offer: str


def places_view(
    *,
    places: tuple[PlaceView, ...],
    municipalities: Mapping[str, str],
    which: Wanted,
    asked: Mapping[str, str],
    is_first: bool,
) -> PlacesPage:
    """Build the list; asked: what narrows and orders it in the address, kept when the reader goes on."""
    here = reverse("workplaces:places")
    last = places[-1] if len(places) == PAGE and not which.words else None
    going_on = {} if last is None else {"after": str(last.id)}
    return PlacesPage(
        table=Table(
            caption=_("Provplatser som är öppna"),
            columns=place_columns() if which.words else _ordered_columns(which, asked),
            rows=tuple(place_row(one, municipalities) for one in places),
            empty=_("Ingen plats passar urvalet. Pröva ett annat ord, en annan kommun eller visa även fulla platser."),
            is_list=True,
        ),
        newer="" if is_first else f"{here}?{urlencode(asked)}",
        older="" if last is None else f"{here}?{urlencode({**asked, **going_on})}",
    )


def my_places_view(
    *,
    places: tuple[PlaceView, ...],
    placements: tuple[PlacementView, ...],
    municipalities: Mapping[str, str],
    today: date,
) -> MyPlacesPage:
    """Build the employer's page: first those who are there or are coming, then the places."""
    return MyPlacesPage(
        people=Table(
            caption=_("Kommer till er"),
            columns=(
                Column(_("Namn")),
                Column(_("Plats")),
                Column(_("Första dagen")),
                Column(_("Sista dagen")),
                Column(_("Läge")),
            ),
            rows=tuple(_comer(one, today) for one in placements),
            empty=_("Ingen är på väg just nu. När någon har sagt ja till en av era platser står det här."),
            is_list=True,
        ),
        places=tuple(_own(one, municipalities) for one in places),
        offer=reverse("workplaces:offer"),
    )


def features_text(features: frozenset[PlaceFeature]) -> str:
    """Return the features in words, in the order of their list; a dash where none is told."""
    said = ", ".join(_(one.label).lower() for one in PlaceFeature if one in features)
    return beginning_a_sentence(said) or "–"


def _room_tag(place: PlaceView) -> Tag:
    if place.closed_at is not None:
        return Tag(_("Stängd"), Colour.GREY)
    if not place.free:
        return Tag(_("Full"), Colour.YELLOW)
    return Tag(_("%(free)s av %(all)s lediga") % {"free": place.free, "all": place.capacity}, Colour.GREEN)


def place_columns() -> tuple[Column, ...]:
    """Return the columns that a place is told in."""
    return (
        Column(_("Plats")),
        Column(_("Arbetsgivare")),
        Column(_("Kommun")),
        Column(_("Timmar i veckan"), numeric=True),
        Column(_("Det finns på platsen")),
        Column(_("Lediga i dag")),
    )


def order_of(which: Wanted) -> Order:
    """Return what the places are ordered by, as the address says it."""
    return Order(which.order.value if which.order else "", is_backwards=which.is_backwards)


def _ordered_columns(which: Wanted, asked: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the columns of the list, with links that order by those that the database can order by."""

    def address(order: str) -> str:
        return f"{reverse('workplaces:places')}?{urlencode({**asked, ASKED: order})}"

    return tuple(
        sorted_column(one.title, key, order_of(which), address, numeric=one.numeric) if key else one
        for one, key in zip(place_columns(), (*PlaceOrder, "", ""), strict=True)
    )


def place_row(place: PlaceView, municipalities: Mapping[str, str], *, href: str | None = None) -> tuple[Cell, ...]:
    """Return the place in those columns; href: where it is chosen."""
    return (
        Cell(place.title, href=href, header=True),
        Cell(place.employer_name),
        Cell(municipalities.get(place.municipality_code, place.municipality_code)),
        Cell(str(place.hours_per_week)),
        Cell(features_text(place.features)),
        Cell("", tag=_room_tag(place)),
    )


def _own(place: PlaceView, municipalities: Mapping[str, str]) -> OwnPlace:
    is_open = place.closed_at is None
    close = Link(_("Stäng platsen"), reverse("workplaces:close", args=[place.id]), hidden=place.title)
    return OwnPlace(
        title=place.title,
        about=_("%(municipality)s · %(hours)s timmar i veckan")
        % {
            "municipality": municipalities.get(place.municipality_code, place.municipality_code),
            "hours": place.hours_per_week,
        },
        tasks=place.tasks,
        features=features_text(place.features) if place.features else "",
        status=_room_tag(place),
        close=close if is_open else None,
    )


def _comer(one: PlacementView, today: date) -> tuple[Cell, ...]:
    is_here = one.starts_on <= today
    tag = Tag(_("Här nu"), Colour.GREEN) if is_here else Tag(_("Kommer"), Colour.BLUE)
    return (
        Cell(one.presented_as, header=True),
        Cell(one.place_title),
        Cell(day(one.starts_on)),
        Cell(day(one.ends_on)),
        Cell("", tag=tag),
    )
