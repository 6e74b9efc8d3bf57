"""One meeting as staff see it: answers, the invitation, needs, changes, minutes, and its file for calendars."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.queries import case_of_enrolment
from kedjan.kernel.ids import MeetingId
from kedjan.kernel.information import Category
from kedjan.meetings.domain.codes import MarkKind, Need, WhyCancelled
from kedjan.meetings.operations.answering import (
    CannotAnswerMeeting,
    answer_meeting,
    note_asked,
    read_minutes,
    say_needs,
)
from kedjan.meetings.operations.calling import CannotChangeMeeting, cancel_meeting, change_meeting
from kedjan.meetings.operations.holding import CannotWriteMinutes, write_minutes
from kedjan.meetings.queries.meetings import MeetingView, meeting_of
from kedjan.meetings.queries.naming import holders_of, names_of_parties
from kedjan.meetings.queries.terms import local
from kedjan.meetings.web.calendars import calendar_answer
from kedjan.meetings.web.cases import chosen_time, team_choices
from kedjan.meetings.web.forms import CallForm, CancelForm, MinutesForm, NeedsForm
from kedjan.meetings.web.meeting_pages import letter_view, minutes_typed, staff_view
from kedjan.meetings.web.pages import others, when_words
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, name_of
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

_ANSWERS = {"yes": (True, False), "no": (False, False), "person_yes": (True, True), "person_no": (False, True)}
_WAYS = {MarkKind.ASKED_ORALLY.value: MarkKind.ASKED_ORALLY, MarkKind.ASKED_IN_WRITING.value: MarkKind.ASKED_IN_WRITING}


@page(Permission.ATTEND_MEETINGS)
def meeting_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Show a meeting; one tap answers, notes how the person was invited, or says that the minutes are read."""
    meeting = meeting_or_404(acting, meeting_id)
    problems: list[str] = []
    if request.method == "POST":
        problems = _done(acting, meeting.id, request.POST.get("do", ""))
        if not problems:
            return redirect("meetings:meeting", meeting_id=meeting.id)
    who = _person_or_404(acting, meeting, page="meetings:meeting")
    names = names_of_parties(meeting.parties)
    view = staff_view(meeting=meeting, who=who, names=names, actor=acting.actor, now=acting.clock.now())
    return render(request, "meetings/meeting.html", {"page": view, "problems": problems})


@page(Permission.CALL_MEETINGS)
def change_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Move a meeting that one has called, or change its place, agenda or parties."""
    meeting = _called_or_404(acting, meeting_id)
    case = case_of_enrolment(actor=acting.actor, enrolment_id=meeting.enrolment_id)
    who = _person_or_404(acting, meeting, page="meetings:change")
    if case is None:
        raise Http404
    length = meeting.when.ends_at - meeting.when.starts_at
    known = {
        "kind": meeting.kind.value,
        "on": local(meeting.when.starts_at).date(),
        "begins_at": f"{local(meeting.when.starts_at):%H:%M}",
        "minutes": int(length.total_seconds()) // 60,
        "place": meeting.place,
        "features": [one.value for one in meeting.features],
        "parties": others(meeting, acting.actor.home),
        "agenda": meeting.agenda,
    }
    form = CallForm(request.POST or None, parties=team_choices(acting, case), initial=known | chosen_time(request))
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(actor=acting.actor, meeting_id=meeting.id, call=form.call(), now=acting.clock.now())
        except CannotChangeMeeting as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("meetings:meeting", meeting_id=meeting.id)
    intro = _("Alla som är kallade får veta det. Ändras tid eller plats svarar alla igen.")
    frame = _frame(_("Ändra mötet"), meeting, who, _("Spara ändringen"), intro)
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.CALL_MEETINGS)
def cancel_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Cancel a meeting that one has called, with a reason."""
    meeting = _called_or_404(acting, meeting_id)
    who = _person_or_404(acting, meeting, page="meetings:cancel")
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = WhyCancelled(form.cleaned_data["why"])
        try:
            cancel_meeting(actor=acting.actor, meeting_id=meeting.id, why=why, now=acting.clock.now())
        except CannotChangeMeeting as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("meetings:meeting", meeting_id=meeting.id)
    intro = _("Deltagaren och alla som är kallade får veta att mötet är inställt.")
    frame = _frame(_("Ställ in mötet"), meeting, who, _("Ställ in mötet"), intro)
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.CALL_MEETINGS)
def minutes_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Write what the meeting came to, and one task for each party."""
    meeting = _called_or_404(acting, meeting_id)
    who = _person_or_404(acting, meeting, page="meetings:minutes")
    names = names_of_parties(meeting.parties)
    holders = holders_of(
        actor=acting.actor,
        enrolment_id=meeting.enrolment_id,
        parties=meeting.parties,
        today=acting.clock.today(),
    )
    typed = minutes_typed(meeting, names)
    form = MinutesForm(request.POST or None, names=names, holders=holders, initial=typed)
    if request.method == "POST" and form.is_valid():
        try:
            write_minutes(
                actor=acting.actor,
                meeting_id=meeting.id,
                text=form.cleaned_data["text"],
                tasks=form.tasks(),
                now=acting.clock.now(),
            )
        except CannotWriteMinutes as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("meetings:meeting", meeting_id=meeting.id)
    intro = _("Alla går från mötet med en uppgift och en dag, eller säger varför det inte blir någon.")
    frame = _frame(_("Skriv protokoll"), meeting, who, _("Spara protokollet"), intro)
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.ATTEND_MEETINGS)
def needs_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Write down what the person says that they need at the meeting."""
    meeting = meeting_or_404(acting, meeting_id)
    who = _person_or_404(acting, meeting, page="meetings:needs")
    form = NeedsForm(request.POST or None, initial=needs_typed(meeting))
    if request.method == "POST" and form.is_valid():
        problems = said_needs(acting, meeting, form)
        if not problems:
            return redirect("meetings:meeting", meeting_id=meeting.id)
        form.add_error(None, problems)
    intro = _("Fråga deltagaren. Skriv det som behövs, inte varför.")
    frame = _frame(_("Det här behövs på mötet"), meeting, who, _("Spara"), intro)
    return render(request, "meetings/form.html", {"page": frame, "form": form})


