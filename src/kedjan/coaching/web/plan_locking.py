"""Lock groups of a proposal, plan all else anew, and take back what was changed by hand."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_changes import next_name
from kedjan.coaching.domain.plan_rules import NAME_LENGTH, NOT_READY, PlanWish
from kedjan.coaching.domain.weeks import WEEKS, day_of
from kedjan.coaching.operations.plan_by_hand import lock_groups, undo_by_hand
from kedjan.coaching.operations.planning import CannotChangePlan, CannotPlanYear, ask_for_plan
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.queries.readiness import is_ready
from kedjan.coaching.web.frame import Frame
from kedjan.coaching.web.plan_finding import names_in, noted, plan_or_404
from kedjan.coaching.web.plan_hand_forms import AgainForm, LocksForm
from kedjan.coaching.web.plan_hand_pages import group_choices
from kedjan.coaching.web.plan_words import reason_text
from kedjan.engines.groups.plan import Plan
from kedjan.kernel.refusal import Refusal
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, number, said


@page(Permission.PLAN_GROUPS)
def locks_page_view(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Show which groups are locked, and lock and unlock."""
    view, plan = _made(acting, plan_id)
    if view.item.status is not PlanStatus.PROPOSED and request.method != "POST":
        return redirect("coaching:plan", plan_id=plan_id)
    groups = group_choices(view, plan, names_in(acting, view, {}))
    form = LocksForm(request.POST if request.method == "POST" else None, groups=groups, locked=view.locked)
    if request.method == "POST" and form.is_valid():
        try:
            lock_groups(
                actor=acting.actor, plan_id=view.item.id, lock=form.lock(), unlock=form.unlock(), now=acting.clock.now()
            )
        except CannotChangePlan as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect("coaching:plan", plan_id=plan_id)
    return _form(request, _frame(view, _("Lås grupper"), ""), form, _("Spara"))


@page(Permission.PLAN_GROUPS)
def again_page_view(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Ask for a plan that keeps the locked groups and begins from the rest."""
    view, plan = _made(acting, plan_id)
    form = AgainForm(
        request.POST if request.method == "POST" else None, suggested=next_name(view.item.name, most=NAME_LENGTH)
    )
    if request.method == "POST" and form.is_valid():
        try:
            event = ask_for_plan(actor=acting.actor, wish=_wish(view, form), now=acting.clock.now())
        except CannotPlanYear as refusal:
            form.add_error(None, _told(acting, view, plan, refusal))
        else:
            return redirect("coaching:plan", plan_id=event.plan_id)
    kept = ngettext("%(count)s grupp är låst.", "%(count)s grupper är låsta.", len(view.locked))
    rest = _("Resten planeras om, av dem som väntar nu, med den här planen som början. Den här planen finns kvar.")
    intro = " ".join((kept % {"count": number(len(view.locked))}, rest, "" if is_ready() else said(NOT_READY)))
    return _form(request, _frame(view, _("Planera om resten"), intro.strip()), form, _("Planera om"))


@page(Permission.PLAN_GROUPS)
def undo_page_view(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Ask, then take back what was changed by hand."""
    view, _plan = _made(acting, plan_id)
    problems: list[str] = []
    if request.method == "POST":
        try:
            event = undo_by_hand(actor=acting.actor, plan_id=view.item.id, now=acting.clock.now())
        except CannotChangePlan as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("coaching:plan", plan_id=event.earlier_id)
    asked = {
        "title": _("Vill du ta tillbaka ändringen?"),
        "text": _("Förslaget blir som det var innan du ändrade det. Versionen med ändringen tas bort."),
        "submit": _("Ja, ta tillbaka ändringen"),
        "back": reverse("coaching:plan", args=[plan_id]),
    }
    return render(request, "coaching/plan_ask.html", {**asked, "problems": problems})


def _made(acting: Acting, plan_id: UUID) -> tuple[PlanView, Plan]:
    view = plan_or_404(acting, plan_id)
    if view.plan is None:
        raise Http404
    return view, view.plan


def _wish(view: PlanView, form: AgainForm) -> PlanWish:
    return PlanWish(
        programme_id=view.item.programme_id,
        name=form.cleaned_data["name"],
        first_week_on=day_of(view.item.first_week_on, view.problem.weeks - WEEKS),
        seconds=int(form.cleaned_data["seconds"]),
        based_on=view.item.id,
        locked=tuple(sorted(view.locked)),
    )


def _told(acting: Acting, view: PlanView, plan: Plan, refusal: Refusal) -> list[str]:
    """Return the reasons with names for the codes, which are those of the plan that it is based on."""
    codes = {str(one.values["person"]) for one in refusal.reasons if "person" in one.values}
    people = {code: view.people[code] for code in sorted(codes) if code in view.people}
    noted(acting, people, page="coaching:plan_again")
    names = names_in(acting, view, people)
    return [reason_text(one, plan=plan, called=names) for one in refusal.reasons]


def _frame(view: PlanView, title: str, intro: str) -> Frame:
    return Frame(title=title, back=reverse("coaching:plan", args=[view.item.id]), caption=view.item.name, intro=intro)


def _form(request: HttpRequest, frame: Frame, form: LocksForm | AgainForm, submit: str) -> HttpResponse:
    return render(request, "coaching/form.html", {"page": frame, "form": form, "submit": submit})
