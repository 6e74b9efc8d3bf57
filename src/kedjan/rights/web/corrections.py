"""What people have asked the organisation to correct, and the answer to one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.audit.operations import note_readings
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.queries import saved_beside
from kedjan.participants.queries import people
from kedjan.rights.domain.corrections import Verdict
from kedjan.rights.operations import CannotDecideCorrection, decide_correction
from kedjan.rights.queries import CorrectionView, correction, corrections_to_answer, record_of
from kedjan.rights.web.correction_pages import WAITING, correction_view, corrections_view
from kedjan.rights.web.forms import DecisionForm
from kedjan.ui.http import Acting, page
from kedjan.ui.sorting import ASKED
from kedjan.ui.words import all_said


@page(Permission.DECIDE_CORRECTIONS)
def corrections_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what waits for an answer, the longest waiting first."""
    is_turned = WAITING.is_turned(request.GET.get(ASKED, ""))
    waiting = corrections_to_answer(actor=acting.actor, is_latest_first=is_turned)
    known = people(actor=acting.actor, ids=[one.participant_id for one in waiting])
    note_readings(
        actor=acting.actor,
        participants=known,
        categories=[Category.IDENTITY],
        page="rights:corrections",
        now=acting.clock.now(),
    )
    table = corrections_view(waiting, known, is_turned=is_turned)
    saved = saved_beside(actor=acting.actor, which=ListKey.CORRECTIONS, asked=WAITING.asked(is_turned=is_turned))
    return render(request, "rights/corrections.html", {"table": table, "saved": saved})


@page(Permission.DECIDE_CORRECTIONS)
def correction_page(request: HttpRequest, acting: Acting, request_id: UUID) -> HttpResponse:
    """Show what the person says beside what is recorded, and answer."""
    asked = _asked_or_404(acting, request_id)
    form = DecisionForm(request.POST if request.method == "POST" else None, wanted=asked.wanted)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            decide_correction(
                actor=acting.actor,
                request_id=request_id,
                verdict=Verdict(typed["verdict"]),
                recorded=typed["recorded"],
                reason=typed["reason"],
                now=acting.clock.now(),
            )
        except CannotDecideCorrection as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("rights:corrections")
    found = record_of(
        actor=acting.actor,
        participant_id=asked.participant_id,
        table=asked.table,
        record_id=asked.record_id,
    )
    who = people(actor=acting.actor, ids=[asked.participant_id]).get(asked.participant_id)
    return render(request, "rights/correction.html", {"page": correction_view(asked, found, who), "form": form})


def _asked_or_404(acting: Acting, request_id: UUID) -> CorrectionView:
    asked = correction(actor=acting.actor, request_id=request_id)
    if asked is None or asked.organisation_id != acting.actor.organisation_id:
        raise Http404
    note_readings(
        actor=acting.actor,
        participants=[asked.participant_id],
        categories=[Category.IDENTITY, Category.PLAN],
        page="rights:correction",
        now=acting.clock.now(),
    )
    return asked
