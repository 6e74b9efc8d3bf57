"""What the list of cases says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.journeys.queries import Asked, CaseListItem, CaseShow
from kedjan.journeys.web.case_parts import short_title
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.text import N_
from kedjan.participants.queries import PersonView, name_of, protection_tag
from kedjan.programmes.domain.programme import ProgrammeFile
from kedjan.programmes.domain.questions import stage
from kedjan.ui.components import Cell, Column, NavItem, Table, Tag
from kedjan.ui.sorting import ASKED
from kedjan.ui.words import day

STARTED = "started"
"""What the address calls the order by the day they started."""
_SHOWN = {
    CaseShow.RUNNING: (N_("Pågår"), N_("Deltagare i våra lag"), N_("Här finns ingen just nu.")),
    CaseShow.OURS: (N_("Väntar på oss"), N_("Deltagare där något väntar på oss"), N_("Ingenting väntar på er.")),
    CaseShow.LATE: (N_("Försenade"), N_("Deltagare med något försenat"), N_("Inget är försenat.")),
    CaseShow.OTHERS: (
        N_("Väntar på andra"),
        N_("Deltagare där något väntar på andra"),
        N_("Ingenting väntar på någon annan."),
    ),
    CaseShow.ENDED: (N_("Avslutade"), N_("Avslutade deltagare"), N_("Här finns ingen just nu.")),
}
"""What each choice is called, what its table is called, and what is said when it is empty."""


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
    which: Asked,
    first: bool,
    more: bool,
) -> CaseListPage:
    """Build the page."""
    rows = tuple(_row(item, people, files[item.version_id], municipalities, today) for item in items)
    table = Table(
        caption=_(_SHOWN[which.show][1]),
        columns=(
            *(Column(title) for title in (_("Namn"), _("Steg"), _("Kommun"))),
            _started_column(which),
            *(Column(title) for title in (_("Nästa dag"), _("Läge"))),
        ),
        rows=rows,
        empty=_(_SHOWN[which.show][2]),
        is_list=True,
    )
    return CaseListPage(
        views=tuple(
            NavItem(_(texts[0]), _address(replace(which, show=one)), current=one is which.show)
            for one, texts in _SHOWN.items()
        ),
        table=table,
        newer="" if first else _address(which),
        older=_address(which, after=items[-1]) if more else "",
    )


def asked_for(which: Asked) -> dict[str, str]:
    """Return what the address of a list says, for its links and for saving it."""
    asked = {} if which.show is CaseShow.RUNNING else {"show": which.show.value}
    return {**asked, ASKED: STARTED} if which.is_oldest_first else asked


def _started_column(which: Asked) -> Column:
    """Return the column of the day they started: the latest first, unless the address asks for the first."""
    other_way = _address(replace(which, is_oldest_first=not which.is_oldest_first))
    return Column(_("Inskriven"), sort_href=other_way, sorted="ascending" if which.is_oldest_first else "descending")


def _address(which: Asked, after: CaseListItem | None = None) -> str:
    """Return the address of a list, from its beginning or after one of its items."""
    asked = asked_for(which)
    marks = {} if after is None else {"after": str(after.enrolled_on), "id": str(after.enrolment_id)}
    query = urlencode({**marks, **asked})
    return f"{reverse('journeys:cases')}{query and '?'}{query}"


def _row(
    item: CaseListItem,
    people: Mapping[ParticipantId, PersonView],
    file: ProgrammeFile,
    municipalities: Mapping[str, str],
    today: date,
) -> tuple[Cell, ...]:
    who = people.get(item.participant_id)
    return (
        Cell(
            name_of(who),
            href=reverse("journeys:case", args=[item.participant_id]),
            tag=None if who is None else protection_tag(who.strength),
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
