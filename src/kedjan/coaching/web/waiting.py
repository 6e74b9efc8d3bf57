"""Who waits for a group: the list, and one person's wish."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.coaching.domain.codes import WhyNotWaiting
from kedjan.coaching.domain.waiting import latest_start
from kedjan.coaching.operations import CannotWait, stop_waiting, wait_for_group
from kedjan.coaching.queries.expected import ExpectedView, expected_of
from kedjan.coaching.queries.offers import offer_of
from kedjan.coaching.queries.programmes import coaching_programme
from kedjan.coaching.queries.waiting import WaitingView, waiting_of, waiting_people
from kedjan.coaching.web.offers import offer_facts
from kedjan.coaching.web.programme import asked_programme, group_nav, programme_views
from kedjan.coaching.web.waiting_forms import StopForm, WaitForm
from kedjan.coaching.web.waiting_pages import Beside, case_group_view, waiting_view
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId, WaitingId
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView, benefit_ends_on, people
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said

PAGE = 50
_MINUTES = 60


@page(Permission.WAIT_FOR_GROUP)
def waiting_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show one page of those who wait, whoever must start first at the top."""
    programme, after = asked_programme(request, acting), _after(request)
    found: tuple[WaitingView, ...] = ()
    if programme is not None:
        found = waiting_people(actor=acting.actor, programme_id=programme.id, after=after, limit=PAGE + 1)
    known = people(actor=acting.actor, ids=[one.participant_id for one in found[:PAGE]])
    note_readings(
        actor=acting.actor,
        participants=known,
        categories=[Category.IDENTITY, Category.PLAN],
        page="coaching:waiting",
        now=acting.clock.now(),
        act=Act.LIST,
    )
    view = waiting_view(
        found=found[:PAGE],
        beside=Beside(known, municipality_names(), _expected(acting, found[:PAGE])),
        today=acting.clock.today(),
        views=programme_views(acting, programme, reverse("coaching:waiting")),
        programme_key="" if programme is None else programme.key,
        is_first=after is None,
        more=len(found) > PAGE,
    )
    context = {"page": view, "programme": programme, "nav": group_nav(acting, "coaching:waiting")}
    return render(request, "coaching/waiting.html", context)


@page(Permission.WAIT_FOR_GROUP)
def case_group_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Show how somebody waits for a group, or write up that they do."""
    who, case = _case_or_404(acting, participant_id, page="coaching:case_group")
    waiting = waiting_of(actor=acting.actor, participant_id=who.id)
    note = "" if waiting is not None else _why_not(acting, case)
    form = None
    if waiting is None and not note:
        form = WaitForm(request.POST if request.method == "POST" else None, initial=_proposed(acting, who))
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            wait_for_group(actor=acting.actor, enrolment_id=case.enrolment_id, wish=form.wish(), now=acting.clock.now())
        except CannotWait as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:case_group", participant_id=who.id)
    mine = waiting is not None and waiting.organisation_id == acting.actor.organisation_id
    view = case_group_view(
        who=who,
        waiting=waiting,
        expected=None if waiting is None else _expected(acting, (waiting,)).get(waiting.id),
        note=note,
        mine=mine,
        today=acting.clock.today(),
    )
    offer = offer_of(actor=acting.actor, participant_id=who.id)
    seat = {"facts": offer_facts(acting, who.id), "is_open": offer is not None and offer.is_open}
    return render(request, "coaching/case_group.html", {"page": view, "form": form, "seat": seat, "about": who.id})


@page(Permission.WAIT_FOR_GROUP)
def stop_waiting_page(request: HttpRequest, acting: Acting, participant_id: UUID) -> HttpResponse:
    """Ask why, then let somebody not wait any more."""
    who, _case = _case_or_404(acting, participant_id, page="coaching:stop_waiting")
    waiting = waiting_of(actor=acting.actor, participant_id=who.id)
    if waiting is None or waiting.organisation_id != acting.actor.organisation_id:
        raise Http404
    form = StopForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        why = WhyNotWaiting(form.cleaned_data["why"])
        try:
            stop_waiting(actor=acting.actor, waiting_id=waiting.id, why=why, now=acting.clock.now())
        except CannotWait as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:case_group", participant_id=who.id)
    context = {
        "form": form,
        "title": _("Väntar inte längre på en grupp"),
        "back": reverse("coaching:case_group", args=[who.id]),
    }
    return render(request, "coaching/resource_form.html", context)


def _expected(acting: Acting, found: tuple[WaitingView, ...]) -> dict[WaitingId, ExpectedView]:
    if not found:
        return {}
    return expected_of(actor=acting.actor, waiting_ids=[one.id for one in found], today=acting.clock.today())


def _proposed(acting: Acting, who: PersonView) -> dict[str, object]:
    """Return what the form begins with; the person decides."""
    today = acting.clock.today()
    ends_on = benefit_ends_on(actor=acting.actor, participant_id=who.id, since=today)
    return {
        "earliest_on": today,
        "latest_on": latest_start(benefit_ends_on=ends_on, today=today),
        "benefit_ends": ends_on is not None,
        "max_minutes": _MINUTES,
    }


def _why_not(acting: Acting, case: CaseView) -> str:
    """Return why nobody can wait here; empty where they can."""
    if case.exit is not None:
        return _("Deltagandet är avslutat.")
    found = coaching_programme(actor=acting.actor, programme_id=case.programme_id)
    if found is None:
        return _("Programmet har inga coachningsgrupper.")
    if case.stage.key not in found.coaching.waiting_stages:
        return _("I det här steget väntar man inte på en grupp.")
    return ""


def _case_or_404(acting: Acting, participant_id: UUID, *, page: str) -> tuple[PersonView, CaseView]:
    """Return the person and their latest participation, and note the reading; none and hidden are told the same."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.PLAN, Category.ECONOMY],
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    case = None if who is None else case_of(actor=acting.actor, participant_id=who.id)
    if who is None or case is None:
        raise Http404
    return who, case


def _after(request: HttpRequest) -> tuple[date, WaitingId] | None:
    """Return the place in the list that the address names; a broken address starts at the top."""
    try:
        return date.fromisoformat(request.GET["after"]), WaitingId(UUID(request.GET["id"]))
    except (KeyError, ValueError):
        return None
