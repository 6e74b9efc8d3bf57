"""Reasons of a plan: somebody without a place learns what stood in the way of each group."""

import pytest

from kedjan.engines.groups.explain import CannotExplain, Explainer
from kedjan.engines.groups.parse import read_plan
from tests.engines.groups.problems import DATA, shipped


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return Explainer(shipped("skane-blekinge"), read_plan((DATA / "skane-blekinge.plan.json").read_bytes()))


def test_everybody_and_everything_can_be_explained(explainer: Explainer) -> None:
    problem = shipped("skane-blekinge")
    plan = read_plan((DATA / "skane-blekinge.plan.json").read_bytes())

    assert all(explainer.participant(person.id) for person in problem.participants)
    assert all(explainer.coach(coach.id) for coach in problem.coaches)
    assert all(explainer.group(group.id) for group in plan.groups)


def test_each_other_group_is_accounted_for_to_somebody_without_a_place(explainer: Explainer) -> None:
    plan = read_plan((DATA / "skane-blekinge.plan.json").read_bytes())
    placed = {person for group in plan.groups for person in group.participants}
    left = [person.id for person in shipped("skane-blekinge").participants if person.id not in placed]

    for person in left:
        seat, others, *near = explainer.participant(person)
        values = others.values
        assert seat.code == "unserved"
        assert values["number"] == len(plan.groups)
        told = sum(int(values[key]) for key in ("far", "window")) + len(near)
        assert told == len(plan.groups)


def test_somebody_with_a_place_learns_what_stood_in_the_way_of_each_earlier_group(explainer: Explainer) -> None:
    plan = read_plan((DATA / "skane-blekinge.plan.json").read_bytes())
    group = next(each for each in plan.groups if each.id == "g3")

    for person in group.participants:
        seat, others, *near = explainer.participant(person)
        earlier = [each for each in plan.groups if each.start_week < group.start_week]
        assert (seat.code, seat.values["group"], seat.values["week"]) == ("seat", "g3", group.start_week)
        assert sum(int(others.values[key]) for key in ("far", "window")) + len(near) == len(earlier)


def test_a_group_learns_of_each_earlier_week_what_would_have_to_change(explainer: Explainer) -> None:
    plan = read_plan((DATA / "skane-blekinge.plan.json").read_bytes())
    limits = {"closed_week", "room_closed", "coach_away", "people_later", "breaks", "better", "dearer_week"}

    for group in plan.groups:
        reasons = explainer.group(group.id)
        told = [each.values["week"] for each in reasons if each.code in limits and "week" in each.values]
        assert told == [group.start_week - 1, group.start_week - 2, group.start_week - 3]
        for number, each in enumerate(reasons):
            if each.code == "breaks":
                assert len(reasons) > number + int(each.values["number"])


def test_a_coach_learns_of_each_other_group_why_they_do_not_lead_it(explainer: Explainer) -> None:
    plan = read_plan((DATA / "skane-blekinge.plan.json").read_bytes())
    seen = set()

    for coach in shipped("skane-blekinge").coaches:
        head, *lines = explainer.coach(coach.id)
        others = [each for each in lines if each.code != "leads_at"]
        led = sum(coach.id in group.coaches for group in plan.groups)
        assert (head.values["led"], len(lines) - len(others)) == (led, led)
        assert sum(int(each.values["number"]) for each in others) == len(plan.groups) - led
        seen |= {each.code for each in others}

    assert seen >= {"coach_far", "coach_absent", "coach_full", "coach_could"}


def test_an_unknown_person_cannot_be_explained(explainer: Explainer) -> None:
    with pytest.raises(CannotExplain, match="p9999"):
        explainer.participant("p9999")
