"""The early list, the invitation and the answer."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_seen
from kedjan.consents.domain.on_behalf import told_from
from kedjan.journeys.domain.clock_events import kind_of
from kedjan.journeys.domain.clocks import Due
from kedjan.journeys.domain.codes import Channel
from kedjan.journeys.operations import CannotInvite, CannotRecordAnswer, invite, record_answer
from kedjan.journeys.queries import LATEST_INVITATION, invitation_states, near_ones, written_days
from kedjan.journeys.web.early_list_pages import ENDING, case_frame, early_list_view
from kedjan.journeys.web.forms import InvitationForm, ToldAnswerForm
from kedjan.journeys.web.people import person_or_404
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import ListKey
from kedjan.organisations.queries import municipality_names, saved_beside
from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.early_list import window_reaches
from kedjan.participants.queries import early_list
from kedjan.participants.queries.early_list import PAGE
from kedjan.programmes.queries import ProgrammeView, programmes
from kedjan.ui.http import Acting, page
from kedjan.ui.sorting import ASKED
from kedjan.ui.words import all_said

# Somebody whose benefit has just ended still needs the call; after a month they are followed by other routes.
_AFTER_THE_END = timedelta(days=31)
_REPLY_WITHIN = timedelta(days=14)


def intake_programme() -> ProgrammeView:
    """Return the programme that people are found for: the one whose intake asks for a benefit that ends."""
    found = next((one for one in programmes() if one.file.intake.ends_within_months is not None), None)
    if found is None:
        raise Http404
    return found


@page(Permission.VIEW_EARLY_LIST)
def early_list_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one page of those whose benefit ends within the programme's months, most urgent first, with the reasons."""
    programme, today = intake_programme(), acting.clock.today()
    after, is_turned = _after(request), ENDING.is_turned(request.GET.get(ASKED, ""))
    reached = window_reaches(today, months=programme.file.intake.ends_within_months or 0)
    found = early_list(
        actor=acting.actor,
        start=today - _AFTER_THE_END,
        end=reached + timedelta(days=1),
        after=after,
        beside=LATEST_INVITATION,
        limit=PAGE + 1,
        is_latest_first=is_turned,
    )
    items = found[:PAGE]
    ids = [item.participant_id for item in items]
    days = written_days(actor=acting.actor, participant_ids=ids, today=today)
    near = {person: near_ones(named) for person, named in days.items()}
    note_seen(
        actor=acting.actor,
        seen=[(person, kind) for person in ids for kind in _kinds(near.get(person, ()))],
        page="journeys:early_list",
        now=acting.clock.now(),
        act=Act.LIST,
    )
    view = early_list_view(
        items=items,
        near=near,
        municipalities=municipality_names(),
        programme=programme.file,
        today=today,
        first=after is None,
        more=len(found) > PAGE,
        is_turned=is_turned,
    )
    saved = saved_beside(actor=acting.actor, which=ListKey.EARLY, asked=ENDING.asked(is_turned=is_turned))
    return render(request, "journeys/early_list.html", {"page": view, "saved": saved})


@page(Permission.INVITE)
def invite_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Record an invitation: how it went out and when an answer is due."""
    who = person_or_404(acting, ParticipantId(participant_id), page="journeys:invite")
    today = acting.clock.today()
    form = InvitationForm(request.POST or None, initial={"reply_by_on": today + _REPLY_WITHIN})
    if request.method == "POST" and form.is_valid():
        try:
            invite(
                actor=acting.actor,
                participant_id=who.id,
                programme_id=intake_programme().id,
                channel=Channel(form.cleaned_data["channel"]),
                reply_by_on=form.cleaned_data["reply_by_on"],
                now=acting.clock.now(),
            )
        except CannotInvite as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:case", participant_id=who.id)
    frame = case_frame(who, _("Bjud in"), _("Spara inbjudan"))
    return render(request, "journeys/form.html", {"page": frame, "form": form})


@page(Permission.INVITE)
def answer_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Record the person's answer to the latest invitation."""
    who = person_or_404(acting, ParticipantId(participant_id), page="journeys:answer")
    state = invitation_states(actor=acting.actor, participant_ids=[who.id]).get(who.id)
    if state is None:
        raise Http404
    form = ToldAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = Answer(form.cleaned_data["answer"])
        try:
            record_answer(
                actor=acting.actor,
                invitation_id=state.invitation_id,
                answer=answer,
                now=acting.clock.now(),
                told=told_from(*form.telling()),
            )
        except CannotRecordAnswer as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            where = "journeys:begin" if answer is Answer.YES else "journeys:case"
            return redirect(where, participant_id=who.id)
    frame = case_frame(who, _("Vad blev svaret?"), _("Spara svaret"))
    waits = state.answer is None and state.reply_by_on >= acting.clock.today()
    make_link = reverse("journeys:make_link", args=[who.id]) if waits and not who.is_protected else ""
    return render(request, "journeys/answer.html", {"page": frame, "form": form, "make_link": make_link})


def _kinds(near: Iterable[Due]) -> frozenset[Category]:
    """Return what a row of the list tells: who it is, the benefit, and the near days beside it."""
    return frozenset({Category.IDENTITY, Category.ECONOMY, *(kind_of(due.rule.event) for due in near)})


def _after(request: HttpRequest) -> tuple[date, ParticipantId] | None:
    """Return the place in the list that the address names; a broken address starts at the top."""
    try:
        return date.fromisoformat(request.GET["after"]), ParticipantId(UUID(request.GET["id"]))
    except (KeyError, ValueError):
        return None
