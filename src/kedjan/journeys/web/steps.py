"""The handover to the next stage and the end of the participation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kedjan.journeys.domain.path import open_obstacles, refusals_to_end_here
from kedjan.journeys.operations import (
    CannotCloseParticipation,
    CannotHandOver,
    close_participation,
    hand_over,
)
from kedjan.journeys.queries import CaseView
from kedjan.journeys.web.early_list_pages import case_frame
from kedjan.journeys.web.forms import CloseForm, HandOverForm
from kedjan.journeys.web.people import case_or_404, person_or_404
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.programmes.domain.questions import next_stages, outcomes_from
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, language


@page(Permission.HAND_OVER)
def hand_over_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Let the participation go on to the next stage; what is still open is said first."""
    case = case_or_404(acting, ParticipantId(participant_id))
    who = person_or_404(acting, case.participant_id, page="journeys:hand_over", gates=case.stage_gates)
    stages = [(one.key, one.title.text_in(language())) for one in next_stages(case.programme, case.stage.key)]
    initial = {"entered_on": acting.clock.today(), "to": stages[0][0] if stages else ""}
    obstacles = _obstacles(case)
    form = HandOverForm(request.POST or None, stages=stages, asks_why=bool(obstacles), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            hand_over(
                actor=acting.actor,
                enrolment_id=case.enrolment_id,
                to=form.cleaned_data["to"],
                entered_on=form.cleaned_data["entered_on"],
                reason=form.cleaned_data.get("reason", ""),
                now=acting.clock.now(),
            )
        except CannotHandOver as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:case", participant_id=who.id)
    frame = case_frame(who, _("Gå till nästa steg"), _("Gå vidare"))
    return render(request, "journeys/form.html", {"page": frame, "form": form, "obstacles": obstacles})


@page(Permission.CLOSE_CASE)
def close_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """End the participation with one of the outcomes that its stage allows."""
    case = case_or_404(acting, ParticipantId(participant_id))
    who = person_or_404(acting, case.participant_id, page="journeys:close")
    outcomes = [(one.key, one.title.text_in(language())) for one in outcomes_from(case.programme, case.stage)]
    form = CloseForm(request.POST or None, outcomes=outcomes, initial={"exited_on": acting.clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            close_participation(
                actor=acting.actor,
                enrolment_id=case.enrolment_id,
                outcome=form.cleaned_data["outcome"],
                exited_on=form.cleaned_data["exited_on"],
                now=acting.clock.now(),
            )
        except CannotCloseParticipation as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:case", participant_id=who.id)
    frame = case_frame(who, _("Avsluta deltagandet"), _("Avsluta deltagandet"))
    nowhere = refusals_to_end_here(
        stage=case.stage.title.text_in(language()), outcomes=tuple(key for key, _title in outcomes)
    )
    return render(request, "journeys/form.html", {"page": frame, "form": form, "obstacles": all_said(nowhere)})


def _obstacles(case: CaseView) -> list[str]:
    return all_said(open_obstacles(case.stage_gates, hidden=case.hidden_gates))
