"""What the page of one file says: counts, the rows that stand alike, and the way on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.participants.domain.staging import ImportStatus, Standing
from kedjan.participants.queries import ImportRowView, ImportView
from kedjan.participants.queries.imports import PAGE
from kedjan.participants.web.wording import change_text, has_happened, sentence, status_tag
from kedjan.ui.components import Cell, Colour, Column, NavItem, Table, Tag
from kedjan.ui.words import all_said, moment, number

_ORDER = (Standing.READY, Standing.ATTENTION, Standing.REFUSED, Standing.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Fact:
    """A count under its label."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One file. result: what confirming did; confirm and discard: where to decide, empty once that is done."""

    title: str
    status: Tag
    result: str
    left: str
    notices: tuple[str, ...]
    facts: tuple[Fact, ...]
    tabs: tuple[NavItem, ...]
    table: Table | None
    newer: str
    older: str
    confirm: str
    discard: str
    asks: bool


def default_standing(file: ImportView) -> Standing:
    """Return which rows are shown first: the first kind that there is, among those that are still kept."""
    kept = _kept(file)
    return next((standing for standing in kept if _count(file, standing)), kept[0])


def import_view_page(
    *,
    file: ImportView,
    standing: Standing = Standing.READY,
    rows: tuple[ImportRowView, ...] = (),
    is_first: bool = True,
    closed: str = "",
) -> ImportPage:
    """Build the page of a file with one page of the rows that stand alike; closed: why another must say yes."""
    here = reverse("participants:import", args=[file.id])
    is_open = file.status is ImportStatus.STAGED
    is_confirmed = file.status is ImportStatus.CONFIRMED
    may_confirm = is_open and not closed and not file.has_nothing_to_write
    shown = f"{here}?show={standing.value}"
    return ImportPage(
        title=_("Fil från %(moment)s") % {"moment": moment(file.created_at)},
        status=status_tag(file),
        result=(sentence(has_happened(file.written)) or _("Ingenting ändrades.")) if is_confirmed else "",
        left=_left(file) if is_confirmed else "",
        notices=(*([closed] if closed else []), *_nothing_to_write(file), *all_said(file.notices)),
        facts=_what_was_done(file) if is_confirmed else _how_rows_stand(file),
        tabs=tuple(_tabs(file, here, standing)),
        table=_table(file, standing, rows) if is_open or is_confirmed else None,
        newer="" if is_first else shown,
        older=f"{shown}&after={rows[-1].line}" if len(rows) == PAGE else "",
        confirm=reverse("participants:import_confirm", args=[file.id]) if may_confirm else "",
        discard=reverse("participants:import_discard", args=[file.id]) if is_open else "",
        asks=is_open and file.standings[Standing.ATTENTION] > 0,
    )


def _nothing_to_write(file: ImportView) -> tuple[str, ...]:
    if not file.has_nothing_to_write:
        return ()
    if file.standings[Standing.REFUSED]:
        return (_("Ingen rad kan skrivas in. Rätta raderna i din fil, läs in den igen och ta bort den här."),)
    return (_("Allt i filen står redan i registret. Du kan ta bort filen."),)


def _how_rows_stand(file: ImportView) -> tuple[Fact, ...]:
    return tuple(Fact(_(one.label), number(file.standings[one])) for one in _ORDER)


def _what_was_done(file: ImportView) -> tuple[Fact, ...]:
    return (
        Fact(_("Personer som lades till"), number(file.written.people)),
        Fact(_("Slutdatum som ändrades"), number(file.written.ends)),
        Fact(_("Förmåner som lades till"), number(file.written.benefits)),
        Fact(_("Rader som lämnades"), number(file.left + file.standings[Standing.REFUSED])),
    )


def _kept(file: ImportView) -> tuple[Standing, ...]:
    return _ORDER if file.status is ImportStatus.STAGED else (Standing.ATTENTION, Standing.REFUSED)


def _left(file: ImportView) -> str:
    if not file.left and not file.standings[Standing.REFUSED]:
        return ""
    return _("Raderna nedan skrevs inte. Rätta dem i din fil och läs in den igen. Det som redan är inläst ändras inte.")


def _tabs(file: ImportView, here: str, current: Standing) -> Iterator[NavItem]:
    if file.status in (ImportStatus.STAGED, ImportStatus.CONFIRMED):
        for standing in _kept(file):
            count = _count(file, standing)
            text = f"{_(standing.label)} ({number(count)})"
            yield NavItem(text, f"{here}?show={standing.value}", current=standing is current)


def _count(file: ImportView, standing: Standing) -> int:
    """Return how many rows are kept; of a confirmed file those that were left."""
    is_left = file.status is ImportStatus.CONFIRMED and standing is not Standing.REFUSED
    return file.left if is_left else file.standings[standing]


def _table(file: ImportView, standing: Standing, rows: tuple[ImportRowView, ...]) -> Table:
    is_open = file.status is ImportStatus.STAGED
    titles = (_("Namn"), _("Vad som händer")) if is_open else ()
    return Table(
        caption=_(standing.label),
        columns=(Column(_("Rad")), *(Column(title) for title in titles), Column(_("Om raden"))),
        rows=tuple(_row(row, standing, is_open=is_open) for row in rows),
        empty=_("Inga rader."),
    )


def _row(row: ImportRowView, standing: Standing, *, is_open: bool) -> tuple[Cell, ...]:
    said = Cell(" ".join(all_said(row.messages)))
    if not is_open:
        return (Cell(str(row.line), header=True), said)
    happens = _("Raden tas inte med") if standing is Standing.REFUSED else change_text(row.change)
    tag = Tag(_("Skyddad identitet"), Colour.RED) if row.is_protected else None
    return (Cell(str(row.line), header=True), Cell(row.name or "–", tag=tag), Cell(happens), said)
