"""What the page of a plan says: the year, the map, the cost, who is not placed; or how far the search for it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_rules import PLANNER_GONE
from kedjan.coaching.queries.plan_names import Called
from kedjan.coaching.queries.plans import PlanItem, PlanView
from kedjan.coaching.web.plan_left_out import left_out_codes, left_out_table
from kedjan.coaching.web.plan_tables import area_of, costs_table, groups_table, unplaced_table, why_address
from kedjan.coaching.web.plan_words import gap_text, reason_text, start_text, status_tag
from kedjan.engines.groups.check import Verdict
from kedjan.engines.groups.plan import Group, Plan
from kedjan.kernel.ids import ParticipantId, YearPlanId
from kedjan.ui.components import Cell, Column, Link, Table, Tag, Work, WorkState
from kedjan.ui.figures import AreaMap
from kedjan.ui.municipalities import Told, municipality_map
from kedjan.ui.words import number, said
from kedjan.ui.work import work_view
from kedjan.ui.year_calendar import Meets, YearCalendar, year_calendar

UNPLACED_SHOWN = 50
_LEVELS = ((0, 1), (1, 3), (2, 9), (3, 29))
_LEGEND = ("1", "2–3", "4–9", "10–29")


@dataclass(frozen=True, slots=True)
class PlanWorkPage:
    """A plan that a job makes. stop: where somebody says that it is good enough; closing: that it goes on by itself."""

    title: str
    status: Tag
    back: str
    work: Work
    closing: str
    stop: Link | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan. proposal: what is said where it does not hold; broken: rules that it breaks."""

    title: str
    status: Tag
    back: str
    proposal: str
    facts: tuple[tuple[str, str], ...]
    gap: str
    calendar: YearCalendar | None
    groups: Table
    map: AreaMap | None
    costs: Table
    unplaced: Table
    more_unplaced: str
    left_out: Table | None
    broken: tuple[str, ...]
    links: tuple[Link, ...]
    newer: Link | None


def plan_work_page(*, item: PlanItem, now: datetime, is_gone: bool) -> PlanWorkPage:
    """Build the page of a plan in the making; is_gone: nobody is left whom the job could work as."""
    if item.progress is None:
        raise ValueError(item.status)
    here = reverse("coaching:plan", args=[item.id])
    work = work_view(
        progress=item.progress,
        now=now,
        label=_("Sekunder av sökningen"),
        here=here,
        again=_("Försök igen"),
        problem=said(PLANNER_GONE) if is_gone else "",
    )
    if work.state is WorkState.RUNNING:
        work = replace(work, text=" ".join((_so_far(item), work.text)))
    stop = Link(_("Sluta leta"), reverse("coaching:plan_stop", args=[item.id]))
    goes_on = _("Du kan stänga sidan. Arbetet går vidare, och planen finns kvar bland planerna.")
    closing = "" if work.state is WorkState.STALLED else goes_on
    return PlanWorkPage(item.name, status_tag(item), _year(), work, closing, None if item.is_stopping else stop)


def plan_page(*, view: PlanView, plan: Plan, verdict: Verdict, called: Called, newer: YearPlanId | None) -> PlanPage:
    """Build the page of a plan that is made; newer: the proposal that it became when somebody changed it by hand."""
    item = view.item
    unplaced = unplaced_codes(view, plan)
    left = len(unplaced) - UNPLACED_SHOWN
    is_proposal = item.status is PlanStatus.PROPOSED
    return PlanPage(
        title=item.name,
        status=status_tag(item),
        back=_year(),
        proposal=_("Det här är ett förslag. Ingen har fått veta något, och inget ändras förrän du publicerar planen.")
        if is_proposal
        else "",
        facts=tuple(_facts(view, plan, verdict)),
        gap=gap_text(item.best),
        calendar=_calendar(view, plan, called),
        groups=groups_table(view, plan, called),
        map=_map(view, plan, called),
        costs=costs_table(verdict),
        unplaced=unplaced_table(view, plan, called, unplaced[:UNPLACED_SHOWN]),
        more_unplaced=_("%(count)s till får inte plats.") % {"count": number(left)} if left > 0 else "",
        left_out=left_out_table(view, called),
        broken=tuple(reason_text(one, plan=plan, called=called) for one in verdict.violations),
        links=tuple(_links(view, is_sound=not verdict.violations)),
        newer=None if newer is None else Link(_("Se det nyaste förslaget"), reverse("coaching:plan", args=[newer])),
    )


def unplaced_codes(view: PlanView, plan: Plan) -> tuple[str, ...]:
    """Return who has no seat, those whose benefit ends first."""
    placed = {one for group in plan.groups for one in group.participants}
    left = [one for one in view.problem.participants if one.id not in placed]
    return tuple(one.id for one in sorted(left, key=lambda one: (not one.benefit_ends, one.latest, one.id)))


