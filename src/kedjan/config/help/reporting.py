"""Telling of a barrier: anyone can, signed in or not, without scripts, and without saying who they are."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.barriers.operations import CannotReportBarrier, Told, report_barrier
from kedjan.config.help.forms import ReportForm
from kedjan.config.login import address_of
from kedjan.integrations.database.context import act_as
from kedjan.kernel.actor import Actor
from kedjan.organisations.operations.door import visitor
from kedjan.ui.http import acting_in, clock_of, open_page
from kedjan.ui.words import all_said, language


@open_page
def report_page(request: HttpRequest) -> HttpResponse:
    """Show what happens with a report, and take one in."""
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = Told(form.cleaned_data["words"], form.cleaned_data["contact"], language(), form.key)
        try:
            with _as_nobody(request) as nobody:
                report_barrier(actor=nobody, told=told, address=address_of(request), now=clock_of(request).now())
        except CannotReportBarrier as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("help:report_sent")
    return render(request, "config/report.html", {"form": form, "contact": settings.KEDJAN_CONTACT})


@open_page
def sent_page(request: HttpRequest) -> HttpResponse:
    """Say that it has come, and what happens next."""
    return render(request, "config/report_sent.html", {"contact": settings.KEDJAN_CONTACT})


@contextmanager
def _as_nobody(request: HttpRequest) -> Iterator[Actor]:
    """Let the database know nobody while a report is written, so that nothing says whose it is."""
    before, nobody = acting_in(request), visitor(None)
    act_as(nobody)
    try:
        yield nobody
    finally:
        act_as(None if before is None else before.actor)
