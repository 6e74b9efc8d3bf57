"""What the list of cases says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.journeys.queries import CaseListItem
from kedjan.journeys.web.case_parts import short_title
from kedjan.journeys.web.people import name_of
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.queries import PersonView
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.domain.questions import stage
from kedjan.ui.components import Cell, Column, NavItem, Table, Tag
from kedjan.ui.words import day


@dataclass(frozen=True, slots=True)
class CaseListPage:
    """The choice between running and ended cases, the table, and where it goes on."""

    views: tuple[NavItem, ...]
    table: Table
    newer: str
    older: str


def case_list_view(
    *,
    items: tuple[CaseListItem, ...],
    people: Mapping[ParticipantId, PersonView],
    files: Mapping[UUID, ProgrammeFile],
    municipalities: Mapping[str, str],
    today: date,
    closed: bool,
    first: bool,
    more: bool,
) -> CaseListPage:
    """Build the page."""
    place = reverse("journeys:cases")
    rows = tuple(_row(item, people, files[item.version_id], municipalities, today) for item in items)
    table = Table(
        caption=_("Avslutade deltagare") if closed else _("Deltagare i våra lag"),
        columns=tuple(
            Column(title) for title in (_("Namn"), _("Steg"), _("Kommun"), _("Inskriven"), _("Nästa dag"), _("Läge"))
        ),
        rows=rows,
        empty=_("Här finns ingen just nu."),
        is_list=True,
    )
    chosen = f"{place}?show=ended" if closed else place
    return CaseListPage(
        views=(
            NavItem(_("Pågår"), place, current=not closed),
            NavItem(_("Avslutade"), f"{place}?show=ended", current=closed),
        ),
        table=table,
        newer="" if first else chosen,
        older=_older(place, items[-1], closed=closed) if more else "",
    )


def _older(place: str, last: CaseListItem, *, closed: bool) -> str:
    marks = {"after": last.enrolled_on, "id": last.enrolment_id}
    return f"{place}?{urlencode({**marks, 'show': 'ended'} if closed else marks)}"


def _row(
    item: CaseListItem,
    people: Mapping[ParticipantId, PersonView],
    file: ProgrammeFile,
    municipalities: Mapping[str, str],
    today: date,
) -> tuple[Cell, ...]:
    return (
        Cell(
            name_of(people.get(item.participant_id)),
            href=reverse("journeys:case", args=[item.participant_id]),
            header=True,
        ),
        Cell(short_title(stage(file, item.stage))),
        Cell(municipalities.get(item.municipality_code, item.municipality_code)),
        Cell(day(item.enrolled_on)),
        Cell(day(item.next_due_on) if item.next_due_on and item.exited_on is None else "–"),
        Cell("", tag=_state(item, today)),
    )


def _state(item: CaseListItem, today: date) -> Tag:
    if item.exited_on is not None:
        return Tag(_("Avslutad"), "grey")
    if item.next_due_on is not None and item.next_due_on < today:
        return Tag(_("Försenat"), "red")
    if item.open_gates:
        return Tag(
            ngettext("%(gates)s öppet hinder", "%(gates)s öppna hinder", item.open_gates) % {"gates": item.open_gates},
            "blue",
        )
    return Tag(_("Inga hinder"), "green")
