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


def test_an_unknown_person_cannot_be_explained(explainer: Explainer) -> None:
    with pytest.raises(CannotExplain, match="p9999"):
        explainer.participant("p9999")
