"""Plan a year of groups: the year, a plan that is asked for, looked at, stopped, published or thrown away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_rules import NOT_READY
from kedjan.coaching.operations.planning import (
    CannotChangePlan,
    CannotPlanYear,
    ask_for_plan,
    discard_plan,
    resume_planning,
    stop_planning,
)
from kedjan.coaching.queries.plan_year import published_plan, starts_of, year_groups
from kedjan.coaching.queries.plans import newer_version, plan_item, planner_is_gone, plans
from kedjan.coaching.queries.readiness import is_ready, planner_readiness
from kedjan.coaching.web.plan_finding import all_names_in, area_names, names_in, noted, plan_or_404, programme_or_404
from kedjan.coaching.web.plan_forms import PlanForm
from kedjan.coaching.web.plan_pages import plan_page, plan_work_page, shown_people
from kedjan.coaching.web.plan_ready_pages import ready_work
from kedjan.coaching.web.plan_stopped_pages import stopped_page
from kedjan.coaching.web.plan_year_pages import Places, year_page
from kedjan.coaching.web.programme import group_nav
from kedjan.engines.groups.check import check
from kedjan.kernel.ids import YearPlanId
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import municipality_names
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, language, said


@page(Permission.VIEW_GROUPS)
def groups_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the year of a programme: what holds, and for who plans, every plan."""
    chosen, known = programme_or_404(request, acting)
    if chosen is None:
        context = {"title": _("Året med grupper"), "nav": group_nav(acting, "coaching:groups")}
        return render(request, "coaching/year_empty.html", context)
    published = published_plan(actor=acting.actor, programme_id=chosen.id)
    first = published.item.first_week_on if published else acting.clock.today().replace(month=1, day=1)
    groups = year_groups(actor=acting.actor, programme_id=chosen.id, from_on=first)
    may_plan = acting.actor.may(Permission.PLAN_GROUPS)
    now = planner_readiness()
    not_ready = "" if is_ready() else said(NOT_READY)
    view = year_page(
        chosen=chosen,
        programmes=known,
        groups=groups,
        starts=starts_of(groups),
        published=published,
        plans=plans(actor=acting.actor, programme_id=chosen.id) if may_plan else None,
        places=Places(municipality_names(), area_names(chosen)),
        not_ready=not_ready if now is None else ready_work(now, here=request.get_full_path()),
    )
    return render(request, "coaching/year.html", {"page": view, "nav": group_nav(acting, "coaching:groups")})


@page(Permission.PLAN_GROUPS)
def new_plan_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Ask for a plan."""
    chosen, _known = programme_or_404(request, acting)
    if chosen is None:
        raise Http404
    today = acting.clock.today()
    suggested = _("Plan %(year)s") % {"year": today.year}
    form = PlanForm(request.POST if request.method == "POST" else None, today=today, suggested=suggested)
    if request.method == "POST" and form.is_valid():
        try:
            event = ask_for_plan(actor=acting.actor, wish=form.wish(chosen.id), now=acting.clock.now())
        except CannotPlanYear as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:plan", plan_id=event.plan_id)
    not_ready = "" if is_ready() else said(NOT_READY)
    return render(
        request,
        "coaching/plan_new.html",
        {
            "title": _("Gör en ny plan"),
            "form": form,
            "caption": chosen.file.name.text_in(language()),
            "not_ready": not_ready,
        },
    )


@page(Permission.PLAN_GROUPS)
def plan_page_view(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Show a plan, or how far a job has come with it; sending the form tries it again."""
    problems: list[str] = []
    if request.method == "POST":
        try:
            resume_planning(actor=acting.actor, plan_id=YearPlanId(plan_id), now=acting.clock.now())
        except CannotPlanYear as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("coaching:plan", plan_id=plan_id)
    item = plan_item(actor=acting.actor, plan_id=YearPlanId(plan_id))
    if item is None or item.status is PlanStatus.DISCARDED:
        raise Http404
    if item.status is PlanStatus.IMPOSSIBLE:
        return _stopped(request, acting, plan_id)
    if item.progress is not None:
        is_gone = planner_is_gone(item, home=acting.actor.home)
        working = plan_work_page(item=item, now=acting.clock.now(), is_gone=is_gone)
        return render(request, "coaching/plan_work.html", {"page": working, "problems": problems})
    return _made(request, acting, plan_id, problems)


@page(Permission.PLAN_GROUPS)
def stop_page(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Ask, then let the search end with the best plan so far."""
    problems: list[str] = []
    if request.method == "POST":
        try:
            stop_planning(actor=acting.actor, plan_id=YearPlanId(plan_id), now=acting.clock.now())
        except CannotChangePlan as refusal:
            problems = all_said(refusal.reasons)
        else:
            item = plan_item(actor=acting.actor, plan_id=YearPlanId(plan_id))
            is_gone = item is None or item.status is PlanStatus.DISCARDED
            return redirect("coaching:groups") if is_gone else redirect("coaching:plan", plan_id=plan_id)
    item = plan_item(actor=acting.actor, plan_id=YearPlanId(plan_id))
    if item is None or item.status is PlanStatus.DISCARDED:
        raise Http404
    asked = {
        "title": _("Vill du sluta leta?"),
        "text": _("Den bästa planen hittills sparas som ett förslag. Finns det ingen plan än sparas inget."),
        "submit": _("Ja, sluta leta"),
    }
    return _ask(request, plan_id, asked, problems)


@page(Permission.PLAN_GROUPS)
def discard_page(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Ask, then throw a proposal away."""
    plan = plan_or_404(acting, plan_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            discard_plan(actor=acting.actor, plan_id=plan.item.id, now=acting.clock.now())
        except CannotChangePlan as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("coaching:groups")
    asked = {
        "title": _("Vill du ta bort planen?"),
        "text": _("Planen och det som står i den om personer tas bort. Inget annat ändras."),
        "submit": _("Ja, ta bort planen"),
    }
    return _ask(request, plan_id, asked, problems)


def _ask(request: HttpRequest, plan_id: UUID, asked: dict[str, str], problems: list[str]) -> HttpResponse:
    back = reverse("coaching:plan", args=[plan_id])
    return render(request, "coaching/plan_ask.html", {**asked, "problems": problems, "back": back})


def _made(request: HttpRequest, acting: Acting, plan_id: UUID, problems: list[str]) -> HttpResponse:
    view = plan_or_404(acting, plan_id)
    if view.plan is None:
        raise Http404
    people = shown_people(view, view.plan)
    noted(acting, people, page="coaching:plan")
    names = names_in(acting, view, people)
    verdict = check(view.problem, view.plan)
    is_version = view.item.status is PlanStatus.REPLACED and view.item.published_at is None
    newer = newer_version(actor=acting.actor, plan_id=view.item.id) if is_version else None
    made = plan_page(view=view, plan=view.plan, verdict=verdict, called=names, newer=newer)
    return render(request, "coaching/plan.html", {"page": made, "problems": problems})


def _stopped(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Say why no plan can be made, and what can be done about it."""
    view = plan_or_404(acting, plan_id)
    shown = stopped_page(view=view, called=all_names_in(acting, view))
    return render(request, "coaching/plan_stopped.html", {"page": shown})
