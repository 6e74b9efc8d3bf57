"""A plan that is published holds: groups, coaches and seats are there, and people are told: docs/rules/year-plan.md."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kedjan.coaching.domain.codes import GroupStatus, Part, PlanStatus, WhyCancelled, WhyNotWaiting
from kedjan.coaching.models import Group, Leader, Seat, YearPlan
from kedjan.coaching.operations import plan_writing, stop_waiting
from kedjan.coaching.operations.plan_publishing import CannotPublishPlan, publish_plan
from kedjan.coaching.operations.plan_writing import Meeting
from kedjan.coaching.queries.plan_steps import Steps, steps_of
from kedjan.engines.groups.written import plan_document
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import YearPlanId
from kedjan.notices.domain.kinds import Audience, NoticeKind, Telling
from kedjan.notices.operations import tell
from tests.coaching.founding import Grounds, settled
from tests.coaching.planning import MONDAY, item, proposed, published, quick, view, wish
from tests.support.reasons import codes
from tests.support.world import TODAY, World, noon


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[Telling]:
    """Keep searches short, and listen to what everybody is told."""
    quick(monkeypatch)
    heard: list[Telling] = []

    def listen(*, actor: Actor, tellings: Iterable[Telling], now: datetime) -> None:
        said = tuple(tellings)
        heard.extend(said)
        tell(actor=actor, tellings=said, now=now)

    monkeypatch.setattr(plan_writing, "tell", listen)
    return heard


def kinds(told: Iterable[Telling]) -> Counter[str]:
    """Count what people are told, by kind."""
    return Counter(one.kind.value for one in told if one.audience is Audience.PERSON)


def steps(made: Grounds, plan_id: YearPlanId) -> Steps:
    """Return what publishing the plan would do."""
    found = view(made, plan_id)
    assert found.plan is not None
    with acting(made.coordinator):
        return steps_of(
            actor=made.coordinator,
            plan=found.plan,
            plan_id=plan_id,
            programme_id=made.programme.id,
            first_week_on=found.item.first_week_on,
            now=noon(TODAY),
        )


def test_publishing_makes_groups_with_coaches_and_offers_seats(world: World) -> None:
    made = settled(world)
    plan_id = proposed(made)
    plan = view(made, plan_id).plan
    assert plan is not None
    (group,) = plan.groups

    event = published(made, plan_id)

    with acting(made.coordinator):
        (row,) = Group.objects.all()
        leaders = set(Leader.objects.values_list("group_id", "coach_id", "part", "until_on"))
        seats = list(Seat.objects.values_list("group_id", "participant_id", "answer", "left_on"))
    assert (event.groups, event.people_told) == (1, 10)
    assert (row.code, str(row.room_id), row.status) == (group.id, group.room, GroupStatus.PLANNED)
    assert row.starts_on == MONDAY + timedelta(weeks=group.start_week)
    assert {str(one[1]) for one in leaders if one[2] == Part.LEADS} == set(group.coaches)
    assert {str(one[1]) for one in leaders if one[2] == Part.STANDS_BY} == {group.reserve} - {None}
    assert {one[1] for one in seats} == set(made.people)
    assert {(one[0], one[2], one[3]) for one in seats} == {(row.pk, "", None)}
    assert item(made, plan_id).status is PlanStatus.PUBLISHED


def test_each_person_is_told_of_their_seat_once(world: World, told: list[Telling]) -> None:
    made = settled(world)
    plan_id = proposed(made)

    published(made, plan_id)

    people = [one.participant_id for one in told if one.kind is NoticeKind.SEAT_OFFERED]
    assert sorted(people) == sorted(made.people)


def test_nothing_is_told_and_nothing_starts_before_it_is_published(world: World, told: list[Telling]) -> None:
    made = settled(world)

    proposed(made)

    assert Group.objects.count() == 0
    assert told == []


def test_the_same_plan_is_not_published_twice(world: World) -> None:
    made = settled(world)
    plan_id = proposed(made)
    published(made, plan_id)

    with pytest.raises(CannotPublishPlan) as refused:
        published(made, plan_id)

    assert codes(refused.value) == ["plan.not_proposed"]
    assert Group.objects.count() == 1


def test_a_plan_that_breaks_a_rule_is_not_published(world: World) -> None:
    made = settled(world)
    plan_id = proposed(made)
    found = view(made, plan_id)
    assert found.plan is not None
    wrong = replace(found.plan, groups=tuple(replace(one, coaches=one.coaches[:1]) for one in found.plan.groups))
    with acting(made.coordinator):
        YearPlan.objects.filter(pk=plan_id).update(plan=plan_document(wrong))

    with pytest.raises(CannotPublishPlan) as refused:
        published(made, plan_id)

    assert codes(refused.value) == ["coach_number"]
    assert Group.objects.count() == 0


def test_who_does_not_wait_any_more_is_offered_nothing(world: World) -> None:
    made = settled(world, waiting=11)
    plan_id = proposed(made)
    with acting(made.caseworker) as clock:
        stop_waiting(actor=made.caseworker, waiting_id=made.waiting[0], why=WhyNotWaiting.OWN_WISH, now=clock.now())

    found = steps(made, plan_id)
    published(made, plan_id)

    assert found.unseen == 1
    with acting(made.coordinator):
        assert set(Seat.objects.values_list("participant_id", flat=True)) == set(made.people[1:])


def test_a_second_plan_keeps_what_the_first_one_promised(world: World, told: list[Telling]) -> None:
    made = settled(world)
    first = proposed(made)
    published(made, first)
    second = proposed(made, wish(made, name="Ny plan"))

    found = steps(made, second)
    event = published(made, second)

    assert (found.new, found.changed, found.cancelled, found.seats, found.seat_ends) == ((), (), (), (), ())
    assert (event.changed, event.cancelled, event.people_told) == (0, 0, 0)
    assert item(made, first).status is PlanStatus.REPLACED
    assert item(made, second).status is PlanStatus.PUBLISHED
    assert Group.objects.count() == 1
    assert kinds(told) == {"seat_offered": 10}


def test_a_plan_without_a_promised_group_asks_why_and_tells_its_people(world: World, told: list[Telling]) -> None:
    made = settled(world)
    published(made, proposed(made))
    second = proposed(made, wish(made, name="Ny plan"))
    found = view(made, second)
    assert found.plan is not None
    with acting(made.coordinator):
        YearPlan.objects.filter(pk=second).update(plan=plan_document(replace(found.plan, groups=())))

    with pytest.raises(CannotPublishPlan) as refused:
        published(made, second)
    with acting(made.coordinator):
        publish_plan(
            actor=made.coordinator, plan_id=second, meeting=Meeting(), why=WhyCancelled.NO_ROOM, now=noon(TODAY)
        )

    assert codes(refused.value) == ["plan.why_missing"]
    with acting(made.coordinator):
        (row,) = Group.objects.all()
        assert (row.status, row.why_cancelled) == (GroupStatus.CANCELLED, WhyCancelled.NO_ROOM)
        assert Seat.objects.filter(left_on__isnull=True).count() == 0
    assert kinds(told) == {"seat_offered": 10, "seat_withdrawn": 10}
