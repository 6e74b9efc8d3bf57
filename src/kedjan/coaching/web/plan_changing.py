"""Change a group or a person's seat in a proposal by hand: what it does is shown before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_changes import Change, GroupRemoved, NotInPlan, tried_on
from kedjan.coaching.domain.plan_rules import IS_LOCKED
from kedjan.coaching.operations.plan_by_hand import change_by_hand
from kedjan.coaching.operations.planning import CannotChangePlan
from kedjan.coaching.queries.plan_names import Called, with_people
from kedjan.coaching.queries.plans import PlanView
from kedjan.coaching.web.plan_finding import all_names_in, noted, plan_or_404
from kedjan.coaching.web.plan_hand_forms import GroupForm, PersonForm
from kedjan.coaching.web.plan_hand_pages import (
    coach_choices,
    group_choices,
    hand_page,
    named_in,
    preview_of,
    room_choices,
    week_choices,
    window_text,
)
from kedjan.coaching.web.plan_words import group_name, person_name
from kedjan.engines.groups.by_hand import Tried
from kedjan.engines.groups.plan import Group, Plan
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.components import Link
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said, said

REMOVE = "remove"
"""What is sent to do without a group."""


@dataclass(frozen=True, slots=True)
class _Hand:
    """What somebody is about to change. change: what is chosen, None before that; codes: people whom the page names."""

    page: str
    view: PlanView
    plan: Plan
    names: Called
    form: GroupForm | PersonForm
    change: Change | None
    codes: tuple[str, ...] = ()
    is_locked: bool = False
    links: tuple[Link, ...] = ()


@page(Permission.PLAN_GROUPS)
def group_page_view(request: HttpRequest, acting: Acting, plan_id: UUID, code: str) -> HttpResponse:
    """Show a group of a proposal, what a change of it does, and change it when somebody says yes."""
    view, plan = _proposal(acting, plan_id)
    group = next((one for one in plan.groups if one.id == code), None)
    if group is None:
        raise Http404
    names, asked = all_names_in(acting, view), _asked(request)
    form = GroupForm(
        None if REMOVE in asked else _typed(request, "room"),
        group=group,
        rooms=room_choices(view, names),
        weeks=week_choices(view, names, group.start_week),
        coaches=coach_choices(view, names),
    )
    change = GroupRemoved(code) if REMOVE in asked else form.change() if form.is_valid() else None
    links = _links(view, group)
    hand = _Hand("coaching:plan_group", view, plan, names, form, change, is_locked=code in view.locked, links=links)
    intro = _("Ändra lokal, vecka eller coacher. Du ser vad som händer innan något ändras.")
    return _answered(request, acting, hand, lambda called: (group_name(group, called), intro))


@page(Permission.PLAN_GROUPS)
def person_page_view(request: HttpRequest, acting: Acting, plan_id: UUID, person_code: str) -> HttpResponse:
    """Show in which group somebody has a seat, what another one does, and move them when somebody says yes."""
    view, plan = _proposal(acting, plan_id)
    if all(one.id != person_code for one in view.problem.participants):
        raise Http404
    names = all_names_in(acting, view)
    groups = group_choices(view, plan, names)
    now = next((one.id for one in plan.groups if person_code in one.participants), "")
    form = PersonForm(_typed(request, "group"), person=person_code, group=now, groups=groups)
    change = form.change() if form.is_valid() else None
    hand = _Hand("coaching:plan_person", view, plan, names, form, change, codes=(person_code,))

    def say(called: Called) -> tuple[str, str]:
        return person_name(person_code, called), window_text(view, person_code, called)

    return _answered(request, acting, hand, say)


def _answered(
    request: HttpRequest, acting: Acting, hand: _Hand, say: Callable[[Called], tuple[str, str]]
) -> HttpResponse:
    """Do what was said yes to, or show what it would do. say: the title and what stands under it."""
    is_sent, view = request.method == "POST", hand.view
    if view.item.status is not PlanStatus.PROPOSED and not is_sent:
        return redirect("coaching:plan", plan_id=view.item.id)
    problems = [said(IS_LOCKED)] if hand.is_locked else []
    if is_sent and hand.change is not None and not problems:
        done, problems = _done(acting, view, hand.change)
        if done is not None:
            return done
    tried = None if hand.change is None or problems else _tried(view, hand.plan, hand.change)
    people = named_in(view, tried, *hand.codes)
    noted(acting, people, page=hand.page)
    called = with_people(actor=acting.actor, names=hand.names, persons=people)
    title, intro = say(called)
    preview = None if tried is None else preview_of(tried, called, _sent(_asked(request), hand.form))
    shown = hand_page(view=view, title=title, intro=intro, preview=preview, links=hand.links)
    context = {"page": shown, "form": hand.form, "problems": problems, "is_locked": hand.is_locked}
    return render(request, "coaching/plan_hand.html", context)


def _asked(request: HttpRequest) -> QueryDict:
    return request.POST if request.method == "POST" else request.GET


def _typed(request: HttpRequest, first: str) -> QueryDict | None:
    """Return what was chosen in a form, whose first field is in every address that it leads to; None before that."""
    asked = _asked(request)
    return asked if first in asked or request.method == "POST" else None


def _proposal(acting: Acting, plan_id: UUID) -> tuple[PlanView, Plan]:
    view = plan_or_404(acting, plan_id)
    if view.plan is None:
        raise Http404
    return view, view.plan


def _tried(view: PlanView, plan: Plan, change: Change) -> Tried | None:
    """Return what the change does; None where it changes nothing."""
    try:
        tried = tried_on(view.problem, plan, change)
    except NotInPlan:
        raise Http404 from None
    return None if tried.plan.groups == plan.groups else tried


def _done(acting: Acting, view: PlanView, change: Change) -> tuple[HttpResponse | None, list[str]]:
    """Change the plan, and lead on to the new one; or return why not."""
    try:
        event = change_by_hand(actor=acting.actor, plan_id=view.item.id, change=change, now=acting.clock.now())
    except CannotChangePlan as refusal:
        return None, all_said(refusal.reasons)
    return redirect("coaching:plan", plan_id=event.plan_id), []


def _sent(asked: QueryDict, form: forms.Form) -> list[tuple[str, str]]:
    """Return what is sent again to do what was looked at."""
    return [(name, str(asked[name])) for name in asked if name in {REMOVE, *form.fields}]


def _links(view: PlanView, group: Group) -> tuple[Link, ...]:
    why = Link(_("Se vilka som är med i gruppen"), reverse("coaching:plan_why", args=[view.item.id, "group", group.id]))
    if group.id in view.locked:
        return why, Link(_("Lås upp gruppen"), reverse("coaching:plan_locks", args=[view.item.id]))
    here = reverse("coaching:plan_group", args=[view.item.id, group.id])
    return why, Link(_("Se vad som händer utan gruppen"), f"{here}?{REMOVE}=yes")
