"""Read plans of a year: what was asked for, how far the search is, and what came out of it.

Rule: docs/rules/year-plan.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.models import PlannedPerson, YearPlan
from kedjan.engines.groups.plan import Plan
from kedjan.engines.groups.problem import Problem
from kedjan.engines.groups.written import plan_from, problem_from
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, EnrolmentId, OrganisationId, ParticipantId, ProgrammeId, YearPlanId
from kedjan.kernel.progress import Progress
from kedjan.kernel.refusal import Reason
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.queries import staff_actors

_LISTED = 50
_HEAVY = ("problem", "plan")


@dataclass(frozen=True, slots=True)
class Best:
    """The best plan so far: seconds since the search began, cost, the proven bound and how many have a seat.

    keeps: of how many locked groups; the bound is that of all plans that keep them.
    """

    seconds: float
    cost: int
    bound: int | None
    placed: int
    keeps: int = 0

    @property
    def gap(self) -> float | None:
        """Return how much of the cost is not proven necessary, 0 to 1; None without a bound."""
        if self.bound is None:
            return None
        return max(0.0, (self.cost - self.bound) / self.cost) if self.cost else 0.0


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A plan as a list shows it. progress: of the job that makes it, None for one that is made.

    seconds: of search, 0 for one that was made of another by hand; stopped: why no plan can be made;
    is_based: it was made from another.
    """

    id: YearPlanId
    programme_id: ProgrammeId
    name: str
    first_week_on: date
    status: PlanStatus
    seconds: int
    best: Best | None
    created_at: datetime
    published_at: datetime | None
    asked_by: AccountId
    asked_as: str
    progress: Progress | None
    is_stopping: bool
    stopped: tuple[Reason, ...] = ()
    is_based: bool = False

    @property
    def is_by_hand(self) -> bool:
        """Tell whether somebody made it of another plan by hand: no search did."""
        return self.seconds == 0 and self.is_based

    @property
    def is_made(self) -> bool:
        """Tell whether there is a plan to look at."""
        return self.status in {PlanStatus.PROPOSED, PlanStatus.PUBLISHED, PlanStatus.REPLACED}


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan with its problem. plan: None until there is one; people: codes to whom they are about, where visible."""

    item: PlanItem
    problem: Problem
    plan: Plan | None
    locked: frozenset[str]
    based_on: YearPlanId | None
    people: Mapping[str, ParticipantId]


@dataclass(frozen=True, slots=True)
class Planned:
    """Whom a code is about, as publishing needs it."""

    participant_id: ParticipantId
    enrolment_id: EnrolmentId


def plans(*, actor: Actor, programme_id: ProgrammeId, with_versions: bool = False) -> tuple[PlanItem, ...]:
    """Return the organisation's plans of a programme, the newest first, without those that were thrown away.

    with_versions: also what proposals were before they were changed by hand.
    """
    expect(actor)
    rows = YearPlan.objects.filter(organisation_id=actor.home, programme_id=programme_id).defer(*_HEAVY)
    kept = rows.exclude(status=PlanStatus.DISCARDED).order_by("-created_at", "-id")
    if not with_versions:
        kept = kept.exclude(Exists(_by_hand(OuterRef("pk"))), status=PlanStatus.REPLACED, published_at=None)
    return tuple(item_of(row) for row in kept[:_LISTED])


def newer_version(*, actor: Actor, plan_id: YearPlanId) -> YearPlanId | None:
    """Return the proposal that a plan became when somebody changed it by hand, or None."""
    expect(actor)
    found = _by_hand(plan_id).filter(organisation_id=actor.home).values_list("pk", flat=True).first()
    return None if found is None else YearPlanId(found)


def _by_hand(plan_id: YearPlanId | OuterRef) -> QuerySet[YearPlan]:
    rows = YearPlan.objects.filter(based_on_id=plan_id, seconds=0)
    return rows.exclude(status=PlanStatus.DISCARDED).order_by("-created_at")


def plan_item(*, actor: Actor, plan_id: YearPlanId) -> PlanItem | None:
    """Return a plan as a list shows it, or None if there is none or it is another organisation's."""
    expect(actor)
    row = YearPlan.objects.filter(pk=plan_id, organisation_id=actor.home).defer(*_HEAVY).first()
    return None if row is None else item_of(row)


