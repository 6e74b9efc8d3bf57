"""What the pages about one participant's trial place say, with what the employer will see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Cell, Colour, Column, Prose, SummaryRow, Table, Tag
from kedjan.ui.words import day, prose
from kedjan.workplaces.domain.places import Request
from kedjan.workplaces.queries import PlacementView, PlaceView
from kedjan.workplaces.web.place_pages import features_text, place_columns, place_row


@dataclass(frozen=True, slots=True)
class CasePlacePage:
    """The person's placements, and the places to choose from; note: why there is nothing to choose."""

    name: str
    back: str
    placements: Table
    places: Table | None
    note: str


@dataclass(frozen=True, slots=True)
class TakePage:
    """One place and the form to take it."""

    title: str
    name: str
    back: str
    place: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What the employer will see, the exact text of the consent, and the typed values to send again."""

    title: str
    back: str
    rows: tuple[SummaryRow, ...]
    sees: str
    text: tuple[Prose, ...]
    typed: tuple[tuple[str, str], ...]


def case_place_view(
    *,
    who: PersonView,
    placements: tuple[PlacementView, ...],
    places: tuple[PlaceView, ...],
    municipalities: Mapping[str, str],
    is_trying_work: bool,
    actor: Actor,
    today: date,
) -> CasePlacePage:
    """Build the page; places to choose are shown to those who may place, where work is tried."""
    may_place = actor.may(Permission.PLACE_PARTICIPANT)
    return CasePlacePage(
        name=shown_name(who),
        back=reverse("journeys:case", args=[who.id]),
        placements=_placements(placements, today=today, may_end=may_place),
        places=_places(who.id, places, municipalities) if may_place and is_trying_work else None,
        note="" if is_trying_work else _("I det steg där deltagaren är nu prövas inte arbete."),
    )


def take_view(*, who: PersonView, place: PlaceView, municipalities: Mapping[str, str]) -> TakePage:
    """Build the page with the form."""
    return TakePage(
        title=place.title,
        name=shown_name(who),
        back=reverse("workplaces:case_place", args=[who.id]),
        place=(
            SummaryRow(_("Arbetsgivare"), place.employer_name),
            SummaryRow(_("Kommun"), municipalities.get(place.municipality_code, place.municipality_code)),
            SummaryRow(_("Arbetsuppgifter"), place.tasks),
            SummaryRow(_("Timmar i veckan"), str(place.hours_per_week)),
            SummaryRow(_("Det finns på platsen"), features_text(place.features) if place.features else ""),
        ),
    )


def check_view(
    *, participant_id: ParticipantId, place: PlaceView, request: Request, text: str, typed: tuple[tuple[str, str], ...]
) -> CheckPage:
    """Build the page that is read together before anything is shared."""
    return CheckPage(
        title=_("Kontrollera innan ni delar"),
        back=reverse("workplaces:case_place", args=[participant_id]),
        rows=(
            SummaryRow(_("Namn"), request.presented_as),
            SummaryRow(_("Plats"), place.title),
            SummaryRow(_("Första dagen"), day(request.starts_on)),
            SummaryRow(_("Sista dagen"), day(request.ends_on)),
        ),
        sees=_("%(employer)s ser det som står ovanför, till och med %(last)s. Inget annat.")
        % {"employer": place.employer_name, "last": day(request.ends_on)},
        text=prose(text),
        typed=typed,
    )


def _placements(placements: tuple[PlacementView, ...], *, today: date, may_end: bool) -> Table:
    return Table(
        caption=_("Deltagarens provplatser"),
        columns=(
            Column(_("Plats")),
            Column(_("Arbetsgivare")),
            Column(_("Presenteras som")),
            Column(_("Första dagen")),
            Column(_("Sista dagen")),
            Column(_("Läge")),
        ),
        rows=tuple(_placement(one, today=today, may_end=may_end) for one in placements),
        empty=_("Deltagaren har ingen provplats än."),
        is_list=True,
    )


def _placement(one: PlacementView, *, today: date, may_end: bool) -> tuple[Cell, ...]:
    end = reverse("workplaces:end_placement", args=[one.participant_id, one.id])
    is_open = may_end and one.ends_on >= today
    return (
        Cell(one.place_title, header=True),
        Cell(one.employer_name),
        Cell(one.presented_as),
        Cell(day(one.starts_on)),
        Cell(day(one.ends_on)),
        Cell(_("Ändra sista dagen"), href=end, tag=_state(one, today)) if is_open else Cell("", tag=_state(one, today)),
    )


def _state(one: PlacementView, today: date) -> Tag:
    if one.ends_on < today:
        return Tag(_("Avslutad"), Colour.GREY)
    return Tag(_("Pågår"), Colour.BLUE) if one.starts_on <= today else Tag(_("Bestämd"), Colour.GREEN)


def _places(participant_id: ParticipantId, places: tuple[PlaceView, ...], municipalities: Mapping[str, str]) -> Table:
    return Table(
        caption=_("Platser att välja mellan"),
        columns=place_columns(),
        rows=tuple(
            place_row(one, municipalities, href=reverse("workplaces:take_place", args=[participant_id, one.id]))
            for one in places
        ),
        empty=_("Ingen plats passar urvalet. Välj en annan kommun eller visa även fulla platser."),
        is_list=True,
    )
