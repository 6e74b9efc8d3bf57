"""Days to keep about a person: what the clocks name and why, what starts them, and how it is written and changed."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.journeys.domain.clock_events import ClockEvent, kind_of
from kedjan.journeys.operations import CannotWriteClock, change_clock, take_back_clock, write_clock
from kedjan.journeys.queries import ClocksView, ClockView, case_of, days_of
from kedjan.journeys.web.clock_forms import ChangeClockForm, WriteClockForm
from kedjan.journeys.web.clock_pages import clocks_view, my_days_view, what_was_written
from kedjan.kernel.ids import ClockId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import organisations, workplace_name
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, shown_name
from kedjan.ui.components import Frame
from kedjan.ui.http import Acting, me_or_404, page
from kedjan.ui.words import all_said


@page(Permission.WRITE_CLOCKS)
def clocks_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show every day to keep, near ones first, and write what starts a clock."""
    form = WriteClockForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            write_clock(
                actor=acting.actor,
                participant_id=ParticipantId(participant_id),
                event=ClockEvent(form.cleaned_data["event"]),
                began_on=form.cleaned_data["began_on"],
                last_on=form.cleaned_data["last_on"],
                now=acting.clock.now(),
            )
        except CannotWriteClock as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:clocks", participant_id=participant_id)
    case = case_of(actor=acting.actor, participant_id=ParticipantId(participant_id))
    found = days_of(actor=acting.actor, participant_id=ParticipantId(participant_id), case=case, clock=acting.clock)
    who = _shown(acting, ParticipantId(participant_id), found, "journeys:clocks")
    names = organisations(ids=[one.organisation_id for one in found.written])
    view = clocks_view(who=who, case=case, found=found, organisations=names, actor=acting.actor)
    return render(request, "journeys/clocks.html", {"page": view, "form": form})


@page(Permission.WRITE_CLOCKS)
def clock_page(request: HttpRequest, acting: Acting, participant_id: UUID, clock_id: UUID) -> HttpResponse:
    """Change the days of what was written, or take it back."""
    person = ParticipantId(participant_id)
    found = days_of(actor=acting.actor, participant_id=person, case=None, clock=acting.clock)
    clock = next((one for one in found.written if one.written.id == clock_id), None)
    if clock is None:
        raise Http404
    who = _shown(acting, person, replace(found, days=()), "journeys:clock")
    if clock.organisation_id != acting.actor.home:
        wrote = workplace_name(clock.organisation_id, organisations(ids=[clock.organisation_id]))
        return render(request, "journeys/clock.html", {"page": _frame(who, clock), "wrote": wrote})
    is_leave = clock.written.event is ClockEvent.SICK_LEAVE
    initial = {"what": "change", "began_on": clock.written.began_on, "last_on": clock.written.last_on}
    form = ChangeClockForm(request.POST if request.method == "POST" else None, has_end=is_leave, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _change(acting, ClockId(clock_id), form)
        except CannotWriteClock as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("journeys:clocks", participant_id=who.id)
    return render(request, "journeys/clock.html", {"page": _frame(who, clock), "form": form})


@page(Permission.VIEW_OWN_PLAN)
def my_days_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show my own days to keep, the nearest first."""
    me = me_or_404(acting)
    case = case_of(actor=acting.actor, participant_id=me)
    found = days_of(actor=acting.actor, participant_id=me, case=case, clock=acting.clock)
    return render(request, "journeys/my_days.html", {"page": my_days_view(found)})


def _frame(who: PersonView, clock: ClockView) -> Frame:
    event, days = what_was_written(clock.written)
    return Frame(_(event), shown_name(who), _("Spara"), reverse("journeys:clocks", args=[who.id]), days)


def _change(acting: Acting, clock_id: ClockId, form: ChangeClockForm) -> None:
    if form.cleaned_data["what"] == "take_back":
        take_back_clock(actor=acting.actor, clock_id=clock_id, now=acting.clock.now())
        return
    change_clock(
        actor=acting.actor,
        clock_id=clock_id,
        began_on=form.cleaned_data["began_on"],
        last_on=form.cleaned_data.get("last_on"),
        now=acting.clock.now(),
    )


def _shown(acting: Acting, participant_id: ParticipantId, found: ClocksView, page_name: str) -> PersonView:
    """Return the person and note what of theirs is read: the kinds of what starts the clocks."""
    events = {due.rule.event for due in found.days} | {one.written.event for one in found.written}
    who = show_person(
        actor=acting.actor,
        participant_id=participant_id,
        categories={Category.PLAN, *map(kind_of, events)},
        page=page_name,
        now=acting.clock.now(),
    )
    if who is None:
        raise Http404
    return who
