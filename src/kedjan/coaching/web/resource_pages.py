"""What the pages of coaches and rooms say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.languages import LANGUAGES
from kedjan.coaching.queries.resources import CoachView, RoomView
from kedjan.kernel.period import Period
from kedjan.kernel.text import beginning_a_sentence
from kedjan.ui.components import Cell, Colour, Column, Link, NavItem, SummaryRow, Table, Tag
from kedjan.ui.words import day

SOON = timedelta(days=90)
"""A certificate that ends within so long is told beforehand."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list, where something is added to it, and the same list of other programmes."""

    table: Table
    add: str
    views: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class CoachPage:
    """A coach: terms, days away to come, and what can be done."""

    title: str
    back: str
    facts: tuple[SummaryRow, ...]
    away: Table
    actions: tuple[Link, ...]


def coaches_view(
    *, found: tuple[CoachView, ...], places: Mapping[str, str], today: date, add: str, views: tuple[NavItem, ...]
) -> ListPage:
    """Build the list of coaches; add: where one is added, empty for those who only look."""
    table = Table(
        caption=_("Coacher i programmet"),
        columns=(
            Column(_("Coach")),
            Column(_("Organisation")),
            Column(_("Utgår från")),
            Column(_("Språk utöver svenska")),
            Column(_("Grupper på ett år"), numeric=True),
            Column(_("Läge")),
        ),
        rows=tuple(
            (
                Cell(one.name, href=reverse("coaching:coach", args=[one.id]) if add else None, header=True),
                Cell(one.organisation),
                Cell(places.get(one.municipality_code, one.municipality_code)),
                Cell(spoken(one)),
                Cell(str(one.max_groups)),
                Cell("", tag=state_of(one, today)),
            )
            for one in found
        ),
        empty=_("Inga coacher än. Lägg till dem som har utbildningen, från alla organisationer i programmet."),
        is_list=True,
    )
    return ListPage(table, add, views)


def rooms_view(
    *, found: tuple[RoomView, ...], places: Mapping[str, str], today: date, add: str, views: tuple[NavItem, ...]
) -> ListPage:
    """Build the list of rooms; add: where one is added, empty for those who only look."""
    columns = (
        Column(_("Lokal")),
        Column(_("Adress")),
        Column(_("Kommun")),
        Column(_("Platser"), numeric=True),
        Column(_("Det finns i lokalen")),
        Column(_("Läge")),
    )
    table = Table(
        caption=_("Lokaler för grupper"),
        columns=columns,
        rows=tuple(
            (
                Cell(one.name, href=reverse("coaching:room_close", args=[one.id]) if add else None, header=True),
                Cell(one.address),
                Cell(places.get(one.municipality_code, one.municipality_code)),
                Cell(str(one.capacity)),
                Cell(beginning_a_sentence(", ".join(_(each.label).lower() for each in one.features)) or "–"),
                Cell("", tag=_open_or_not(one.closed, today)),
            )
            for one in found
        ),
        empty=_("Inga lokaler än. En grupp kan bara planeras där det finns en lokal."),
        is_list=True,
    )
    return ListPage(table, add, views)


def coach_view(*, coach: CoachView, places: Mapping[str, str]) -> CoachPage:
    """Build the page of a coach."""
    rows = (
        SummaryRow(_("Organisation"), coach.organisation),
        SummaryRow(_("Utgår från"), places.get(coach.municipality_code, coach.municipality_code)),
        SummaryRow(_("Utbildningen blev klar"), day(coach.trained_on)),
        SummaryRow(_("Intyget gäller till och med"), day(coach.certified_until)),
        SummaryRow(
            _("Grupper"),
            _("Högst %(once)s på en gång och %(year)s på ett år")
            % {"once": coach.max_at_once, "year": coach.max_groups},
        ),
        SummaryRow(_("Längsta resan med bil"), _("%(minutes)s minuter") % {"minutes": coach.max_minutes}),
        SummaryRow(_("Egen coachning"), _("Högst %(people)s på en gång") % {"people": coach.max_individual}),
        SummaryRow(_("Språk utöver svenska"), spoken(coach)),
    )
    return CoachPage(
        title=coach.name,
        back=reverse("coaching:coaches"),
        facts=rows,
        away=Table(
            caption=_("Borta"),
            columns=(Column(_("Första dagen")), Column(_("Sista dagen"))),
            rows=tuple((Cell(day(one.start), header=True), Cell(day(_last(one)))) for one in coach.away),
            empty=_("Inga dagar är inskrivna."),
        ),
        actions=(
            Link(_("Skriv in att coachen är borta"), reverse("coaching:coach_away", args=[coach.id])),
            Link(_("Avsluta som coach"), reverse("coaching:coach_leave", args=[coach.id])),
        ),
    )


def language_name(code: str) -> str:
    """Return what a language is called; its code where it has left the list."""
    return _(LANGUAGES[code]) if code in LANGUAGES else code


def spoken(coach: CoachView) -> str:
    """Return the languages of a coach in words, a dash for Swedish alone."""
    return beginning_a_sentence(", ".join(language_name(one).lower() for one in coach.languages)) or "–"


def state_of(coach: CoachView, today: date) -> Tag:
    """Return what stands in the way of counting on a coach today, or soon."""
    if coach.certified_until < today:
        return Tag(_("Intyget har gått ut"), Colour.RED)
    if any(today in one for one in coach.away):
        return Tag(_("Borta i dag"), Colour.YELLOW)
    if coach.certified_until - today <= SOON:
        return Tag(_("Intyget går ut %(day)s") % {"day": day(coach.certified_until)}, Colour.YELLOW)
    return Tag(_("Kan leda grupper"), Colour.GREEN)


def _open_or_not(closed: tuple[Period, ...], today: date) -> Tag:
    if any(today in one for one in closed):
        return Tag(_("Stängd i dag"), Colour.YELLOW)
    if closed:
        return Tag(_("Stängd från %(day)s") % {"day": day(closed[0].start)}, Colour.BLUE)
    return Tag(_("Öppen"), Colour.GREEN)


def _last(period: Period) -> date:
    return period.start if period.end is None else period.end - timedelta(days=1)
