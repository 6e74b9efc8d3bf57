"""Scans of signed papers: sent in by whoever recorded them, handed out as a file to save and never as a page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.operations import note_readings
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.domain.scans import MOST_BYTES
from kedjan.consents.operations import CannotKeepScan, keep_scan
from kedjan.consents.queries import ScanContent, scan_content
from kedjan.consents.web.forms import ScanForm
from kedjan.consents.web.pages import title_of
from kedjan.consents.web.people import consent_or_404, person_or_404
from kedjan.kernel.ids import ConsentId, ParticipantId, ScanId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import shown_name
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

# A file from outside, even if a browser shows it, loads, runs and sends nothing.
_POLICY = "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox"


@page(Permission.RECORD_CONSENT)
def scan_page(request: HttpRequest, acting: Acting, participant_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Take the scan of what the person signed."""
    who = person_or_404(acting, ParticipantId(participant_id), page="consents:scan")
    consent = consent_or_404(acting, who, ConsentId(agreement_id))
    is_ours = consent.recorded_by_organisation == acting.actor.organisation_id
    if not is_ours or consent.method is not ConsentMethod.SIGNED_PAPER:
        raise Http404
    form = ScanForm(request.POST, request.FILES) if request.method == "POST" else ScanForm()
    back = reverse("consents:agreements", args=[who.id])
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            content = file.read(MOST_BYTES + 1)
            keep_scan(
                actor=acting.actor, consent_id=consent.id, name=file.name, content=content, now=acting.clock.now()
            )
        except CannotKeepScan as refusal:
            form.add_error("file", all_said(refusal.reasons))
        else:
            return redirect(back)
    frame = Frame(_("Lägg till det skannade pappret"), f"{shown_name(who)}. {title_of(consent)}", _("Spara"), back)
    return render(request, "consents/form.html", {"page": frame, "form": form})


@page(Permission.VIEW_CASES)
def scan_file(request: HttpRequest, acting: Acting, participant_id: UUID, scan_id: UUID) -> HttpResponse:
    """Hand out a scan, and note that it was read."""
    del request
    found = scan_content(actor=acting.actor, scan_id=ScanId(scan_id))
    if found is None or found.participant_id != participant_id:
        raise Http404
    note_readings(
        actor=acting.actor,
        participants=[found.participant_id],
        categories=[Category.IDENTITY, Category.PLAN],
        page="consents:scan_file",
        now=acting.clock.now(),
    )
    return _handed_out(found)


@page(Permission.VIEW_OWN_PLAN)
def my_scan_file(request: HttpRequest, acting: Acting, scan_id: UUID) -> HttpResponse:
    """Hand out what I signed myself."""
    del request
    found = scan_content(actor=acting.actor, scan_id=ScanId(scan_id))
    if found is None:
        raise Http404
    return _handed_out(found)


def _handed_out(found: ScanContent) -> HttpResponse:
    answer = HttpResponse(found.content, content_type=found.media_type)
    name = f"kedjan-samtycke{found.media_type.extensions[0]}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
