"""A coach falls ill, and a start that cannot be held is cancelled."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.coaching.domain.plan_rules import NO_PLAN_HOLDS, NOT_READY
from kedjan.coaching.operations import CannotChangeResources
from kedjan.coaching.operations.plan_repairing import CannotCancelStart, CannotRepairPlan, cancel_start, repair_plan
from kedjan.coaching.queries.plan_repairs import Illness, Ready, ready_repairs
from kedjan.coaching.queries.plan_year import coach_of, published_plan, year_group
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.queries.readiness import is_ready
from kedjan.coaching.web.plan_finding import names_in, noted
from kedjan.coaching.web.plan_forms import CancelForm, IllForm
from kedjan.coaching.web.plan_ill_pages import ill_page
from kedjan.engines.groups.illness import Kind
from kedjan.kernel.ids import CoachId, GroupId, ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, day, said


@page(Permission.PLAN_GROUPS)
def ill_page_view(request: HttpRequest, acting: Acting, coach_id: UUID) -> HttpResponse:
    """Ask for the days, show what they touch and the repairs, and let the chosen one hold."""
    coach = coach_of(actor=acting.actor, coach_id=CoachId(coach_id))
    if coach is None:
        raise Http404
    holds = published_plan(actor=acting.actor, programme_id=coach.programme_id)
    is_sent = request.method == "POST"
    asked = request.POST if is_sent else request.GET
    form = IllForm(asked or None, today=acting.clock.today())
    problems = [] if is_ready() else [said(NOT_READY)]
    if holds is None:
        problems.append(said(NO_PLAN_HOLDS))
    illness = form.illness(coach.id) if not problems and form.is_bound and form.is_valid() else None
    if is_sent and illness is not None:
        try:
            kind = Kind(request.POST.get("kind", ""))
            repair_plan(
                actor=acting.actor, programme_id=coach.programme_id, illness=illness, kind=kind, now=acting.clock.now()
            )
        except (CannotRepairPlan, CannotChangeResources) as refusal:
            problems = all_said(refusal.reasons)
        except ValueError:
            raise Http404 from None
        else:
            return redirect("coaching:groups")
    return _shown(request, acting, (coach.name, holds, illness), form, problems)


@page(Permission.PLAN_GROUPS)
def cancel_page(request: HttpRequest, acting: Acting, start_id: UUID) -> HttpResponse:
    """Ask why, then cancel a start."""
    group = year_group(actor=acting.actor, group_id=GroupId(start_id))
    if group is None:
        raise Http404
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_start(actor=acting.actor, group_id=group.id, why=form.why(), now=acting.clock.now())
        except CannotCancelStart as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:groups")
    place = municipality_names().get(group.municipality_code, "")
    about = f"{place}, {group.room}, {day(group.starts_on)}"
    return render(request, "coaching/start_cancel.html", {"form": form, "about": about, "seats": group.seats})


def _shown(
    request: HttpRequest,
    acting: Acting,
    found: tuple[str, PlanView | None, Illness | None],
    form: IllForm,
    problems: list[str],
) -> HttpResponse:
    name, holds, illness = found
    if holds is None or holds.plan is None or illness is None:
        view = ill_page(name=name, illness=None, ready=None, before=None, called=None)
    else:
        ready = ready_repairs(actor=acting.actor, holds=holds, illness=illness, today=acting.clock.today())
        people = _people(holds, ready)
        noted(acting, people, page="coaching:ill")
        names = names_in(acting, holds, people, *(one.plan for one in ready.repairs))
        view = ill_page(name=name, illness=illness, ready=ready, before=holds.plan, called=names)
    return render(request, "coaching/coach_ill.html", {"page": view, "form": form, "problems": problems})


def _people(holds: PlanView, ready: Ready) -> dict[str, ParticipantId]:
    """Return whom the repairs name: who is moved, or loses or gets a seat."""
    codes = {
        code
        for one in ready.repairs
        for code in (*(move.person for move in one.changes.moved), *one.changes.dropped, *one.changes.placed)
    }
    return {code: holds.people[code] for code in sorted(codes) if code in holds.people}