def plan_view(*, actor: Actor, plan_id: YearPlanId) -> PlanView | None:
    """Return a plan with its problem, or None if there is none or it is another organisation's."""
    expect(actor)
    row = YearPlan.objects.filter(pk=plan_id, organisation_id=actor.home).first()
    if row is None:
        return None
    codes = PlannedPerson.objects.filter(plan_id=row.pk).values_list("code", "participant_id")
    return PlanView(
        item=item_of(row),
        problem=problem_from(row.problem).problem,
        plan=None if row.plan is None else plan_from(row.plan),
        locked=frozenset(row.locked),
        based_on=None if row.based_on_id is None else YearPlanId(row.based_on_id),
        people={code: ParticipantId(participant_id) for code, participant_id in codes},
    )


def planned_people(*, actor: Actor, plan_id: YearPlanId) -> dict[str, Planned]:
    """Return whom the codes of a plan are about, of those whom the actor sees and who still wait."""
    expect(actor)
    rows = PlannedPerson.objects.filter(plan_id=plan_id, waiting__ended_at__isnull=True)
    found = rows.values_list("code", "participant_id", "waiting__enrolment_id")
    return {code: Planned(ParticipantId(who), EnrolmentId(enrolment)) for code, who, enrolment in found}


def codes_of(*, actor: Actor, plan_id: YearPlanId) -> dict[str, str]:
    """Return the codes of a plan by the participation that each is about, as text; of those whom the actor sees."""
    expect(actor)
    rows = PlannedPerson.objects.filter(plan_id=plan_id).values_list("waiting__enrolment_id", "code")
    return {str(enrolment_id): code for enrolment_id, code in rows}


def planner_is_gone(item: PlanItem, *, home: OrganisationId) -> bool:
    """Tell whether the job has nobody to work as: whoever asked for it no longer may, in that role."""
    actors = staff_actors(account_id=item.asked_by)
    return not any(
        (one.organisation_id, one.role) == (home, item.asked_as) and one.may(Permission.PLAN_GROUPS) for one in actors
    )


def item_of(row: YearPlan) -> PlanItem:
    """Return the view of a row that is at hand."""
    status, best = PlanStatus(row.status), best_from(row.best)
    done = 0 if best is None else min(row.seconds, int(best.seconds))
    working = Progress(done=done, total=row.seconds, moved_at=row.moved_at, begun_at=row.begun_at)
    return PlanItem(
        id=YearPlanId(row.pk),
        programme_id=ProgrammeId(row.programme_id),
        name=row.name,
        first_week_on=row.first_week_on,
        status=status,
        seconds=row.seconds,
        best=best,
        created_at=row.created_at,
        published_at=row.published_at,
        asked_by=AccountId(row.asked_by),
        asked_as=row.asked_as,
        progress=working if status is PlanStatus.WORKING else None,
        is_stopping=row.cancel_asked_at is not None,
        stopped=_stopped(row),
        is_based=row.based_on_id is not None,
    )


def _stopped(row: YearPlan) -> tuple[Reason, ...]:
    kept = (row.best or {}).get("stopped", ())
    return tuple(Reason(one["code"], one["message"], one["values"]) for one in kept)


def best_from(kept: Mapping[str, float | int | None] | None) -> Best | None:
    """Return what is kept of the search."""
    if not kept or kept.get("cost") is None:
        return None
    bound = kept.get("bound")
    return Best(
        seconds=float(kept.get("seconds") or 0),
        cost=int(kept["cost"] or 0),
        bound=None if bound is None else int(bound),
        placed=int(kept.get("placed") or 0),
        keeps=int(kept.get("keeps") or 0),
    )


def bound_of(kept: Mapping[str, float | int | None] | None) -> int | None:
    """Return what every plan of the problem costs at least; None where that is not proven, or only with locks."""
    best = best_from(kept)
    return None if best is None or best.keeps else best.bound
