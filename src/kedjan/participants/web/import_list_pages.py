"""What the page of all files says, and what a file may look like."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.participants.domain.intake_columns import OPTIONAL, OTHER_NAMES, IntakeColumn
from kedjan.participants.domain.staging import ImportStatus, Standing
from kedjan.participants.queries import ImportView
from kedjan.participants.queries.imports import FILES_PAGE
from kedjan.participants.web.wording import has_happened, sentence, status_tag
from kedjan.ui.components import Cell, Column, Table
from kedjan.ui.sorting import DayList
from kedjan.ui.words import moment, number
from kedjan.ui.work import how_far

CAME = DayList("came", is_latest_first=True)


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """The files, where the list goes on, and how a new file should look."""

    table: Table
    newer: str
    older: str
    columns: Table
    example: str


def imports_view(
    *, files: tuple[ImportView, ...], is_first: bool, now: datetime, is_turned: bool = False
) -> ImportsPage:
    """Build the page."""
    here = reverse("participants:imports")
    mark = {"after": str(files[-1].id)} if len(files) == FILES_PAGE else {}
    return ImportsPage(
        table=Table(
            caption=_("Filer som ni har läst in"),
            columns=(
                CAME.column(_("Kom in"), here, is_turned=is_turned),
                Column(_("Rader"), numeric=True),
                Column(_("Vad som hände")),
                Column(_("Läge")),
            ),
            rows=tuple(_row(file, now) for file in files),
            empty=_("Ni har inte läst in någon fil än."),
            is_list=True,
        ),
        newer="" if is_first else CAME.address(here, is_turned=is_turned),
        older=CAME.address(here, is_turned=is_turned, after=mark) if mark else "",
        columns=_columns(),
        example=reverse("participants:import_example"),
    )


def _row(file: ImportView, now: datetime) -> tuple[Cell, ...]:
    is_stopped = file.progress is not None and file.progress.is_stalled(now)
    return (
        Cell(moment(file.created_at), href=reverse("participants:import", args=[file.id]), header=True),
        Cell(number(file.rows)),
        Cell(_story(file)),
        Cell("", tag=status_tag(file, is_stopped=is_stopped)),
    )


def _story(file: ImportView) -> str:
    if file.status is ImportStatus.CONFIRMED:
        return sentence(has_happened(file.written)) or _("Ingenting ändrades.")
    if file.progress is not None:
        return how_far(file.progress)
    if file.status is ImportStatus.STAGED:
        counts = [(_(standing.label), file.standings[standing]) for standing in Standing]
        parts = [f"{label}: {number(count)}" for label, count in counts if count]
        return ", ".join(parts)
    return ""


def _columns() -> Table:
    """Return the columns that a file has, under all of their names."""
    return Table(
        caption=_("Kolumner"),
        columns=(Column(_("Kolumn")), Column(_("Måste finnas")), Column(_("Kan också heta"))),
        rows=tuple(
            (
                Cell(column.value, header=True),
                Cell(_("Nej") if column in OPTIONAL else _("Ja")),
                Cell(", ".join(OTHER_NAMES[column])),
            )
            for column in IntakeColumn
        ),
        empty="",
    )
