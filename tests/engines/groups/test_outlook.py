"""Prices of the whole say in which region people and coaches are wanted, and prove a bound of every plan."""

from kedjan.engines.groups.budget import Budget
from kedjan.engines.groups.outlook import outlook
from kedjan.engines.groups.progress import Effort
from kedjan.engines.groups.regions import Outlook, clusters, regions
from kedjan.engines.groups.solve import NATIONAL, plan_groups
from tests.engines.groups.problems import read, wide

PROBLEM = read(wide(NATIONAL + 2))


def _outlook(seconds: float = 60) -> Outlook:
    return outlook(PROBLEM, (), Budget(clock=lambda: 0.0, seconds=seconds))


def test_everybody_who_is_wanted_is_wanted_by_a_region_that_there_is() -> None:
    found = _outlook()

    known = {each.id for each in PROBLEM.participants} | {each.id for each in PROBLEM.coaches}
    assert found.home
    assert found.home.keys() <= known
    assert set(found.home.values()) <= set(range(len(clusters(PROBLEM, 0))))


def test_people_and_coaches_belong_where_they_are_wanted() -> None:
    home = _outlook().home

    parts = [part.problem for part in regions(PROBLEM, (), 0, home=home)]

    for number, part in enumerate(parts):
        assert all(home.get(person.id, number) == number for person in part.participants)
        assert all(home.get(coach.id, number) == number for coach in part.coaches)


def test_people_in_a_group_stay_where_it_is_whoever_else_wants_them() -> None:
    plan = plan_groups(PROBLEM, Effort(seconds=6, workers=2, moves=200))
    elsewhere = {person: 0 for group in plan.groups for person in group.participants}

    parts = regions(PROBLEM, plan.groups, 0, home=elsewhere)

    for part in parts:
        placed = {person for group in part.groups for person in group.participants}
        assert placed <= {each.id for each in part.problem.participants}


def test_an_outlook_in_no_time_has_a_bound_and_wants_nobody() -> None:
    found = _outlook(seconds=0)

    assert found.bound > 0
    assert found.home == {}


def test_the_bound_of_an_outlook_is_below_every_plan() -> None:
    plan = plan_groups(PROBLEM, Effort(seconds=6, workers=2, moves=200))

    assert plan.cost is not None
    assert _outlook().bound <= plan.cost
