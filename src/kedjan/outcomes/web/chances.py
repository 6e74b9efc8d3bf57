"""What people say of their chances of work: on their own page, or written in for them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.coaching.queries.results import seat_in_group
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.on_behalf import told_from
from kedjan.consents.queries import consenting
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.outcomes.domain.chances import Chance, Moment
from kedjan.outcomes.operations import CannotTellChances, Said, tell_chances
from kedjan.outcomes.queries import chances_of
from kedjan.outcomes.web.chance_pages import ChancesPage, chances_view
from kedjan.outcomes.web.follow_ups import case_or_404
from kedjan.outcomes.web.forms import ChanceForm, ToldChanceForm
from kedjan.participants.queries import shown_name
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.VIEW_OWN_PLAN)
def my_chances_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the question that is open, and take my answer."""
    me = me_or_404(acting)
    view = _view(acting, me, case_of(actor=acting.actor, participant_id=me))
    form = ChanceForm(request.POST if request.method == "POST" else None, initial={"moment": view.asked or ""})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        said = Said(Moment(typed["moment"]), Chance(typed["chance"]), acting.clock.today())
        try:
            tell_chances(actor=acting.actor, participant_id=me, said=said, now=acting.clock.now())
        except CannotTellChances as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("outcomes:my_chances")
    return render(request, "outcomes/my_chances.html", {"page": view, "form": form})


@page(Permission.RECORD_FOLLOW_UP)
def chances_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show what the person has said, and write in what they say now."""
    who, case = case_or_404(acting, participant_id, "outcomes:chances")
    view = _view(acting, who.id, case)
    initial: dict[str, object] = {"moment": view.asked or "", "answered_on": acting.clock.today()}
    form = ToldChanceForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        told = told_from(*form.telling())
        said = Said(Moment(typed["moment"]), Chance(typed["chance"]), typed["answered_on"], told)
        try:
            tell_chances(actor=acting.actor, participant_id=who.id, said=said, now=acting.clock.now())
        except CannotTellChances as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("outcomes:chances", participant_id=who.id)
    context = {"page": view, "form": form, "name": shown_name(who), "participant_id": who.id}
    return render(request, "outcomes/chances.html", context)


def _view(acting: Acting, participant_id: ParticipantId, case: CaseView | None) -> ChancesPage:
    actor = acting.actor
    seat = None if case is None else seat_in_group(actor=actor, enrolment_id=case.enrolment_id)
    said = () if case is None else chances_of(actor=actor, enrolment_id=case.enrolment_id)
    yes = consenting(
        actor=actor, kind=ConsentKind.FOLLOW_UP_REGISTER, participant_ids=[participant_id], now=acting.clock.now()
    )
    return chances_view(
        started_on=None if case is None else case.enrolled_on,
        group=None if seat is None else seat.time,
        said=said,
        is_consented=bool(yes),
        is_person=actor.participant_id is not None,
        today=acting.clock.today(),
    )
