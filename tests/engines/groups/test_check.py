"""Our verifier and the reference say the same of every plan, whole or broken."""

import copy
import json
from collections.abc import Callable
from random import Random

import pytest

from kedjan.engines.groups.check import check
from kedjan.engines.groups.parse import read_plan
from kedjan.engines.groups.plan import Plan
from kedjan.kernel.refusal import Reason
from tests.engines.groups.problems import DATA, Document, document, reference, shipped

# What the reference verifier says for each of our codes.
SAID = {
    "group_id_twice": "{group}: id used twice",
    "unknown_room": "{group}: unknown room {room}",
    "start_week": "{group}: cannot start in week {week}",
    "too_early": "{group}: starts before week {week}",
    "room_closed": "{group}: room {room} is closed in one of its weeks",
    "coach_number": "{group}: needs {wanted} different coaches",
    "unknown_coach": "{group}: unknown coach {coach}",
    "coach_reach": "{group}: coach {coach} travels {minutes} minutes",
    "coach_away": "{group}: coach {coach} is away",
    "reserve_unfit": "{group}: reserve {coach} is unknown or leads the group",
    "reserve_reach": "{group}: reserve {coach} is out of reach",
    "reserve_away": "{group}: reserve {coach} is away",
    "size": "{group}: size {size}",
    "unknown_person": "{group}: unknown participant {person}",
    "person_twice": "{group}: participant {person} is in two groups",
    "person_week": "{group}: participant {person} cannot start in week {week}",
    "person_reach": "{group}: participant {person} travels {minutes} minutes",
    "under_way_moved": "{group}: is under way and keeps its room and start",
    "under_way_people": "{group}: is under way and keeps its participants",
    "under_way_missing": "{group}: is under way and missing",
    "area_starts": "area {area}: {number} starts",
    "room_full": "room {room}: {number} groups in week {week}",
    "coach_at_once": "coach {coach}: {number} groups in week {week}",
    "coach_groups": "coach {coach}: {number} groups in the year",
    "reserve_at_once": "coach {coach}: reserve for {number}, leads {led} in week {week}",
}


def said(reason: Reason) -> str:
    if reason.code == "person_needs":
        lacking = str(reason.values["lacking"]).split(", ")
        return f"{reason.values['group']}: room lacks {lacking} for {reason.values['person']}"
    return SAID[reason.code].format(**reason.values)


def agree(name: str, plan: Document) -> int:
    """Assert that both verifiers say the same; return how many rules are broken."""
    read: Plan = read_plan(json.dumps(plan).encode())
    verdict = check(shipped(name), read)
    bad, costs = reference(document(name), plan)

    assert sorted(map(said, verdict.violations)) == sorted(bad)
    assert {key: cost for key, cost in verdict.costs.items() if cost} == {
        key: cost for key, cost in costs.items() if cost
    }
    return len(bad)


def prototype() -> Document:
    made: Document = json.loads((DATA / "skane-blekinge.plan.json").read_text())
    return made


def test_the_prototypes_plan_breaks_no_rule_and_costs_what_it_says() -> None:
    verdict = check(shipped("skane-blekinge"), read_plan((DATA / "skane-blekinge.plan.json").read_bytes()))

    assert verdict.violations == ()
    assert verdict.cost == 253_549
    assert agree("skane-blekinge", prototype()) == 0


def test_an_empty_plan_costs_everybody_left_out() -> None:
    empty = {"format": "kedjan/group-plan@1", "problem": "x", "groups": []}

    assert agree("varmland", empty) == 0
    assert agree("replan-skane-blekinge", empty) > 0


def test_the_published_plan_after_the_illness_is_broken_alike_for_both() -> None:
    previous = document("replan-skane-blekinge")["replan"]["previous"]

    assert agree("replan-skane-blekinge", previous) > 0


def test_a_plan_for_another_region_is_broken_alike_for_both() -> None:
    assert agree("small", prototype()) > 0


@pytest.mark.parametrize("name", ["skane-blekinge", "replan-skane-blekinge"])
@pytest.mark.parametrize("seed", range(12))
def test_both_verifiers_say_the_same_of_a_plan_broken_at_random(name: str, seed: int) -> None:
    random = Random(seed)
    plan = prototype() if name == "skane-blekinge" else document(name)["replan"]["previous"]
    for _ in range(random.randrange(1, 8)):
        random.choice(BREAKS)(plan, random)

    agree(name, plan)


def _group(plan: Document, random: Random) -> Document:
    group: Document = random.choice(plan["groups"])
    return group


def _other_room(plan: Document, random: Random) -> None:
    _group(plan, random)["room"] = f"r{random.randrange(80)}"


def _other_week(plan: Document, random: Random) -> None:
    _group(plan, random)["start_week"] = random.randrange(-3, 55)


def _other_coaches(plan: Document, random: Random) -> None:
    _group(plan, random)["coaches"] = [f"k{random.randrange(42)}" for _ in range(random.choice((1, 2, 2, 2, 3)))]


def _other_reserve(plan: Document, random: Random) -> None:
    _group(plan, random)["reserve"] = random.choice((None, f"k{random.randrange(42)}"))


def _more_people(plan: Document, random: Random) -> None:
    _group(plan, random)["participants"] += [f"p{random.randrange(610)}" for _ in range(random.randrange(6))]


def _fewer_people(plan: Document, random: Random) -> None:
    group = _group(plan, random)
    group["participants"] = group["participants"][: random.randrange(9)]


def _group_twice(plan: Document, random: Random) -> None:
    plan["groups"].append(copy.deepcopy(_group(plan, random)))


def _group_gone(plan: Document, random: Random) -> None:
    plan["groups"].remove(_group(plan, random))


BREAKS: tuple[Callable[[Document, Random], None], ...] = (
    _other_room,
    _other_week,
    _other_coaches,
    _other_reserve,
    _more_people,
    _fewer_people,
    _group_twice,
    _group_gone,
)
