"""The one table of where somebody stands in a programme and what may happen next: docs/rules/path.md."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.path import refusals_to_be_asked
from kedjan.journeys.domain.transitions import TABLE, Act, State, act_of, refusals_to, standing_of
from kedjan.participants.domain.answers import Answer
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
PAIRS = [*product(State, Act)]
ANSWERS = (None, *Answer)

# What the table is held against, written by hand: the next state, or the code of the refusal.
_NO_ANSWER = ["no-invitation-waits"] * 3
EXPECTED = {
    State.NOT_ASKED: ["asked", *_NO_ANSWER, "in_a_stage", "not-enrolled", "not-enrolled"],
    State.ASKED: [
        "already-invited",
        "said_yes",
        "said_later",
        "said_no",
        "in_a_stage",
        "not-enrolled",
        "not-enrolled",
    ],
    State.SAID_YES: ["asked", *_NO_ANSWER, "in_a_stage", "not-enrolled", "not-enrolled"],
    State.SAID_LATER: ["asked", *_NO_ANSWER, "in_a_stage", "not-enrolled", "not-enrolled"],
    State.SAID_NO: ["said-no", *_NO_ANSWER, "in_a_stage", "not-enrolled", "not-enrolled"],
    State.IN_A_STAGE: ["already-enrolled", *_NO_ANSWER, "already-enrolled", "in_a_stage", "ended"],
    State.ENDED: ["asked", *_NO_ANSWER, "in_a_stage", "already-closed", "already-closed"],
}


def said(state: State, act: Act) -> str:
    found = TABLE[state][act]
    return found.value if isinstance(found, State) else found.code


def written(state: State, act: Act) -> str:
    """Return the pair as the page of rules has it: a state in words, a refusal by its code."""
    is_refused = bool(refusals_to(act, state=state))
    return f"`{said(state, act)}`" if is_refused else said(state, act).replace("_", " ")


@pytest.mark.parametrize(("state", "act"), PAIRS, ids=lambda one: one.value)
def test_every_pair_leads_to_one_state_or_is_refused_for_one_reason(state: State, act: Act) -> None:
    assert said(state, act) == EXPECTED[state][[*Act].index(act)]
    found = TABLE[state][act]
    assert refusals_to(act, state=state) == (() if isinstance(found, State) else (found,))


def test_the_table_has_every_pair_and_no_other() -> None:
    assert {state: set(row) for state, row in TABLE.items()} == {state: set(Act) for state in State}


def test_every_state_can_be_come_to_and_left() -> None:
    leads = {state: {next_ for next_ in row.values() if isinstance(next_, State)} for state, row in TABLE.items()}

    assert State.NOT_ASKED not in {one for found in leads.values() for one in found}
    assert {one for found in leads.values() for one in found} == set(State) - {State.NOT_ASKED}
    assert all(leads.values())


def test_only_whoever_is_in_a_stage_goes_on_or_ends() -> None:
    stepping = {
        state for state, act in PAIRS if act in {Act.HAND_OVER, Act.CLOSE} and not refusals_to(act, state=state)
    }

    assert stepping == {State.IN_A_STAGE}


@given(st.lists(st.sampled_from(Act), max_size=30))
def test_whatever_is_tried_nobody_is_enrolled_twice_or_ends_without_having_begun(acts: list[Act]) -> None:
    state, open_ = State.NOT_ASKED, 0
    for act in acts:
        found = TABLE[state][act]
        if isinstance(found, State):
            state = found
            open_ += {Act.ENROL: 1, Act.CLOSE: -1}.get(act, 0)
        assert open_ == (state is State.IN_A_STAGE)


@pytest.mark.parametrize(
    ("answer", "state"),
    [(Answer.YES, State.SAID_YES), (Answer.LATER, State.SAID_LATER), (Answer.NO, State.SAID_NO)],
)
def test_an_answer_leads_to_its_own_state(answer: Answer, state: State) -> None:
    assert TABLE[State.ASKED][act_of(answer)] is state
    assert standing_of(participation=None, asked=True, answer=answer) is state


@pytest.mark.parametrize("answer", ANSWERS)
def test_whoever_takes_part_takes_part_whatever_they_said(answer: Answer | None) -> None:
    for asked in (False, True):
        assert standing_of(participation=State.IN_A_STAGE, asked=asked, answer=answer) is State.IN_A_STAGE


@pytest.mark.parametrize(
    ("participation", "asked", "state"),
    [
        (None, False, State.NOT_ASKED),
        (None, True, State.ASKED),
        (State.ENDED, False, State.ENDED),
        (State.ENDED, True, State.ASKED),
    ],
)
def test_who_has_not_answered_stands_where_the_invitation_or_the_end_left_them(
    participation: State | None, asked: bool, state: State
) -> None:
    assert standing_of(participation=participation, asked=asked, answer=None) is state


def test_a_no_stays_a_no_when_a_participation_has_ended() -> None:
    state = standing_of(participation=State.ENDED, asked=True, answer=Answer.NO)

    assert codes(refusals_to(Act.INVITE, state=state)) == ["said-no"]


def test_the_last_day_to_answer_is_today_at_the_earliest() -> None:
    assert refusals_to_be_asked(reply_by_on=TODAY, today=TODAY) == ()
    assert codes(refusals_to_be_asked(reply_by_on=date(2013, 1, 13), today=TODAY)) == ["reply-by-has-passed"]


def test_the_page_of_rules_shows_the_table_as_it_is() -> None:
    lines = Path("docs/rules/path.md").read_text(encoding="utf-8").splitlines()

    for state in State:
        cells = " | ".join(written(state, act) for act in Act)
        assert f"| {state.value.replace('_', ' ')} | {cells} |" in lines
