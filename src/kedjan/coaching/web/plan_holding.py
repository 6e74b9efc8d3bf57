"""Why a plan is as it is, and let it hold."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.operations.plan_publishing import CannotPublishPlan, publish_plan
from kedjan.coaching.queries.plan_steps import Steps, steps_of
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.web.plan_finding import names_in, noted, plan_or_404
from kedjan.coaching.web.plan_forms import MeetingForm
from kedjan.coaching.web.plan_publish_pages import publish_page
from kedjan.coaching.web.plan_why_pages import KINDS, people_of, reasons_for, why_page
from kedjan.coaching.web.plan_words import reason_text
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page


@page(Permission.PLAN_GROUPS)
def why_page_view(request: HttpRequest, acting: Acting, plan_id: UUID, explained: str, code: str) -> HttpResponse:
    """Say why a group, a person or a coach stands where it stands in a plan."""
    view = plan_or_404(acting, plan_id)
    reasons = reasons_for(view, view.plan, explained, code) if view.plan is not None and explained in KINDS else None
    if view.plan is None or reasons is None:
        raise Http404
    people = people_of(view, view.plan, explained, code)
    noted(acting, people, page="coaching:plan_why")
    names = names_in(acting, view, people)
    shown = why_page(view=view, plan=view.plan, kind=explained, code=code, reasons=reasons, called=names)
    return render(request, "coaching/plan_why.html", {"page": shown})


@page(Permission.PLAN_GROUPS)
def publish_page_view(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Say what publishing does, and publish when somebody says yes."""
    view = plan_or_404(acting, plan_id)
    if view.plan is None:
        raise Http404
    steps = _steps(acting, view)
    form = MeetingForm(request.POST if request.method == "POST" else None, asks_why=bool(steps.cancelled))
    if request.method == "POST" and form.is_valid():
        try:
            publish_plan(
                actor=acting.actor,
                plan_id=view.item.id,
                meeting=form.meeting(),
                why=form.why(),
                now=acting.clock.now(),
            )
        except CannotPublishPlan as refusal:
            form.add_error(None, _told(acting, view, refusal))
        else:
            return redirect("coaching:groups")
    elif view.item.status is not PlanStatus.PROPOSED:
        return redirect("coaching:plan", plan_id=plan_id)
    shown = publish_page(item=view.item, steps=steps)
    return render(request, "coaching/plan_publish.html", {"page": shown, "form": form})


def _steps(acting: Acting, view: PlanView) -> Steps:
    if view.plan is None:
        raise Http404
    return steps_of(
        actor=acting.actor,
        plan=view.plan,
        plan_id=view.item.id,
        programme_id=view.item.programme_id,
        first_week_on=view.item.first_week_on,
        now=acting.clock.now(),
    )


def _told(acting: Acting, view: PlanView, refusal: CannotPublishPlan) -> list[str]:
    """Return the reasons with names for the codes."""
    if view.plan is None:
        raise Http404
    names = names_in(acting, view, {})
    return [reason_text(one, plan=view.plan, called=names) for one in refusal.reasons]
