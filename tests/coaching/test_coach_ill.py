"""A coach falls ill: the groups at once, ready repairs, one chosen, people told: docs/rules/coach-ill.md."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from kedjan.coaching.domain.codes import GroupStatus, Part, WhyCancelled
from kedjan.coaching.models import Absence, Group, Leader, Seat
from kedjan.coaching.operations import plan_repairing, plan_writing
from kedjan.coaching.operations.plan_repairing import (
    CannotCancelStart,
    CannotRepairPlan,
    cancel_start,
    repair_plan,
)
from kedjan.coaching.queries.plan_repairs import Illness, Ready, ready_repairs
from kedjan.coaching.queries.plan_year import published_plan, starts_of, year_groups
from kedjan.engines.groups.check import check
from kedjan.engines.groups.illness import Kind
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import CoachId, GroupId
from kedjan.notices.domain.kinds import NoticeKind, Telling
from kedjan.notices.operations import tell
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import asked, first_plan, published
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[Telling]:
    """Listen to what everybody is told."""
    heard: list[Telling] = []

    def listen(*, actor: Actor, tellings: Iterable[Telling], now: datetime) -> None:
        said = tuple(tellings)
        heard.extend(said)
        tell(actor=actor, tellings=said, now=now)

    for module in (plan_writing, plan_repairing):
        monkeypatch.setattr(module, "tell", listen)
    return heard


def planned(world: World) -> Grounds:
    """Return a year with one published group."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    published(made, plan_id)
    return made


def leaders(made: Grounds, part: Part) -> set[CoachId]:
    """Return who has the part now."""
    with acting(made.coordinator):
        rows = Leader.objects.filter(until_on__isnull=True, part=part)
        return {CoachId(one) for one in rows.values_list("coach_id", flat=True)}


def illness_of(coach_id: CoachId, *, weeks: int = 20) -> Illness:
    """Return an illness from today on."""
    return Illness(coach_id, TODAY, TODAY + timedelta(weeks=weeks))


def ready(made: Grounds, illness: Illness) -> Ready:
    """Return the repairs."""
    with acting(made.coordinator):
        holds = published_plan(actor=made.coordinator, programme_id=made.programme.id)
        assert holds is not None
        return ready_repairs(actor=made.coordinator, holds=holds, illness=illness, today=TODAY)


def repaired(made: Grounds, illness: Illness, kind: Kind) -> None:
    """Let the coordinator choose the repair."""
    with acting(made.coordinator):
        repair_plan(actor=made.coordinator, programme_id=made.programme.id, illness=illness, kind=kind, now=noon(TODAY))


def assert_counted(made: Grounds) -> None:
    """The plan that holds costs in the list what it costs as it is, and has as many people."""
    with acting(made.coordinator):
        holds = published_plan(actor=made.coordinator, programme_id=made.programme.id)
    assert holds is not None
    assert holds.plan is not None
    assert holds.item.best is not None
    verdict = check(holds.problem, holds.plan)
    assert (holds.item.best.cost, holds.item.best.placed) == (verdict.cost, verdict.placed)
    assert holds.plan.cost == verdict.cost


def test_the_groups_and_the_least_disturbing_repair_come_at_once(world: World) -> None:
    made = planned(world)
    ill = min(leaders(made, Part.LEADS))

    found = ready(made, illness_of(ill))

    assert [len(one.participants) for one in found.affected] == [10]
    assert found.repairs[0].kind is Kind.RESERVES
    assert [one.disturbance for one in found.repairs] == sorted(one.disturbance for one in found.repairs)
    assert found.repairs[0].changes.moved == ()


def test_a_coach_without_a_group_those_days_needs_no_repair(world: World) -> None:
    made = planned(world)
    ill = min(leaders(made, Part.LEADS))

    found = ready(made, Illness(ill, TODAY + timedelta(weeks=45), TODAY + timedelta(weeks=46)))

    assert (found.affected, found.repairs) == ((), ())


