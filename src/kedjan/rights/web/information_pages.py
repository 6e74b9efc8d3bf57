"""What the pages about one's own information say."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.rights.domain.corrections import can_be_corrected
from kedjan.rights.domain.information import Information, Record, Section
from kedjan.rights.queries import CorrectionView
from kedjan.ui.components import Link, NavItem, SummaryRow

SHOWN = 10
"""So many rows of a table are on the page; the file has them all."""


@dataclass(frozen=True, slots=True)
class RecordCard:
    """One record: what it says, with what I have said against it, and where I can say that it is wrong."""

    rows: tuple[SummaryRow, ...]
    ask: Link | None


@dataclass(frozen=True, slots=True)
class InformationPart:
    """One table: its anchor, its title, how many it shows, its newest rows, a line about the rest."""

    anchor: str
    title: str
    summary: str
    records: tuple[RecordCard, ...]
    more: str


@dataclass(frozen=True, slots=True)
class MyInformationPage:
    """Everything about me: where to find what, and the parts."""

    contents: tuple[NavItem, ...]
    parts: tuple[InformationPart, ...]


def my_information_view(information: Information, asked: Iterable[CorrectionView]) -> MyInformationPage:
    """Return the parts in their order, each with its newest rows first."""
    said = tuple(asked)
    parts = tuple(_part(section, said) for section in information.sections)
    contents = tuple(NavItem(part.title, f"#{part.anchor}") for part in parts)
    return MyInformationPage(contents=contents, parts=parts)


def _part(section: Section, asked: tuple[CorrectionView, ...]) -> InformationPart:
    newest = section.records[::-1][:SHOWN]
    left = len(section.records) - len(newest)
    more = _("%(count)s äldre rader finns i filen.") % {"count": left} if left else ""
    cards = tuple(
        RecordCard((*_rows(one), *_said(section, one, asked)), _ask(section, one, number))
        for number, one in enumerate(newest, start=1)
    )
    summary = _("Visa %(count)s") % {"count": len(newest)}
    return InformationPart(section.table, section.title, summary, cards, more)


def _rows(record: Record) -> tuple[SummaryRow, ...]:
    return tuple(SummaryRow(one.title, one.text) for one in record.values if one.text and one.column != "id")


def _said(section: Section, record: Record, asked: tuple[CorrectionView, ...]) -> Iterable[SummaryRow]:
    for one in asked:
        if (one.table, str(one.record_id)) == (section.table, record.id):
            state = _("Väntar på svar") if one.decided is None else _(one.decided.verdict.label)
            now = "" if one.decided is None else one.decided.recorded
            yield SummaryRow(_("Du säger"), one.wanted)
            yield SummaryRow(_("Rättelse"), ": ".join(filter(None, (state, now))))


def _ask(section: Section, record: Record, number: int) -> Link | None:
    if record.organisation_id is None or not can_be_corrected(section.table):
        return None
    address = reverse("rights:ask_for_correction", args=[section.table, UUID(record.id)])
    return Link(_("Något är fel"), address, hidden=f"{section.title} {number}")