@page(Permission.ATTEND_MEETINGS, can_print=True)
def letter_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Show the invitation as a letter, which asks for what the person needs."""
    meeting = meeting_or_404(acting, meeting_id)
    who = _person_or_404(acting, meeting, page="meetings:letter")
    names = names_of_parties(meeting.parties)
    is_large = request.GET.get("text") == "large"
    view = letter_view(meeting=meeting, name=name_of(who), names=names, is_large=is_large)
    return render(request, "meetings/letter.html", {"page": view, "can_print": not who.is_protected})


@page(Permission.ATTEND_MEETINGS)
def calendar_page(request: HttpRequest, acting: Acting, meeting_id: UUID) -> HttpResponse:
    """Hand out the meeting as a file for a calendar."""
    meeting = meeting_or_404(acting, meeting_id)
    _person_or_404(acting, meeting, page="meetings:calendar")
    return calendar_answer(meeting, request.build_absolute_uri(reverse("meetings:meeting", args=[meeting.id])))


def meeting_or_404(acting: Acting, meeting_id: UUID) -> MeetingView:
    """Return the meeting where the actor sees it; none and hidden are told the same."""
    meeting = meeting_of(actor=acting.actor, meeting_id=MeetingId(meeting_id))
    if meeting is None:
        raise Http404
    return meeting


def needs_typed(meeting: MeetingView) -> dict[str, object]:
    """Return what the form of needs begins with."""
    if meeting.needs is None:
        return {}
    return {"asks": [one.value for one in meeting.needs.asks], "text": meeting.needs.text}


def said_needs(acting: Acting, meeting: MeetingView, form: NeedsForm) -> list[str]:
    """Keep what was typed of needs; return why it was not kept."""
    asks = [Need(one) for one in form.cleaned_data["asks"]]
    try:
        say_needs(
            actor=acting.actor,
            meeting_id=meeting.id,
            asks=asks,
            text=form.cleaned_data["text"],
            now=acting.clock.now(),
        )
    except CannotAnswerMeeting as refusal:
        return all_said(refusal.reasons)
    return []


def _done(acting: Acting, meeting_id: MeetingId, sent: str) -> list[str]:
    """Do what the button says; return why it was not done."""
    now = acting.clock.now()
    try:
        if sent in _ANSWERS:
            comes, for_person = _ANSWERS[sent]
            answer_meeting(actor=acting.actor, meeting_id=meeting_id, comes=comes, now=now, for_person=for_person)
        elif sent in _WAYS:
            note_asked(actor=acting.actor, meeting_id=meeting_id, way=_WAYS[sent], now=now)
        elif sent == MarkKind.READ:
            read_minutes(actor=acting.actor, meeting_id=meeting_id, now=now)
        else:
            return [_("Tryck på ett av svaren.")]
    except CannotAnswerMeeting as refusal:
        return all_said(refusal.reasons)
    return []


def _called_or_404(acting: Acting, meeting_id: UUID) -> MeetingView:
    """Return the meeting where the actor's organisation has called it; anybody else finds nothing."""
    meeting = meeting_or_404(acting, meeting_id)
    if meeting.organisation_id != acting.actor.organisation_id:
        raise Http404
    return meeting


def _person_or_404(acting: Acting, meeting: MeetingView, *, page: str) -> PersonView:
    categories = {Category.PLAN} | ({Category.NEEDS} if meeting.needs is not None else set())
    who = show_person(
        actor=acting.actor,
        participant_id=meeting.participant_id,
        categories=categories,
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if who is None:
        raise Http404
    return who


def _frame(title: str, meeting: MeetingView, who: PersonView, submit: str, intro: str) -> Frame:
    caption = f"{name_of(who)}, {when_words(meeting.when)}"
    back = reverse("meetings:meeting", args=[meeting.id])
    return Frame(title=title, name=caption, submit=submit, back=back, intro=intro)
