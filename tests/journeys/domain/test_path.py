"""The path: enrolment, gates, handover and end: docs/rules/path.md."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.path import (
    GateStatus,
    open_obstacles,
    refusals_to_close,
    refusals_to_enrol,
    refusals_to_enter,
    refusals_to_hand_over,
)
from kedjan.kernel.ids import GateId, OrganisationId
from kedjan.kernel.refusal import Reason
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
DAYS = st.dates(date(2010, 1, 1), date(2015, 12, 31))
STATES = st.sampled_from(GateState)


def gate(kind: str = "economy", state: GateState = GateState.OPEN, *, blocks: bool = True) -> GateStatus:
    return GateStatus(
        id=GateId(UUID(int=1)),
        kind=kind,
        title=kind.title(),
        state=state,
        owner_id=OrganisationId(UUID(int=2)),
        owner_name="Socialtjänsten Sunne",
        due_on=TODAY,
        blocks_handover=blocks,
    )


def handing_over(
    *gates: GateStatus, reason: str | None = "", to: str = "step_2", allowed: tuple[str, ...] = ("step_2",)
) -> list[str]:
    return codes(refusals_to_hand_over(gates=gates, stage="step_1", allowed=allowed, to=to, reason=reason))


def enrolling(*, consented: bool = True, unowned: dict[str, str] | None = None) -> list[str]:
    return codes(refusals_to_enrol(consented=consented, unowned=unowned or {}))


def closing(outcome: str, *allowed: str) -> tuple[Reason, ...]:
    known = frozenset({"moved", "education", "illness"})
    return refusals_to_close(
        outcome=outcome, known=known, stage="Steg 1", allowed={key: key.title() for key in allowed}
    )


@pytest.mark.parametrize(
    ("state", "due_on", "late"),
    [
        (GateState.OPEN, TODAY - timedelta(days=1), True),
        (GateState.UNDER_WAY, TODAY - timedelta(days=1), True),
        (GateState.OPEN, TODAY, False),
        (GateState.CLEAR, TODAY - timedelta(days=1), False),
        (GateState.NOT_NEEDED, TODAY - timedelta(days=1), False),
    ],
)
def test_a_gate_is_late_past_its_day_until_it_is_settled(state: GateState, due_on: date, *, late: bool) -> None:
    status = replace(gate(state=state), due_on=due_on)

    assert status.late(TODAY) is late


def test_a_gate_in_the_way_says_which_it_is_who_can_do_it_and_until_when() -> None:
    (reason,) = open_obstacles((gate("economy"),))

    assert reason.code == "gate-open-economy"
    assert reason.message % reason.values == "Economy är inte klar. Socialtjänsten Sunne ansvarar, senast 2013-01-14."


@given(st.lists(st.tuples(STATES, st.booleans()), max_size=6), st.integers(0, 3))
def test_gates_are_in_the_way_as_long_as_they_must_be_clear_and_are_not(
    gates: list[tuple[GateState, bool]], hidden: int
) -> None:
    found = open_obstacles(
        tuple(gate(f"g{number}", state, blocks=blocks) for number, (state, blocks) in enumerate(gates)), hidden=hidden
    )

    unsettled = [
        f"gate-open-g{number}"
        for number, (state, blocks) in enumerate(gates)
        if blocks and state in {GateState.OPEN, GateState.UNDER_WAY}
    ]
    assert codes(found) == unsettled + ["gates-not-open-to-you"] * (hidden > 0)


def test_a_handover_without_gates_needs_no_reason() -> None:
    assert handing_over() == []
    assert handing_over(reason=None) == []


def test_a_handover_with_settled_gates_needs_no_reason() -> None:
    assert handing_over(gate("economy", GateState.CLEAR), gate("medical", GateState.NOT_NEEDED)) == []


def test_a_gate_that_need_not_be_clear_is_not_in_the_way() -> None:
    assert handing_over(gate("mapping", blocks=False)) == []


@pytest.mark.parametrize("reason", [None, "", "   ", " \n\t"])
def test_open_gates_are_named_one_by_one_and_ask_for_a_reason_that_says_something(reason: str | None) -> None:
    gates = gate("economy"), gate("motivation", GateState.CLEAR), gate("medical", GateState.UNDER_WAY)

    assert handing_over(*gates, reason=reason) == ["gate-open-economy", "gate-open-medical", "handover-needs-a-reason"]


def test_open_gates_may_be_left_open_for_a_written_reason() -> None:
    assert handing_over(gate("economy"), reason="Alla är överens.") == []


def test_gates_that_are_hidden_may_be_open_and_are_not_named() -> None:
    reasons = refusals_to_hand_over(gates=(), hidden=2, stage="step_1", allowed=("step_2",), to="step_2", reason=" ")

    assert codes(reasons) == ["gates-not-open-to-you", "handover-needs-a-reason"]
    assert [reason.values for reason in reasons] == [{}, {}]


@pytest.mark.parametrize(("allowed", "steps"), [(("step_2", "step_3"), "step_2, step_3"), ((), "-")])
def test_a_stage_that_does_not_follow_is_refused_whatever_the_reason(allowed: tuple[str, ...], steps: str) -> None:
    (reason,) = refusals_to_hand_over(
        gates=(gate("economy"),), stage="step_1", allowed=allowed, to="step_1", reason="Ändå"
    )

    assert reason.code == "stage-does-not-follow"
    assert reason.values["steps"] == steps


@pytest.mark.parametrize(
    ("entered_on", "expected"),
    [
        (date(2013, 1, 6), ["date-before-the-step-before"]),
        (date(2013, 1, 7), []),
        (date(2013, 1, 8), []),
        (TODAY, []),
        (date(2013, 1, 15), ["date-in-the-future"]),
    ],
)
def test_a_step_lies_between_the_one_before_and_today(entered_on: date, expected: list[str]) -> None:
    found = refusals_to_enter(entered_on=entered_on, latest_on=date(2013, 1, 7), today=TODAY)

    assert codes(found) == expected


@given(DAYS, DAYS, DAYS)
def test_a_step_is_let_in_exactly_between_the_two_days(entered_on: date, latest_on: date, today: date) -> None:
    found = refusals_to_enter(entered_on=entered_on, latest_on=latest_on, today=today)

    assert (found == ()) is (latest_on <= entered_on <= today)


def test_somebody_with_a_consent_and_a_team_is_enrolled() -> None:
    assert enrolling() == []


def test_everything_that_stops_an_enrolment_is_said_at_once() -> None:
    found = enrolling(consented=False, unowned={"economy": "Ekonomi", "medical": "Vård"})

    assert found == ["no-consent-to-join", "nobody-owns-economy", "nobody-owns-medical"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (enrolling(consented=False), ["no-consent-to-join"]),
        (enrolling(unowned={"medical": "Vård"}), ["nobody-owns-medical"]),
    ],
)
def test_each_thing_stops_an_enrolment_by_itself(found: list[str], expected: list[str]) -> None:
    assert found == expected


def test_a_gate_that_nobody_owns_is_named_by_its_title() -> None:
    (reason,) = refusals_to_enrol(consented=True, unowned={"medical": "Vård"})

    assert reason.message % reason.values == "Ingen i laget kan svara för Vård. Lägg till en organisation i laget."


def test_a_participation_ends_with_one_of_the_outcomes_of_its_stage() -> None:
    assert closing("moved", "moved", "education") == ()


def test_an_outcome_that_only_another_stage_has_is_refused_with_those_of_this_one() -> None:
    (reason,) = closing("illness", "moved", "education")

    assert reason.code == "outcome-of-another-stage"
    assert reason.message % reason.values == (
        "Från steget Steg 1 kan deltagandet inte sluta så. Möjliga resultat: Moved, Education."
    )


@pytest.mark.parametrize("outcome", ["moved", "elsewhere"])
def test_from_a_stage_without_an_outcome_nobody_leaves(outcome: str) -> None:
    (reason,) = closing(outcome)

    assert reason.code == "stage-has-no-end"
    assert reason.message % reason.values == (
        "Från steget Steg 1 går det inte att avsluta. Gå vidare till nästa steg först."
    )


def test_an_outcome_of_another_programme_is_refused_with_those_there_are() -> None:
    (reason,) = closing("elsewhere", "education", "moved")

    assert (reason.code, reason.values) == ("unknown-outcome", {"outcomes": "Education, Moved"})
