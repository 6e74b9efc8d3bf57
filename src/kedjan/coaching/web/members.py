"""One person in a group that the actor leads: notes, talks, checklist and certificate."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.circumstances import CHECKLIST
from kedjan.coaching.domain.codes import GroupStatus
from kedjan.coaching.domain.individual import last_day
from kedjan.coaching.operations.members import (
    CannotWriteOfMember,
    Member,
    member_led,
    note_circumstances,
    note_talk,
    write_coach_note,
)
from kedjan.coaching.queries.members import circumstances_of, marks_of, notes_of, talks_of, tools_of
from kedjan.coaching.web.frame import Frame
from kedjan.coaching.web.leading_forms import CircumstancesForm, NoteForm, TalkForm
from kedjan.coaching.web.member_pages import certificate_view, member_view
from kedjan.journeys.queries import case_of_enrolment
from kedjan.kernel.ids import GroupId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import account_names
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day


@page(Permission.LEAD_GROUPS)
def member_page(request: HttpRequest, acting: Acting, group_id: UUID, participant_id: UUID) -> HttpResponse:
    """Show one person in the group: what is next, who was there when, notes, and what they share."""
    member, who = _member_or_404(
        acting, group_id, participant_id, page="coaching:member", kinds=[Category.PLAN, Category.COACHING_NOTES]
    )
    actor, seat = acting.actor, member.seat
    notes = notes_of(actor=actor, participant_id=who.id)
    view = member_view(
        member=member,
        who=who,
        marks=marks_of(actor=actor, seats=[seat.id]),
        talks=talks_of(actor=actor, seats=[seat.id]).get(seat.id, ()),
        notes=notes,
        tools=tools_of(actor=actor, participant_id=who.id),
        names=account_names(ids={one.by for one in notes}),
        today=acting.clock.today(),
    )
    return render(request, "coaching/member.html", {"page": view})


@page(Permission.LEAD_GROUPS)
def note_page(request: HttpRequest, acting: Acting, group_id: UUID, participant_id: UUID) -> HttpResponse:
    """Write a note about somebody in the group; they can read it."""
    member, who = _member_or_404(acting, group_id, participant_id, page="coaching:note", kinds=[Category.PLAN])
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_coach_note(
                actor=acting.actor,
                group_id=member.group.id,
                participant_id=who.id,
                text=form.cleaned_data["text"],
                now=acting.clock.now(),
            )
        except CannotWriteOfMember as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:member", group_id=group_id, participant_id=participant_id)
    return _form(request, form, member, who, _("Skriv en anteckning"))


@page(Permission.LEAD_GROUPS)
def talk_page(request: HttpRequest, acting: Acting, group_id: UUID, participant_id: UUID) -> HttpResponse:
    """Write that a talk was held, and when the next one is."""
    member, who = _member_or_404(acting, group_id, participant_id, page="coaching:talk", kinds=[Category.PLAN])
    form = TalkForm(request.POST or None, initial={"held_on": acting.clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            note_talk(
                actor=acting.actor,
                group_id=member.group.id,
                participant_id=who.id,
                held_on=form.cleaned_data["held_on"],
                next_on=form.cleaned_data["next_on"],
                now=acting.clock.now(),
            )
        except CannotWriteOfMember as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:member", group_id=group_id, participant_id=participant_id)
    intro = _("Coachningen håller på till och med %(day)s.") % {"day": day(last_day(member.group.over_on))}
    return _form(request, form, member, who, _("Skriv in ett samtal"), intro)


@page(Permission.LEAD_GROUPS)
def circumstances_page(request: HttpRequest, acting: Acting, group_id: UUID, participant_id: UUID) -> HttpResponse:
    """Go through the checklist: the same questions to women and men, answered in the person's words."""
    member, who = _member_or_404(
        acting, group_id, participant_id, page="coaching:circumstances", kinds=[Category.PLAN, Category.ASSESSMENTS]
    )
    found = circumstances_of(actor=acting.actor, participant_id=who.id)
    form = CircumstancesForm(request.POST or None, known={key: text for key, (text, _on) in found.items()})
    if request.method == "POST" and form.is_valid():
        try:
            note_circumstances(
                actor=acting.actor,
                group_id=member.group.id,
                participant_id=who.id,
                answers=form.answers(),
                now=acting.clock.now(),
            )
        except CannotWriteOfMember as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:member", group_id=group_id, participant_id=participant_id)
    intro = _("Fråga kvinnor och män om samma sak. Skriv svaren med personens egna ord.")
    sources = [f"{_(one.text)} [{one.source}]" for one in CHECKLIST]
    return _form(request, form, member, who, _("Checklista om förutsättningar"), intro, sources)


@page(Permission.LEAD_GROUPS, can_print=True)
def certificate_page(request: HttpRequest, acting: Acting, group_id: UUID, participant_id: UUID) -> HttpResponse:
    """Show a certificate to print, once the group has ended."""
    member, who = _member_or_404(acting, group_id, participant_id, page="coaching:certificate", kinds=[Category.PLAN])
    if member.group.status is not GroupStatus.ENDED:
        raise Http404
    case = case_of_enrolment(actor=acting.actor, enrolment_id=member.seat.enrolment_id)
    view = certificate_view(
        member=member,
        who=who,
        programme="" if case is None else case.programme.name.text_in("sv"),
        marks=marks_of(actor=acting.actor, seats=[member.seat.id]),
        today=acting.clock.today(),
    )
    return render(request, "coaching/certificate.html", {"page": view, "can_print": not who.is_protected})


def _form(
    request: HttpRequest,
    form: object,
    member: Member,
    who: PersonView,
    title: str,
    intro: str = "",
    sources: Iterable[str] = (),
) -> HttpResponse:
    back = reverse("coaching:member", args=[member.group.id, who.id])
    frame = Frame(title=title, caption=shown_name(who), back=back, intro=intro, sources=tuple(sources))
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": _("Spara")})


def _member_or_404(
    acting: Acting, group_id: UUID, participant_id: UUID, *, page: str, kinds: Iterable[Category]
) -> tuple[Member, PersonView]:
    """Return the person in the group that the actor leads, noted as read; nothing is there for others."""
    member = member_led(acting.actor, GroupId(group_id), ParticipantId(participant_id), acting.clock.today())
    who = None
    if member is not None:
        who = show_person(
            actor=acting.actor,
            participant_id=member.seat.participant_id,
            categories=kinds,
            page=page,
            now=acting.clock.now(),
            on_paper=acting.on_paper,
        )
    if member is None or who is None:
        raise Http404
    return member, who
