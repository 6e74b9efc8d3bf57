"""Groups as whoever leads them sees them, and their sessions."""

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.coaching.domain.codes import Part, WhyCancelled
from kedjan.coaching.operations.group_notes import CannotWriteOfGroup, write_group_note
from kedjan.coaching.operations.leading import (
    CannotLeadSession,
    CannotNoteAttendance,
    cancel_session,
    hold_session,
    note_attendance,
    write_session,
)
from kedjan.coaching.queries.group_notes import group_notes, may_note
from kedjan.coaching.queries.led import GroupView, SessionView, group_of, groups_led
from kedjan.coaching.queries.members import SeatView, marks_of, seats_by_group, seats_in, talks_of
from kedjan.coaching.queries.news import news_of
from kedjan.coaching.web.attendance_pages import attendance_view, marked
from kedjan.coaching.web.frame import Frame
from kedjan.coaching.web.leading_forms import CancelForm, GroupNoteForm, HeldForm, SessionForm
from kedjan.coaching.web.leading_pages import group_title, group_view, groups_view, late_talks, session_title, to_note
from kedjan.coaching.web.news_pages import news_view
from kedjan.coaching.web.programme import group_nav
from kedjan.kernel.ids import GroupId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.participants.queries import PersonView, people
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

_NEWS_FROM, _MOST_NEWS = timedelta(days=30), 20


