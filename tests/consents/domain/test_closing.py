"""Blocks name something new; a lifting is short, from a unit and for a reason."""

from datetime import timedelta

import pytest

from kedjan.consents.domain.closing import (
    GLASS_IS_BROKEN_FOR,
    GlassReason,
    LiftingGround,
    Verdict,
    refusals_of_words,
    refusals_to_block,
    refusals_to_lift,
)
from kedjan.kernel.information import Category
from kedjan.kernel.refusal import Reason
from tests.support.reasons import codes
from tests.support.world import TODAY, noon

NOW, WEEK = noon(TODAY), timedelta(days=7)
_MOMENT = timedelta(microseconds=1)


def _codes(reasons: tuple[Reason, ...]) -> list[str]:
    return codes(reasons)


def test_a_block_names_at_least_one_kind_of_information() -> None:
    assert _codes(refusals_to_block(categories=frozenset(), already=frozenset())) == ["block-names-nothing"]


def test_a_block_closes_something_that_was_open() -> None:
    plan, both = frozenset({Category.PLAN}), frozenset({Category.PLAN, Category.NEEDS})

    assert _codes(refusals_to_block(categories=plan, already=both)) == ["already-blocked"]
    assert _codes(refusals_to_block(categories=plan, already=plan)) == ["already-blocked"]
    assert refusals_to_block(categories=both, already=plan) == ()


@pytest.mark.parametrize(
    ("lasts", "expected"),
    [
        (timedelta(0), ["lifting-is-over"]),
        (-_MOMENT, ["lifting-is-over"]),
        (_MOMENT, []),
        (WEEK, []),
        (WEEK + _MOMENT, ["lifting-too-long"]),
    ],
)
def test_a_lifting_lasts_at_most_seven_days(lasts: timedelta, expected: list[str]) -> None:
    assert (
        _codes(refusals_to_lift(starts_at=NOW, until=NOW + lasts, unit="Enheten", reason="Hon bad om det.")) == expected
    )


def test_a_lifting_says_which_unit_and_why() -> None:
    found = refusals_to_lift(starts_at=NOW, until=NOW + WEEK, unit=" ", reason=" ")

    assert _codes(found) == ["lifting-needs-a-unit", "needs-a-reason"]


def test_a_reason_is_short_enough_to_be_read() -> None:
    assert refusals_of_words("x" * 500) == ()
    assert _codes(refusals_of_words("x" * 501)) == ["reason-too-long"]


def test_broken_glass_lets_somebody_look_for_four_hours() -> None:
    assert timedelta(hours=4) == GLASS_IS_BROKEN_FOR


@pytest.mark.parametrize("one", [*LiftingGround, *GlassReason, *Verdict])
def test_every_choice_has_a_name(one: LiftingGround | GlassReason | Verdict) -> None:
    assert one.label
