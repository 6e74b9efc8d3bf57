"""Disposal in the own organisation: what may go today, the protocol of what went, and stopping it for somebody."""

import csv
import io
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kedjan.audit.operations import note_readings
from kedjan.integrations.jobs import enqueue
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import person, shown_name
from kedjan.rights.operations import DISPOSAL_JOB, CannotHoldDisposal, hold_disposal
from kedjan.rights.queries import people_due, protocol, rows_of, rule_in_force
from kedjan.rights.web.disposal_pages import disposal_view, protocol_lines
from kedjan.rights.web.forms import HoldForm
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
_BOM = "\ufeff"


@page(Permission.DISPOSE)
def disposal_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what may be disposed of today and what has been; sending the form puts a job into the queue."""
    actor = acting.actor
    if request.method == "POST":
        enqueue(DISPOSAL_JOB, account_id=str(actor.account_id), organisation_id=str(actor.home), role=str(actor.role))
        return redirect("rights:disposal")
    due = people_due(actor=actor, today=acting.clock.today())
    view = disposal_view(
        rule=rule_in_force(actor=actor, today=acting.clock.today()),
        people=len(due),
        rows=rows_of(actor=actor, ids=due),
        done=protocol(actor=actor),
    )
    return render(request, "rights/disposal.html", {"page": view})


@page(Permission.DISPOSE)
def protocol_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Serve the protocol as a file; it names nobody."""
    del request
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for line in protocol_lines(protocol(actor=acting.actor)):
        writer.writerow([safe(one) for one in line])
    name = f"kedjan-{acting.clock.today().isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(_BOM + file.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@page(Permission.HOLD_DISPOSAL)
def hold_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Stop the disposal of somebody in the own register for a time."""
    who = person(actor=acting.actor, participant_id=ParticipantId(participant_id))
    if who is None or who.organisation_id != acting.actor.home:
        raise Http404
    note_readings(
        actor=acting.actor,
        participants=[who.id],
        categories=[Category.IDENTITY],
        page="rights:hold",
        now=acting.clock.now(),
    )
    back = reverse("rights:person_information", args=[who.id])
    form = HoldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            hold_disposal(actor=acting.actor, participant_id=who.id, now=acting.clock.now(), **form.cleaned_data)
        except CannotHoldDisposal as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect(back)
    return render(request, "rights/hold.html", {"form": form, "name": shown_name(who), "back": back})


def safe(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text