@page(Permission.LEAD_GROUPS)
def my_groups_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show which groups I lead, the next session of each, and what is not written in yet."""
    today = acting.clock.today()
    groups = groups_led(actor=acting.actor, today=today)
    seats = seats_by_group(actor=acting.actor, group_ids=[one.id for one in groups])
    ids = [seat.id for those in seats.values() for seat in those]
    marks, talks = marks_of(actor=acting.actor, seats=ids), talks_of(actor=acting.actor, seats=ids)
    left = {one: to_note(one, seats[one.id], marks, today) for one in groups}
    late = {one: late_talks(one, seats[one.id], talks, today) for one in groups}
    told = news_of(actor=acting.actor, since=acting.clock.now() - _NEWS_FROM, limit=_MOST_NEWS)
    context = {
        "groups": groups_view(groups, left, late, today),
        "news": news_view(told),
        "nav": group_nav(acting, "coaching:my_groups"),
    }
    return render(request, "coaching/my_groups.html", context)


@page(Permission.VIEW_GROUPS)
def group_page(request: HttpRequest, acting: Acting, group_id: UUID) -> HttpResponse:
    """Show one group: its sessions, its leaders, its room, and those who are in it, as far as one may see them."""
    group = _group_or_404(acting, group_id)
    seats, known = _people(acting, group, page="coaching:group")
    ids = [seat.id for seat in seats]
    view = group_view(
        group=group,
        seats=seats,
        people=known,
        marks=marks_of(actor=acting.actor, seats=ids),
        talks=talks_of(actor=acting.actor, seats=ids),
        me=acting.actor.account_id,
        today=acting.clock.today(),
        notes=group_notes(actor=acting.actor, group=group, today=acting.clock.today()),
    )
    return render(request, "coaching/group.html", {"page": view})


@page(Permission.LEAD_GROUPS)
def group_note_page(request: HttpRequest, acting: Acting, group_id: UUID) -> HttpResponse:
    """Write about the group as a whole, for those who lead it and those who plan it."""
    group = _group_or_404(acting, group_id)
    if not may_note(actor=acting.actor, group=group, today=acting.clock.today()):
        raise Http404
    form = GroupNoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_group_note(
                actor=acting.actor, group_id=group.id, text=form.cleaned_data["text"], now=acting.clock.now()
            )
        except CannotWriteOfGroup as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:group", group_id=group.id)
    back = reverse("coaching:group", args=[group.id])
    frame = Frame(title=_("Skriv om gruppen"), caption=group_title(group), back=back)
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Spara")})


@page(Permission.LEAD_GROUPS)
def session_page(request: HttpRequest, acting: Acting, group_id: UUID, number: int) -> HttpResponse:
    """Write in who is here: one tap each, saved at once; a new tap corrects the last."""
    group, session = led_or_404(acting, group_id, number)
    problems: list[str] = []
    if request.method == "POST":
        mark = marked(request.POST.get("mark", ""))
        if mark is None:
            raise Http404
        try:
            note_attendance(
                actor=acting.actor,
                group_id=group.id,
                number=number,
                participant_id=mark.participant_id,
                presence=mark.presence,
                why_away=mark.why_away,
                now=acting.clock.now(),
            )
        except CannotNoteAttendance as refusal:
            problems = all_said(refusal.reasons)
        else:
            here = reverse("coaching:session", args=[group.id, number])
            return redirect(f"{here}#p-{mark.participant_id}")
    seats, known = _people(acting, group, page="coaching:session")
    marks = marks_of(actor=acting.actor, seats=[seat.id for seat in seats])
    view = attendance_view(
        group=group, session=session, seats=seats, people=known, marks=marks, today=acting.clock.today()
    )
    return render(request, "coaching/session.html", {"page": view, "problems": problems})


@page(Permission.LEAD_GROUPS)
def session_plan_page(request: HttpRequest, acting: Acting, group_id: UUID, number: int) -> HttpResponse:
    """Write when a session is, its theme and its material."""
    group, session = led_or_404(acting, group_id, number)
    initial = {
        **{name: getattr(session, name) for name in ("on", "theme", "text", "easy_text", "link", "link_name")},
        "begins_at": f"{session.begins_at:%H:%M}",
        "ways": [one.value for one in session.forms],
    }
    form = SessionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_session(
                actor=acting.actor,
                group_id=group.id,
                number=number,
                on=form.cleaned_data["on"],
                begins_at=form.begins(),
                material=form.material(),
                now=acting.clock.now(),
            )
        except CannotLeadSession as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:session", group_id=group.id, number=number)
    intro = _("Flyttar du träffen får de andra coacherna och de som är med i gruppen veta det.")
    back = _session_href(group, number)
    frame = Frame(title=_("Tema och material"), caption=session_title(session), back=back, intro=intro)
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Spara")})


@page(Permission.LEAD_GROUPS)
def session_done_page(request: HttpRequest, acting: Acting, group_id: UUID, number: int) -> HttpResponse:
    """Write that a session was held, and by whom."""
    group, session = led_or_404(acting, group_id, number)
    allowed = group.allowed(session.on)
    coaches = [(str(one.coach_id), _named(one.name, one.led.part)) for one in group.coaches if one.coach_id in allowed]
    led = session.led_by or {one.coach_id for one in group.coaches if one.led.part is Part.LEADS}
    form = HeldForm(request.POST or None, coaches=coaches, initial=[str(one) for one in led])
    if request.method == "POST" and form.is_valid():
        try:
            hold_session(
                actor=acting.actor, group_id=group.id, number=number, led_by=form.coaches(), now=acting.clock.now()
            )
        except CannotLeadSession as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:session", group_id=group.id, number=number)
    frame = Frame(title=_("Träffen hölls"), caption=session_title(session), back=_session_href(group, number))
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Spara")})


@page(Permission.LEAD_GROUPS)
def session_cancel_page(request: HttpRequest, acting: Acting, group_id: UUID, number: int) -> HttpResponse:
    """Cancel a session, with a reason."""
    group, session = led_or_404(acting, group_id, number)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_session(
                actor=acting.actor,
                group_id=group.id,
                number=number,
                why=WhyCancelled(form.cleaned_data["why"]),
                now=acting.clock.now(),
            )
        except CannotLeadSession as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:session", group_id=group.id, number=number)
    intro = _("De andra coacherna och de som är med i gruppen får veta att träffen är inställd.")
    back = _session_href(group, number)
    frame = Frame(title=_("Ställ in träffen"), caption=session_title(session), back=back, intro=intro)
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Ställ in träffen")})


def _named(name: str, part: Part) -> str:
    return f"{name} ({_(part.label)})" if part is Part.STANDS_BY else name


def _session_href(group: GroupView, number: int) -> str:
    return reverse("coaching:session", args=[group.id, number])


def _group_or_404(acting: Acting, group_id: UUID) -> GroupView:
    group = group_of(actor=acting.actor, group_id=GroupId(group_id))
    if group is None:
        raise Http404
    return group


def led_or_404(acting: Acting, group_id: UUID, number: int) -> tuple[GroupView, SessionView]:
    """Return the group and its session where the actor leads it; anybody else finds nothing."""
    group = _group_or_404(acting, group_id)
    session = group.session(number)
    if session is None or group.coach_of(acting.actor.account_id, acting.clock.today()) is None:
        raise Http404
    return group, session


def _people(
    acting: Acting, group: GroupView, *, page: str
) -> tuple[tuple[SeatView, ...], dict[ParticipantId, PersonView]]:
    """Return the seats and who has them, as far as one may see them, and note that they were read."""
    seats = seats_in(actor=acting.actor, group_id=group.id)
    known = people(actor=acting.actor, ids=[seat.participant_id for seat in seats])
    note_readings(
        actor=acting.actor,
        participants=known,
        categories=[Category.IDENTITY, Category.PLAN],
        page=page,
        now=acting.clock.now(),
        act=Act.LIST,
    )
    return seats, known
