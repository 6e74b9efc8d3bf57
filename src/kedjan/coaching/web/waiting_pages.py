"""What the pages of waiting say: the list for those who plan, and one person's wish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.domain.waiting import Wish
from kedjan.coaching.queries.expected import ExpectedView
from kedjan.coaching.queries.waiting import WaitingView
from kedjan.coaching.web.expected_pages import expected_cell, expected_facts
from kedjan.coaching.web.programme import ASKED
from kedjan.coaching.web.resource_pages import language_name
from kedjan.kernel.ids import ParticipantId, WaitingId
from kedjan.kernel.text import beginning_a_sentence
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Cell, Colour, Column, Link, NavItem, SummaryRow, Table, Tag
from kedjan.ui.words import day

_SOON_DAYS = 56


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """The list of those who wait, where it goes on, and the same list of other programmes."""

    table: Table
    newer: str
    older: str
    views: tuple[NavItem, ...]


@dataclass(frozen=True, slots=True)
class CaseGroupPage:
    """How one person waits. facts: empty while they do not; note: why they cannot."""

    title: str
    back: str
    name: str
    facts: tuple[SummaryRow, ...]
    stop: Link | None
    note: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside those who wait: who they are, municipalities by their codes, and when they can start."""

    people: Mapping[ParticipantId, PersonView]
    places: Mapping[str, str]
    expected: Mapping[WaitingId, ExpectedView]


def waiting_view(
    *,
    found: tuple[WaitingView, ...],
    beside: Beside,
    today: date,
    views: tuple[NavItem, ...],
    programme_key: str,
    is_first: bool,
    more: bool,
) -> WaitingPage:
    """Build the list, whoever must start first at the top."""
    here, asked = reverse("coaching:waiting"), {ASKED: programme_key}
    place = {"after": found[-1].wish.latest_on.isoformat(), "id": str(found[-1].id)} if more else {}
    return WaitingPage(
        table=Table(
            caption=_("Väntar på en grupp"),
            columns=(
                Column(_("Namn")),
                Column(_("Kommun")),
                Column(_("Senaste start")),
                Column(_("Kan börja")),
                Column(_("Väntat"), numeric=True),
                Column(_("Behöver")),
                Column(_("Läge")),
            ),
            rows=tuple(_row(one, beside, today) for one in found),
            empty=_("Ingen väntar på en grupp just nu. Skriv upp någon på deltagarens egen sida."),
            is_list=True,
        ),
        newer="" if is_first else f"{here}?{urlencode(asked)}",
        older=f"{here}?{urlencode(asked | place)}" if more else "",
        views=views,
    )


def case_group_view(
    *,
    who: PersonView,
    waiting: WaitingView | None,
    expected: ExpectedView | None,
    note: str,
    mine: bool,
    today: date,
) -> CaseGroupPage:
    """Build the page of one person; mine: the actor's organisation wrote it up, and can end it."""
    stop = Link(_("Väntar inte längre"), reverse("coaching:stop_waiting", args=[who.id]))
    return CaseGroupPage(
        title=_("Coachningsgrupp"),
        back=reverse("journeys:case", args=[who.id]),
        name=shown_name(who),
        facts=() if waiting is None else (*_facts(waiting, today), *expected_facts(expected)),
        stop=stop if waiting is not None and mine else None,
        note=note,
    )


def needs_text(wish: Wish) -> str:
    """Return what the group must have, in words; a dash where it needs nothing."""
    said = [_(one.label).lower() for one in sorted(wish.needs)]
    if wish.language:
        said.append(_("coach som talar %(language)s") % {"language": language_name(wish.language).lower()})
    return beginning_a_sentence(", ".join(said)) or "–"


def _facts(waiting: WaitingView, today: date) -> tuple[SummaryRow, ...]:
    wish = waiting.wish
    ends = _("Ja") if wish.benefit_ends else _("Nej")
    return (
        SummaryRow(_("Kan börja tidigast"), day(wish.earliest_on)),
        SummaryRow(_("Behöver ha börjat senast"), day(wish.latest_on)),
        SummaryRow(_("Ersättningen tar slut om gruppen inte har börjat då"), ends),
        SummaryRow(_("Har väntat"), _weeks(waiting, today)),
        SummaryRow(_("Längsta resan med buss och tåg"), _("%(minutes)s minuter") % {"minutes": wish.max_minutes}),
        SummaryRow(_("Behöver"), needs_text(wish)),
    )


def _row(one: WaitingView, beside: Beside, today: date) -> tuple[Cell, ...]:
    code, who = one.municipality_code, beside.people.get(one.participant_id)
    return (
        Cell(shown_name(who), href=reverse("coaching:case_group", args=[one.participant_id]), header=True),
        Cell("–" if code is None else beside.places.get(code, code)),
        Cell(day(one.wish.latest_on)),
        Cell(expected_cell(beside.expected.get(one.id))),
        Cell(_weeks(one, today)),
        Cell(needs_text(one.wish)),
        Cell("", tag=_state(one.wish, today)),
    )


def _weeks(one: WaitingView, today: date) -> str:
    weeks = max(0, (today - one.wish.earliest_on).days // 7)
    return ngettext("%(weeks)s vecka", "%(weeks)s veckor", weeks) % {"weeks": weeks}


def _state(wish: Wish, today: date) -> Tag:
    if wish.latest_on < today:
        return Tag(_("Sista dagen har varit"), Colour.RED)
    if (wish.latest_on - today).days <= _SOON_DAYS:
        return Tag(_("Bråttom"), Colour.YELLOW)
    return Tag(_("Väntar"), Colour.BLUE)