def test_the_reserve_leads_from_the_day_the_repair_is_chosen(world: World, told: list[Telling]) -> None:
    made = planned(world)
    ill, reserve = min(leaders(made, Part.LEADS)), leaders(made, Part.STANDS_BY)
    told.clear()

    repaired(made, illness_of(ill), Kind.RESERVES)

    assert reserve <= leaders(made, Part.LEADS)
    assert ill not in leaders(made, Part.LEADS) | leaders(made, Part.STANDS_BY)
    with acting(made.coordinator):
        away = list(Absence.objects.values_list("coach_id", "is_sudden"))
        groups = year_groups(actor=made.coordinator, programme_id=made.programme.id, from_on=TODAY)
        assert Seat.objects.filter(left_on__isnull=True).count() == 10
    assert away == [(ill, True)]
    assert starts_of(groups).substituted == 1
    assert_counted(made)
    assert {one.kind for one in told} == {NoticeKind.COACH_CHANGED}
    assert {one.participant_id for one in told} == set(made.people)


def test_a_repair_that_is_no_longer_there_changes_nothing(world: World) -> None:
    made = planned(world)
    ill = min(leaders(made, Part.LEADS))
    repaired(made, illness_of(ill), Kind.RESERVES)
    before = leaders(made, Part.LEADS)

    with pytest.raises(CannotRepairPlan) as refused:
        repaired(made, illness_of(ill), Kind.RESERVES)

    assert codes(refused.value) == ["plan.other_repairs"]
    assert leaders(made, Part.LEADS) == before
    with acting(made.coordinator):
        assert Absence.objects.count() == 1


def test_without_a_published_plan_there_is_nothing_to_repair(world: World) -> None:
    made = settled(world)

    with pytest.raises(CannotRepairPlan) as refused:
        repaired(made, illness_of(made.coaches[0]), Kind.COACHES)

    assert codes(refused.value) == ["plan.none_holds"]
    with acting(made.coordinator):
        assert Absence.objects.count() == 0


def test_a_cancelled_start_has_a_reason_is_counted_and_told(world: World, told: list[Telling]) -> None:
    made = planned(world)
    told.clear()
    with acting(made.coordinator):
        (group_id,) = Group.objects.values_list("pk", flat=True)

    with acting(made.coordinator):
        cancel_start(actor=made.coordinator, group_id=GroupId(group_id), why=WhyCancelled.NO_COACH, now=noon(TODAY))

    with acting(made.coordinator):
        groups = year_groups(actor=made.coordinator, programme_id=made.programme.id, from_on=TODAY)
        holds = published_plan(actor=made.coordinator, programme_id=made.programme.id)
        assert Seat.objects.filter(left_on__isnull=True).count() == 0
    assert [(one.status, one.why_cancelled) for one in groups] == [(GroupStatus.CANCELLED, WhyCancelled.NO_COACH)]
    assert starts_of(groups).cancelled == {WhyCancelled.NO_COACH: 1}
    assert holds is not None
    assert holds.plan is not None
    assert holds.plan.groups == ()
    assert_counted(made)
    assert {one.kind for one in told} == {NoticeKind.SEAT_WITHDRAWN}
    assert len(told) == 10


def test_a_start_is_cancelled_once(world: World) -> None:
    made = planned(world)
    with acting(made.coordinator):
        (group_id,) = Group.objects.values_list("pk", flat=True)
        cancel_start(actor=made.coordinator, group_id=GroupId(group_id), why=WhyCancelled.NO_COACH, now=noon(TODAY))

    with acting(made.coordinator), pytest.raises(CannotCancelStart) as refused:
        cancel_start(actor=made.coordinator, group_id=GroupId(group_id), why=WhyCancelled.OTHER, now=noon(TODAY))

    assert codes(refused.value) == ["plan.no_start"]
    with acting(made.coordinator):
        assert Group.objects.get().why_cancelled == WhyCancelled.NO_COACH
