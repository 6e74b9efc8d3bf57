import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

import pytest

from kedjan.cli.demo.events import (
    Answered,
    ConsentGiven,
    ConsentWithdrawn,
    Enrolled,
    Event,
    Exited,
    FollowedUp,
    GateSet,
    History,
    Invited,
    PlaceTaken,
    StageEntered,
)
from kedjan.cli.demo.history import PROGRAMME_STARTS_ON, histories, history_of
from kedjan.cli.demo.journey import GATES
from kedjan.cli.demo.people import FIRST_DAY, SEED
from kedjan.cli.demo.places import PLACES
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.kernel.months import add_months
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.answers import Answer
from tests.cli.demo.sources_for_tests import ROOT, everyones_histories, people

Kind = TypeVar("Kind", bound=Event)
GOAL = {"previous_employer", "other_employer", "education", "own_business"}


def of_kind(history: History, kind: type[Kind]) -> list[Kind]:
    return [event for event in history.events if isinstance(event, kind)]


def enrolled() -> list[History]:
    return [history for history in everyones_histories() if history.enrolled_on]


def exited() -> list[tuple[History, Exited]]:
    return [(history, event) for history in enrolled() for event in of_kind(history, Exited)]


def share_at_the_goal(sex: Sex) -> float:
    outcomes = [event.outcome in GOAL for history, event in exited() if history.person.sex is sex]
    return sum(outcomes) / len(outcomes)


def test_the_same_seed_gives_the_same_histories_and_another_seed_others() -> None:
    assert histories(people(), seed=SEED) == everyones_histories()
    assert histories(people(), seed=SEED + 1) != everyones_histories()


def test_a_history_is_in_time_order_on_working_days_and_ends_before_the_first_day() -> None:
    for history in everyones_histories():
        days = [event.on for event in history.events]

        assert days == sorted(days)
        assert all(PROGRAMME_STARTS_ON <= day < FIRST_DAY and day.weekday() < 5 for day in days)


def test_an_earlier_day_gives_the_beginning_of_the_same_story() -> None:
    for history in everyones_histories()[:200]:
        earlier = history_of(history.person, until=date(2012, 1, 1))

        assert earlier.events == tuple(event for event in history.events if event.on < date(2012, 1, 1))


def test_nobody_is_invited_before_the_list_opens_or_after_the_benefit_has_ended() -> None:
    for history in everyones_histories():
        for invited in of_kind(history, Invited):
            ends_on = history.person.benefit_ends_on

            assert add_months(ends_on, -6) <= invited.on <= ends_on - timedelta(days=14)


def test_everyone_who_started_was_invited_said_yes_and_consented_in_that_order() -> None:
    for history in enrolled():
        kinds = [type(event) for event in history.events[:4]]
        answered, consent = history.events[1:3]

        assert kinds == [Invited, Answered, ConsentGiven, Enrolled]
        assert isinstance(answered, Answered)
        assert answered.answer is Answer.YES
        assert isinstance(consent, ConsentGiven)
        assert {ConsentKind.LIFTS_SECRECY, ConsentKind.JOIN_PROGRAMME} <= set(consent.kinds)


def test_about_ten_a_month_start_and_three_in_five_are_women() -> None:
    women = sum(history.person.sex is Sex.WOMAN for history in enrolled())

    assert len(enrolled()) == pytest.approx(270, abs=12)
    assert len(enrolled()) / 27.5 == pytest.approx(10, abs=1)
    assert women / len(enrolled()) == pytest.approx(0.60, abs=0.02)


def test_about_half_of_those_who_left_reached_the_goal_women_a_little_less() -> None:
    everyone = [event.outcome in GOAL for _, event in exited()]

    assert sum(everyone) / len(everyone) == pytest.approx(0.485, abs=0.035)
    assert 0.01 < share_at_the_goal(Sex.MAN) - share_at_the_goal(Sex.WOMAN) < 0.10


