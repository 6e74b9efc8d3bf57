"""A proposal changed by hand, locked and planned anew: docs/rules/year-plan.md, "By hand"."""

from dataclasses import replace

import pytest

from kedjan.coaching.domain.codes import PlanStatus
from kedjan.coaching.domain.plan_changes import Change, GroupChanged, GroupRemoved, PersonMoved, next_name
from kedjan.coaching.models import PlannedPerson, YearPlan
from kedjan.coaching.operations.plan_by_hand import (
    HandChangeUndone,
    PlanChangedByHand,
    change_by_hand,
    lock_groups,
    undo_by_hand,
)
from kedjan.coaching.operations.plan_publishing import CannotPublishPlan
from kedjan.coaching.operations.planning import CannotChangePlan, CannotPlanYear, ask_for_plan, discard_plan
from kedjan.coaching.queries.plans import newer_version, plans
from kedjan.engines.groups.check import check
from kedjan.engines.groups.plan import Group, Plan
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import YearPlanId
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import asked, first_plan, item, published, quick, view, wish, work
from tests.support.reasons import codes
from tests.support.world import World


def proposal(world: World) -> tuple[Grounds, YearPlanId, Group]:
    """Return a year with a proposal of one group."""
    made = settled(world)
    plan_id = asked(made)
    first_plan(made, plan_id)
    return made, plan_id, plan_of(made, plan_id).groups[0]


def plan_of(made: Grounds, plan_id: YearPlanId) -> Plan:
    """Return what is planned."""
    plan = view(made, plan_id).plan
    assert plan is not None
    return plan


def later(group: Group, weeks: int = 1) -> GroupChanged:
    """Return the change that a group starts some weeks later."""
    return GroupChanged(group.id, group.room, group.start_week + weeks, group.coaches, group.reserve)


def changed(made: Grounds, plan_id: YearPlanId, change: Change) -> PlanChangedByHand:
    """Let the coordinator change the plan."""
    with acting(made.coordinator) as clock:
        return change_by_hand(actor=made.coordinator, plan_id=plan_id, change=change, now=clock.now())


def undone(made: Grounds, plan_id: YearPlanId) -> HandChangeUndone:
    """Let the coordinator take the change back."""
    with acting(made.coordinator) as clock:
        return undo_by_hand(actor=made.coordinator, plan_id=plan_id, now=clock.now())


def locked(made: Grounds, plan_id: YearPlanId, *lock: str, unlock: tuple[str, ...] = ()) -> None:
    """Let the coordinator lock groups."""
    with acting(made.coordinator) as clock:
        lock_groups(actor=made.coordinator, plan_id=plan_id, lock=lock, unlock=unlock, now=clock.now())


def test_a_change_makes_a_new_proposal_and_keeps_the_one_before(world: World) -> None:
    made, plan_id, group = proposal(world)
    before = view(made, plan_id)

    event = changed(made, plan_id, later(group))

    after = view(made, event.plan_id)
    verdict = check(after.problem, plan_of(made, event.plan_id))
    assert plan_of(made, event.plan_id).groups == (replace(group, start_week=group.start_week + 1),)
    assert (after.based_on, after.item.name, after.item.is_by_hand) == (plan_id, "Plan 2013 (2)", True)
    assert after.people == before.people
    assert after.item.best is not None
    assert (after.item.best.cost, after.item.best.placed) == (verdict.cost, 10)
    assert event.points == verdict.cost - check(before.problem, plan_of(made, plan_id)).cost
    assert plan_of(made, plan_id).groups == (group,)
    assert item(made, plan_id).status is PlanStatus.REPLACED


def test_a_broken_rule_is_told_and_stops_the_publishing_alone(world: World) -> None:
    made, plan_id, group = proposal(world)

    event = changed(made, plan_id, replace(later(group), coaches=(group.coaches[0], group.coaches[0])))

    best = item(made, event.plan_id).best
    assert event.rules_broken == 1
    assert best is not None
    assert best.bound is None
    with pytest.raises(CannotPublishPlan) as refused:
        published(made, event.plan_id)
    assert codes(refused.value) == ["coach_number"]


def test_a_person_is_moved_out_and_back_and_a_group_is_taken_away(world: World) -> None:
    made, plan_id, group = proposal(world)
    person = group.participants[0]

    out = changed(made, plan_id, PersonMoved(person, None)).plan_id
    back = changed(made, out, PersonMoved(person, group.id)).plan_id
    without = changed(made, back, GroupRemoved(group.id)).plan_id

    assert person not in plan_of(made, out).groups[0].participants
    assert set(plan_of(made, back).groups[0].participants) == set(group.participants)
    assert plan_of(made, without).groups == ()


def test_two_who_change_the_same_proposal_do_not_overwrite_each_other(world: World) -> None:
    made, plan_id, group = proposal(world)
    first = changed(made, plan_id, later(group))

    with pytest.raises(CannotChangePlan) as refused:
        changed(made, plan_id, later(group, weeks=2))

    assert codes(refused.value) == ["plan.changed_meanwhile"]
    assert plan_of(made, first.plan_id).groups[0].start_week == group.start_week + 1
    with acting(made.coordinator):
        assert YearPlan.objects.count() == 2
        assert newer_version(actor=made.coordinator, plan_id=plan_id) == first.plan_id


