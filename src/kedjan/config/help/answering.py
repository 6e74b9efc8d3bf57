"""Reports of barriers as whoever runs Kedjan sees them: a list, and one with its answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.barriers.domain.reports import Status, answer_by
from kedjan.barriers.operations import CannotAnswerBarrier, answer_barrier
from kedjan.barriers.queries import ReportLine, ReportView, report, reports
from kedjan.config.help.forms import AnswerForm
from kedjan.kernel.clock import swedish_day
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Cell, Colour, Column, SummaryRow, Table, Tag, TimelineEntry
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day, moment

_COLOURS = {
    Status.NEW: Colour.TURQUOISE,
    Status.LOOKING: Colour.BLUE,
    Status.MENDED: Colour.GREEN,
    Status.NOT_MENDED: Colour.GREY,
}


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One report: what was written, how to reach whoever did, and the answers so far."""

    title: str
    words: str
    language: str
    rows: tuple[SummaryRow, ...]
    answers: tuple[TimelineEntry, ...]
    back: str


@page(Permission.ANSWER_BARRIERS)
def reports_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the reports, those that wait first."""
    return render(request, "config/reports.html", {"table": _table(reports(actor=acting.actor), acting.clock.now())})


@page(Permission.ANSWER_BARRIERS)
def answer_page(request: HttpRequest, acting: Acting, report_id: UUID) -> HttpResponse:
    """Show one report, and answer it."""
    found = report(actor=acting.actor, report_id=report_id)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_barrier(
                actor=acting.actor,
                report_id=found.id,
                status=Status(form.cleaned_data["status"]),
                words=form.cleaned_data["words"],
                now=acting.clock.now(),
            )
        except CannotAnswerBarrier as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("help:reports")
    return render(request, "config/report_answer.html", {"page": _page(found), "form": form})


def _table(found: tuple[ReportLine, ...], now: datetime) -> Table:
    return Table(
        caption=_("Rapporter"),
        columns=(Column(_("Kom")), Column(_("Läge")), Column(_("Svar senast")), Column(_("Vill ha svar"))),
        rows=tuple(_row(one, now) for one in found),
        empty=_("Ingen har rapporterat någon brist."),
        is_list=True,
    )


def _row(one: ReportLine, now: datetime) -> tuple[Cell, ...]:
    by = answer_by(one.reported_at)
    is_late = not one.status.is_final and by < now
    return (
        Cell(moment(one.reported_at), href=reverse("help:report_answer", args=[one.id]), header=True),
        Cell("", tag=Tag(_(one.status.label), _COLOURS[one.status])),
        Cell(day(swedish_day(by)), tag=Tag(_("Sen"), Colour.RED) if is_late else None),
        Cell(_("Ja") if one.wants_answer else _("Nej")),
    )


def _page(found: ReportView) -> ReportPage:
    return ReportPage(
        title=_("Rapport %(moment)s") % {"moment": moment(found.reported_at)},
        words=found.words,
        language=found.language,
        rows=(
            SummaryRow(_("Läge"), _(found.status.label)),
            SummaryRow(_("Svar senast"), day(swedish_day(answer_by(found.reported_at)))),
            SummaryRow(_("Når vi på"), found.contact),
        ),
        answers=tuple(
            TimelineEntry(_(one.status.label), moment(one.replied_at), "", one.words) for one in found.replies
        ),
        back=reverse("help:reports"),
    )
