"""Find what an address names, and note whose names a page shows."""

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.queries.plan_names import Called, called
from kedjan.coaching.queries.plans import PlanView, plan_view
from kedjan.coaching.queries.programmes import CoachingProgramme, coaching_programme, coaching_programmes
from kedjan.engines.groups.plan import Plan
from kedjan.kernel.ids import ParticipantId, YearPlanId
from kedjan.kernel.information import Category
from kedjan.ui.http import Acting
from kedjan.ui.words import language


def programme_or_404(
    request: HttpRequest, acting: Acting
) -> tuple[CoachingProgramme | None, tuple[CoachingProgramme, ...]]:
    """Return the programme that the address names, else the first, and all of them; none where none has groups."""
    known = coaching_programmes(actor=acting.actor)
    asked = request.GET.get("programme")
    chosen = next((one for one in known if asked in {None, one.key}), None)
    if chosen is None and asked is not None:
        raise Http404
    return chosen, known


def plan_or_404(acting: Acting, plan_id: UUID) -> PlanView:
    """Return the plan; 404 for one that is another organisation's or was thrown away."""
    found = plan_view(actor=acting.actor, plan_id=YearPlanId(plan_id))
    if found is None or found.item.status is PlanStatus.DISCARDED:
        raise Http404
    return found


def area_names(programme: CoachingProgramme | None) -> dict[str, str]:
    """Return what the areas of a programme are called in the reader's language."""
    return {} if programme is None else {one.key: one.title.text_in(language()) for one in programme.coaching.areas}


def names_in(acting: Acting, view: PlanView, people: Mapping[str, ParticipantId], *others: Plan) -> Called:
    """Return what the codes of a plan are called, and of other plans of the same problem."""
    return _names(acting, view, people, others if view.plan is None else (view.plan, *others))


def all_names_in(acting: Acting, view: PlanView) -> Called:
    """Return what all rooms and coaches that a plan can use are called."""
    return _names(acting, view, {}, ())


def _names(acting: Acting, view: PlanView, people: Mapping[str, ParticipantId], plans: tuple[Plan, ...]) -> Called:
    programme = coaching_programme(actor=acting.actor, programme_id=view.item.programme_id)
    return called(
        actor=acting.actor,
        problem=view.problem,
        plans=plans,
        first_week_on=view.item.first_week_on,
        persons=people,
        areas=area_names(programme),
    )


def noted(acting: Acting, people: Mapping[str, ParticipantId], *, page: str) -> None:
    """Note that the names and plans of the people were seen on the page."""
    note_readings(
        actor=acting.actor,
        participants=dict.fromkeys(people.values()),
        categories=[Category.IDENTITY, Category.PLAN],
        page=page,
        now=acting.clock.now(),
        act=Act.LIST,
    )