def test_nothing_is_made_of_a_change_that_changes_nothing_or_names_what_is_not_there(world: World) -> None:
    made, plan_id, group = proposal(world)

    for change, code in (
        (later(group, weeks=0), "plan.nothing_changed"),
        (replace(later(group), room="elsewhere"), "plan.not_in_plan"),
        (replace(later(group), coaches=("nobody", group.coaches[0])), "plan.not_in_plan"),
        (GroupRemoved("g99"), "plan.not_in_plan"),
        (PersonMoved("p99", None), "plan.not_in_plan"),
    ):
        with pytest.raises(CannotChangePlan) as refused:
            changed(made, plan_id, change)
        assert codes(refused.value) == [code]
    assert item(made, plan_id).status is PlanStatus.PROPOSED
    with acting(made.coordinator):
        assert YearPlan.objects.count() == 1


def test_a_change_is_taken_back_and_what_it_said_of_people_is_forgotten(world: World) -> None:
    made, plan_id, group = proposal(world)
    event = changed(made, plan_id, later(group))

    undone(made, event.plan_id)

    assert item(made, plan_id).status is PlanStatus.PROPOSED
    assert item(made, event.plan_id).status is PlanStatus.DISCARDED
    with acting(made.coordinator):
        assert PlannedPerson.objects.filter(plan_id=event.plan_id).count() == 0
    with pytest.raises(CannotChangePlan) as refused:
        undone(made, plan_id)
    assert codes(refused.value) == ["plan.not_by_hand"]


def test_the_list_shows_the_newest_version_alone_and_throwing_it_away_throws_away_all(world: World) -> None:
    made, plan_id, group = proposal(world)
    newest = changed(made, changed(made, plan_id, later(group)).plan_id, later(group, weeks=2)).plan_id
    with acting(made.coordinator):
        listed = plans(actor=made.coordinator, programme_id=made.programme.id)
        every = plans(actor=made.coordinator, programme_id=made.programme.id, with_versions=True)

    with acting(made.coordinator) as clock:
        discard_plan(actor=made.coordinator, plan_id=newest, now=clock.now())

    assert [one.id for one in listed] == [newest]
    assert [one.name for one in every] == ["Plan 2013 (3)", "Plan 2013 (2)", "Plan 2013"]
    with acting(made.coordinator):
        assert plans(actor=made.coordinator, programme_id=made.programme.id, with_versions=True) == ()
        assert PlannedPerson.objects.count() == 0


def test_locks_of_two_at_once_are_both_kept(world: World) -> None:
    made, plan_id, group = proposal(world)
    locked(made, plan_id, group.id)

    with pytest.raises(CannotChangePlan) as refused:
        locked(made, plan_id, group.id)

    assert codes(refused.value) == ["plan.nothing_changed"]
    assert view(made, plan_id).locked == {group.id}
    locked(made, plan_id, unlock=(group.id,))
    assert view(made, plan_id).locked == frozenset()


def test_a_locked_group_is_not_changed_by_hand(world: World) -> None:
    made, plan_id, group = proposal(world)
    locked(made, plan_id, group.id)

    for change in (later(group), GroupRemoved(group.id), PersonMoved(group.participants[0], None)):
        with pytest.raises(CannotChangePlan) as refused:
            changed(made, plan_id, change)
        assert codes(refused.value) == ["plan.is_locked"]
    assert item(made, plan_id).status is PlanStatus.PROPOSED


def test_planned_anew_the_locked_groups_are_as_they_were(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    quick(monkeypatch)
    made, plan_id, group = proposal(world)
    moved = changed(made, plan_id, later(group, weeks=3)).plan_id
    locked(made, moved, group.id)

    again = asked(made, replace(wish(made, name="Igen"), based_on=moved, locked=(group.id,)))
    work()

    kept = {one.id: one for one in plan_of(made, again).groups}[group.id]
    best = item(made, again).best
    assert (kept.start_week, kept.coaches, set(kept.participants)) == (
        group.start_week + 3,
        group.coaches,
        set(group.participants),
    )
    assert best is not None
    assert best.keeps == 1


def test_locked_groups_that_break_a_rule_are_refused_at_once(world: World) -> None:
    made, plan_id, group = proposal(world)
    broken = changed(made, plan_id, replace(later(group), coaches=(group.coaches[0], group.coaches[0]))).plan_id
    locked(made, broken, group.id)

    with acting(made.coordinator) as clock, pytest.raises(CannotPlanYear) as refused:
        ask_for_plan(
            actor=made.coordinator, wish=replace(wish(made), based_on=broken, locked=(group.id,)), now=clock.now()
        )

    assert codes(refused.value) == ["coach_number"]
    with acting(made.coordinator):
        assert not YearPlan.objects.filter(status=PlanStatus.WORKING).exists()


@pytest.mark.parametrize(
    ("before", "after"), [("Plan", "Plan (2)"), ("Plan (2)", "Plan (3)"), ("Långt namn", "Lång (2)")]
)
def test_a_version_is_named_by_its_number(before: str, after: str) -> None:
    assert next_name(before, most=8) == after
