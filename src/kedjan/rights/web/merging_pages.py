"""What the pages about doubles say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.queries import PersonView, shown_name
from kedjan.rights.domain.information import Information
from kedjan.rights.domain.words import RECORDS
from kedjan.rights.queries import MergeView
from kedjan.ui.components import Cell, Column, SummaryRow, Table, Tag
from kedjan.ui.words import day, number

KEPT, OTHER = "first", "second"
_ONE_A_PERSON = ("participants_identity", "participants_contact", "participants_participant")
_LEFT_OUT = {"id", "organisation"}


@dataclass(frozen=True, slots=True)
class UndoPage:
    """A merge that may be undone: whose, why it was made, and what stands in the way."""

    name: str
    rows: tuple[SummaryRow, ...]
    can_be_undone: bool
    obstacle: str


def merges_view(done: Iterable[MergeView], known: Mapping[ParticipantId, PersonView]) -> Table:
    """Return a row for each merge, newest first."""
    return Table(
        caption=_("Sammanslagna poster"),
        columns=(
            Column(_("Deltagare")),
            Column(_("Dag")),
            Column(_("Flyttade rader"), numeric=True),
            Column(_("Läge")),
        ),
        rows=tuple(
            (
                Cell(shown_name(known.get(one.kept)), href=reverse("rights:undo_merge", args=[one.id]), header=True),
                Cell(day(swedish_day(one.merged_at))),
                Cell(number(one.moved)),
                Cell("", tag=Tag(_("Ångrad"), "grey") if one.is_undone else Tag(_("Gäller"), "green")),
            )
            for one in done
        ),
        empty=_("Inga poster är sammanslagna."),
        is_list=True,
    )


def compare_view(first: Information, second: Information) -> Table:
    """Return the two records side by side: what is one a person, then how many rows there are of the rest."""
    facts = (_facts(first), _facts(second))
    names = dict.fromkeys([*facts[0], *facts[1]])
    return Table(
        caption=_("Jämför"),
        columns=(Column(_("Uppgift")), Column(_("Första posten")), Column(_("Andra posten"))),
        rows=tuple((Cell(name, header=True), *(Cell(side.get(name, "–")) for side in facts)) for name in names),
        empty="",
        is_list=True,
    )


def undo_view(found: MergeView, who: PersonView | None, tables: Iterable[str]) -> UndoPage:
    """Return what undoing does, or what stands in its way."""
    named = ", ".join(_(RECORDS[table]) if table in RECORDS else table for table in tables)
    obstacle = ""
    if found.is_undone:
        obstacle = _("Sammanslagningen är redan ångrad.")
    elif named:
        obstacle = _("Det finns nyare uppgifter som hör till det som flyttades: %(what)s.") % {"what": named}
    rows = (
        SummaryRow(_("Dag"), day(swedish_day(found.merged_at))),
        SummaryRow(_("Flyttade rader"), number(found.moved)),
        SummaryRow(_("Så visste ni"), found.reason),
    )
    return UndoPage(shown_name(who), rows, not obstacle, obstacle)


def _facts(information: Information) -> dict[str, str]:
    facts: dict[str, str] = {}
    counts: dict[str, str] = {}
    for section in information.sections:
        if section.table in _ONE_A_PERSON:
            for one in section.records[0].values:
                if one.text and one.column not in _LEFT_OUT:
                    facts[one.title] = one.text
        elif section.table in RECORDS:
            counts[_(RECORDS[section.table])] = _rows(len(section.records))
    return facts | counts


def _rows(count: int) -> str:
    return ngettext("%(count)s rad", "%(count)s rader", count) % {"count": number(count)}
