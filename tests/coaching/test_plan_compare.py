"""Two plans of a year beside each other: who waits, who travels, which groups differ: docs/rules/year-plan.md."""

from dataclasses import replace
from datetime import timedelta

from kedjan.coaching.domain.plan_compare import Pair, Shift, Side, compared
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Municipality, Problem, Room
from tests.coaching.standing import smallest_year
from tests.support.people import TORSBY
from tests.support.world import TODAY

FIRST = Group("g0", "r0", 2, ("k0",), None, ("p1",))
KEYS = {"p1": "ann", "p2": "bo"}


def year() -> Problem:
    """Return the smallest year, with a room an hour away."""
    found = smallest_year()
    return replace(
        found,
        municipalities=(*found.municipalities, Municipality(TORSBY, "torsby")),
        transit_minutes=((0, 60), (60, 0)),
        rooms=(*found.rooms, Room("r1", TORSBY, 12, frozenset(), frozenset(), 1)),
    )


def side(*groups: Group, keys: dict[str, str] | None = None, weeks_later: int = 0) -> Side:
    """Return a plan of the groups."""
    return Side(year(), Plan("smallest", groups), TODAY + timedelta(weeks=weeks_later), keys or KEYS)


def test_the_same_plan_twice_differs_in_nothing() -> None:
    found = compared(side(FIRST), side(replace(FIRST, id="other")))

    assert (found.waits.less, found.waits.more, found.waits.same) == ((), (), 1)
    assert (found.travels.less, found.travels.more, found.travels.same) == ((), (), 1)
    assert (found.placed, found.dropped, found.unknown) == ((), (), 0)
    assert (found.changed, found.same_groups) == ((), 1)


def test_who_starts_later_and_further_away_waits_and_travels_more() -> None:
    moved = replace(FIRST, room="r1", start_week=5)

    found = compared(side(FIRST), side(moved))

    assert found.waits.more == (Shift("ann", 3),)
    assert found.travels.more == (Shift("ann", 60),)
    assert (found.waits.total, found.travels.total) == (3, 60)
    assert found.changed == (Pair(FIRST, moved),)


def test_weeks_are_counted_in_days_where_the_years_begin_on_different_mondays() -> None:
    found = compared(side(FIRST), side(replace(FIRST, start_week=1), weeks_later=1))

    assert found.waits.same == 1
    assert found.changed == ()


def test_people_are_the_same_where_their_keys_are_whatever_their_codes() -> None:
    other = side(replace(FIRST, participants=("p2",)), keys={"p1": "bo", "p2": "ann"})

    found = compared(side(FIRST), other)

    assert (found.placed, found.dropped) == ((), ())
    assert found.waits.same == 1


def test_who_gets_and_loses_a_seat_and_whom_the_first_plan_knows_nothing_of() -> None:
    swapped = replace(FIRST, participants=("p2",))

    found = compared(side(FIRST), side(swapped))
    strange = compared(side(FIRST, keys={"p1": "ann"}), side(FIRST, keys={"p1": "ann", "p2": "cy"}))

    assert (found.placed, found.dropped) == (("bo",), ("ann",))
    assert found.changed == (Pair(FIRST, swapped, came=("bo",), left=("ann",)),)
    assert strange.unknown == 1


def test_a_group_without_a_counterpart_is_new_or_gone() -> None:
    extra = Group("g1", "r1", 30, ("k0",), None, ("p2",))

    assert compared(side(FIRST), side(FIRST, extra)).changed == (Pair(None, extra),)
    assert compared(side(FIRST, extra), side(FIRST)).changed == (Pair(extra, None),)


def test_a_changed_coach_is_a_difference() -> None:
    led_by_another = replace(FIRST, coaches=("k1",))

    assert compared(side(FIRST), side(led_by_another)).changed == (Pair(FIRST, led_by_another),)
