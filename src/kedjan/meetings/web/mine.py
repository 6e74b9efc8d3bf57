"""The person's own meetings: what is ahead, one tap to answer, what they need, what was decided, when they can."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import case_of
from kedjan.kernel.ids import MeetingId
from kedjan.meetings.domain.codes import MarkKind
from kedjan.meetings.operations.answering import CannotAnswerMeeting, answer_meeting, read_minutes
from kedjan.meetings.operations.saying import CannotSayTimes, say_times
from kedjan.meetings.queries.meetings import MeetingView, meeting_of, meetings_of
from kedjan.meetings.queries.naming import names_of_parties
from kedjan.meetings.queries.terms import USUAL, terms_of
from kedjan.meetings.web.calendars import calendar_answer
from kedjan.meetings.web.forms import NeedsForm, PersonTermsForm, terms_typed
from kedjan.meetings.web.meeting_pages import own_view
from kedjan.meetings.web.pages import meeting_list, when_words
from kedjan.meetings.web.staff import needs_typed, said_needs
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.ATTEND_OWN_MEETINGS)
def my_meetings_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show my meetings."""
    found = meetings_of(actor=acting.actor, participant_id=me_or_404(acting))
    view = meeting_list(found, own=True, now=acting.clock.now())
    return render(request, "meetings/my_meetings.html", {"meetings": view})


@page(Permission.ATTEND_OWN_MEETINGS)
def my_meeting_page(request: HttpRequest, acting: Acting, own_meeting_id: UUID) -> HttpResponse:
    """Show one of my meetings; one tap answers, or says that I have read what was decided."""
    meeting = _mine_or_404(acting, own_meeting_id)
    problems: list[str] = []
    if request.method == "POST":
        problems = _done(acting, meeting.id, request.POST.get("do", ""))
        if not problems:
            return redirect("meetings:my_meeting", own_meeting_id=meeting.id)
    view = own_view(meeting=meeting, names=names_of_parties(meeting.parties), now=acting.clock.now())
    return render(request, "meetings/my_meeting.html", {"page": view, "problems": problems})


@page(Permission.ATTEND_OWN_MEETINGS)
def my_needs_page(request: HttpRequest, acting: Acting, own_meeting_id: UUID) -> HttpResponse:
    """Say what I need at the meeting; never why."""
    meeting = _mine_or_404(acting, own_meeting_id)
    form = NeedsForm(request.POST or None, initial=needs_typed(meeting))
    if request.method == "POST" and form.is_valid():
        problems = said_needs(acting, meeting, form)
        if not problems:
            return redirect("meetings:my_meeting", own_meeting_id=meeting.id)
        form.add_error(None, problems)
    frame = Frame(
        title=_("Vad behöver du på mötet?"),
        name=when_words(meeting.when),
        submit=_("Spara"),
        back=reverse("meetings:my_meeting", args=[meeting.id]),
        intro=_("De som kommer till mötet ser det du väljer. Du behöver inte säga varför."),
    )
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.ATTEND_OWN_MEETINGS)
def my_times_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Say when I can meet, how long, and what the place must have."""
    me = me_or_404(acting)
    has_case = case_of(actor=acting.actor, participant_id=me) is not None
    said = terms_of(actor=acting.actor, participant_id=me).get(None, USUAL)
    form = PersonTermsForm(request.POST or None, initial=terms_typed(said))
    if request.method == "POST" and form.is_valid():
        try:
            say_times(actor=acting.actor, participant_id=me, terms=form.terms(), now=acting.clock.now())
        except CannotSayTimes as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("meetings:my_meetings")
    frame = Frame(
        title=_("När kan du träffas?"),
        name="",
        submit=_("Spara"),
        back=reverse("meetings:my_meetings"),
        intro=_("De som bjuder till möten ser det här och väljer en tid som passar dig.")
        if has_case
        else _("Du är inte med i något program än."),
    )
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.ATTEND_OWN_MEETINGS)
def my_calendar_page(request: HttpRequest, acting: Acting, own_meeting_id: UUID) -> HttpResponse:
    """Hand out my meeting as a file for a calendar."""
    meeting = _mine_or_404(acting, own_meeting_id)
    return calendar_answer(meeting, request.build_absolute_uri(reverse("meetings:my_meeting", args=[meeting.id])))


def _mine_or_404(acting: Acting, own_meeting_id: UUID) -> MeetingView:
    me = me_or_404(acting)
    meeting = meeting_of(actor=acting.actor, meeting_id=MeetingId(own_meeting_id))
    if meeting is None or meeting.participant_id != me:
        raise Http404
    return meeting


def _done(acting: Acting, meeting_id: MeetingId, sent: str) -> list[str]:
    """Do what the button says; return why it was not done."""
    now = acting.clock.now()
    try:
        if sent in (MarkKind.YES, MarkKind.NO):
            answer_meeting(actor=acting.actor, meeting_id=meeting_id, comes=sent == MarkKind.YES, now=now)
        elif sent == MarkKind.READ:
            read_minutes(actor=acting.actor, meeting_id=meeting_id, now=now)
        else:
            return [_("Tryck på ett av svaren.")]
    except CannotAnswerMeeting as refusal:
        return all_said(refusal.reasons)
    return []
