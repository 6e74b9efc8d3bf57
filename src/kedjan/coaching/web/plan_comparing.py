"""Two plans of the same year beside each other."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_compare import Side, compared
from kedjan.coaching.queries.plan_compare import sides
from kedjan.coaching.queries.plans import PlanItem, PlanView, plan_view, plans
from kedjan.coaching.web.plan_compare_pages import Beside, compare_page, names_of, shown_keys, shown_people
from kedjan.coaching.web.plan_finding import names_in, noted, plan_or_404
from kedjan.coaching.web.plan_forms import CompareForm
from kedjan.engines.groups.check import check
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page

_YEAR_DAYS = 364


@page(Permission.PLAN_GROUPS)
def compare_page_view(request: HttpRequest, acting: Acting, plan_id: UUID) -> HttpResponse:
    """Show a plan beside another of the same year: the one that is asked for, else the most likely."""
    view = plan_or_404(acting, plan_id)
    others = _comparable(acting, view)
    chosen = next((one for one in others if str(one.id) == request.GET.get("with")), None)
    if chosen is None and "with" in request.GET:
        raise Http404
    chosen = chosen or _likely(view, others)
    form = CompareForm(others, chosen=chosen)
    other = None if chosen is None else plan_view(actor=acting.actor, plan_id=chosen.id)
    both = None if other is None else sides(other, view)
    context = {"form": form, "plan": view.item, "page": None}
    if other is not None and both is not None:
        context["page"] = _page(acting, (other, view), both)
    return render(request, "coaching/plan_compare.html", context)


def _page(acting: Acting, views: tuple[PlanView, PlanView], both: tuple[Side, Side]) -> object:
    found = compared(*both)
    people = [shown_people(view, side, shown_keys(found)) for view, side in zip(views, both, strict=True)]
    _note(acting, people)
    first, second = (
        Beside(name, view, side, check(view.problem, side.plan), names_in(acting, view, named))
        for name, view, side, named in zip(names_of(views[0].item, views[1].item), views, both, people, strict=True)
    )
    return compare_page(first=first, second=second, found=found)


def _note(acting: Acting, people: list[dict[str, ParticipantId]]) -> None:
    """Note once for each person that is named, in one plan or in both."""
    noted(acting, {str(who): who for named in people for who in named.values()}, page="coaching:plan_compare")


def _comparable(acting: Acting, view: PlanView) -> tuple[PlanItem, ...]:
    """Return the other plans of the same year that are made."""
    if view.plan is None:
        raise Http404
    known = plans(actor=acting.actor, programme_id=view.item.programme_id, with_versions=True)
    return tuple(
        one
        for one in known
        if one.id != view.item.id
        and one.is_made
        and abs((one.first_week_on - view.item.first_week_on).days) < _YEAR_DAYS
    )


def _likely(view: PlanView, others: tuple[PlanItem, ...]) -> PlanItem | None:
    """Return what the plan was made from, else what holds, else the newest."""
    based = next((one for one in others if one.id == view.based_on), None)
    holds = next((one for one in others if one.status is PlanStatus.PUBLISHED), None)
    return based or holds or next(iter(others), None)