def shown_people(view: PlanView, plan: Plan) -> dict[str, ParticipantId]:
    """Return the people whose names the page of a plan shows, by their codes."""
    codes = (*unplaced_codes(view, plan)[:UNPLACED_SHOWN], *left_out_codes(view))
    return {code: view.people[code] for code in codes if code in view.people}


def _year() -> str:
    return reverse("coaching:groups")


def _so_far(item: PlanItem) -> str:
    if item.best is None:
        return _("Letar efter den första planen.")
    values = {"placed": number(item.best.placed), "cost": number(item.best.cost), "gap": gap_text(item.best)}
    return _("Bästa planen hittills: %(placed)s får plats, kostnad %(cost)s. %(gap)s") % values


def _facts(view: PlanView, plan: Plan, verdict: Verdict) -> Iterator[tuple[str, str]]:
    of = _("%(placed)s av %(all)s")
    yield _("Grupper"), number(len(plan.groups))
    yield (
        _("Får plats"),
        of % {"placed": number(verdict.placed), "all": number(len(view.problem.participants))},
    )
    yield _("Kostnad"), number(verdict.cost)
    if view.locked and view.item.status is PlanStatus.PROPOSED:
        yield _("Låsta grupper"), number(len(view.locked))


def _calendar(view: PlanView, plan: Plan, called: Called) -> YearCalendar | None:
    return year_calendar(
        title=_("Grupperna under året"),
        first_week_on=view.item.first_week_on,
        weeks=view.problem.weeks,
        meets=[_meets(view, one, called) for one in plan.groups],
    )


def _meets(view: PlanView, group: Group, called: Called) -> Meets:
    place = called.place_of_room.get(group.room, "")
    size = len(group.participants)
    return Meets(
        area=called.area(area_of(view, group)),
        first=group.start_week,
        end=view.problem.session_weeks(group.start_week)[-1] + 1,
        label=f"{called.municipalities.get(place, place)} {size}",
        told=f"{called.room(group.room)}. {start_text(called, group)}. {_people(size)}",
        href=why_address(view.item, "group", group.id),
    )


def _people(size: int) -> str:
    return _("%(size)s deltagare") % {"size": number(size)}


def _map(view: PlanView, plan: Plan, called: Called) -> AreaMap | None:
    """Return the map of who waits and where groups meet, with the same in a table."""
    waiting = Counter(one.municipality for one in view.problem.participants)
    groups = Counter(called.place_of_room.get(one.room, "") for one in plan.groups)
    told = {code: Told(number(many), _level(many)) for code, many in waiting.items()}
    told |= {code: Told("0", 0) for code in groups if code not in waiting}
    codes = sorted({*waiting, *groups} - {""}, key=lambda code: called.municipalities.get(code, code))
    return municipality_map(
        title=_("Var de som väntar bor"),
        told=told,
        names=called.municipalities,
        legend=tuple(enumerate((*_LEGEND, _("30 eller fler")))),
        table=Table(
            caption=_("Väntande och grupper i varje kommun"),
            columns=(
                Column(_("Kommun")),
                Column(_("Väntar"), numeric=True),
                Column(_("Grupper som träffas här"), numeric=True),
            ),
            rows=tuple(
                (
                    Cell(called.municipalities.get(code, code), header=True),
                    Cell(number(waiting[code])),
                    Cell(number(groups[code])),
                )
                for code in codes
            ),
            empty="",
        ),
        empty=_("Ingen väntar här"),
    )


def _level(many: int) -> int:
    return next((level for level, most in _LEVELS if many <= most), 4)


def _links(view: PlanView, *, is_sound: bool) -> Iterator[Link]:
    item = view.item
    is_proposal = item.status is PlanStatus.PROPOSED
    if is_proposal and is_sound:
        yield Link(_("Publicera planen"), reverse("coaching:plan_publish", args=[item.id]))
    yield Link(_("Jämför med en annan plan"), reverse("coaching:plan_compare", args=[item.id]))
    if is_proposal:
        yield Link(_("Lås grupper"), reverse("coaching:plan_locks", args=[item.id]))
    if is_proposal and view.locked:
        yield Link(_("Planera om resten"), reverse("coaching:plan_again", args=[item.id]))
    if is_proposal and item.is_by_hand:
        yield Link(_("Ta tillbaka ändringen"), reverse("coaching:plan_undo", args=[item.id]))
    if item.status in {PlanStatus.PROPOSED, PlanStatus.REPLACED}:
        yield Link(_("Ta bort planen"), reverse("coaching:plan_discard", args=[item.id]))