def test_most_of_the_ripe_are_followed_up_and_a_few_are_missing() -> None:
    ripe = [history for history in enrolled() if _ripe_on(history) < FIRST_DAY]
    followed_up = [history for history in ripe if of_kind(history, FollowedUp)]

    assert len(ripe) > 130
    assert 0.82 < len(followed_up) / len(ripe) < 0.97
    assert not [history for history in enrolled() if history not in ripe and of_kind(history, FollowedUp)]


def test_a_follow_up_needs_a_consent_that_still_holds() -> None:
    for history in enrolled():
        followed_up = [event.on for event in of_kind(history, FollowedUp)]
        consents = {kind for event in of_kind(history, ConsentGiven) for kind in event.kinds}
        withdrawn = [event.on for event in of_kind(history, ConsentWithdrawn)]

        assert len(followed_up) <= 1
        assert not followed_up or ConsentKind.FOLLOW_UP_REGISTER in consents
        assert not [on for on in followed_up if any(day <= on for day in withdrawn)]


def test_a_few_have_withdrawn_their_consent() -> None:
    assert 2 <= sum(bool(of_kind(history, ConsentWithdrawn)) for history in enrolled()) <= 12


def test_nothing_but_follow_up_and_withdrawal_comes_after_the_exit() -> None:
    for history, left in exited():
        later = history.events[history.events.index(left) + 1 :]

        assert {type(event) for event in later} <= {FollowedUp, ConsentWithdrawn}


def test_a_handover_names_exactly_the_gates_that_are_open_and_then_has_a_reason() -> None:
    handovers = list(_handovers())

    for history, handover in handovers:
        stage = {"step_2": "step_1", "step_3": "step_2"}[handover.stage]
        assert set(handover.open_gates) == _open_gates(history, stage, handover.on)
        assert (handover.reason is not None) is bool(handover.open_gates)
    assert 0 < sum(bool(handover.open_gates) for _, handover in handovers) < len(handovers) / 4


def test_the_stages_come_in_their_order_and_each_once() -> None:
    for history in enrolled():
        stages = [event.stage for event in of_kind(history, StageEntered)]

        assert stages == ["step_2", "step_3"][: len(stages)]


def test_a_trial_place_is_tried_within_step_2_and_is_over_before_the_exit() -> None:
    taken = [(history, place) for history in enrolled() for place in of_kind(history, PlaceTaken)]

    for history, place in taken:
        handed_over, *further = [event.on for event in of_kind(history, StageEntered)]
        ends = further + [event.on for event in of_kind(history, Exited)]
        assert place.place in PLACES
        assert handed_over < place.on <= place.starts_on < place.ends_on
        assert all(place.ends_on <= day for day in ends)
    assert len(taken) > 100


def test_stages_gates_owners_and_outcomes_are_those_of_the_programme_file() -> None:
    programme = tomllib.loads((ROOT / "programmes/framsteget.toml").read_text(encoding="utf-8"))

    gates = {
        stage["key"]: [(gate["key"], gate["owner"], gate["due_days"]) for gate in stage["gates"]]
        for stage in programme["stages"]
        if stage.get("gates")
    }
    outcomes = {outcome["key"]: outcome["reaches_goal"] for outcome in programme["outcomes"]}

    assert gates == {stage: [(gate.key, gate.owner, gate.due_days) for gate in GATES[stage]] for stage in GATES}
    assert {event.outcome for _, event in exited()} <= set(outcomes)
    assert {key for key, reaches_goal in outcomes.items() if reaches_goal} == GOAL


def _ripe_on(history: History) -> date:
    return add_months(history.enrolled_on or FIRST_DAY, 12)


def _handovers() -> Iterator[tuple[History, StageEntered]]:
    for history in enrolled():
        for handover in of_kind(history, StageEntered):
            yield history, handover


def _open_gates(history: History, stage: str, on: date) -> set[str]:
    latest = {event.gate: event for event in of_kind(history, GateSet) if event.stage == stage and event.on <= on}
    return {key for key, event in latest.items() if not event.state.settled}
