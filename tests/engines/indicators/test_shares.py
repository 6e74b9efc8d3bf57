"""Intervals are held against figures that were published with the methods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.engines.indicators.shares import (
    Interval,
    Share,
    Verdict,
    detectable_gap,
    newcombe_interval,
    verdict,
    volume_verdict,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_the_one_newcombe_published_in_1998(
    numerator: int, denominator: int, low: float, high: float
) -> None:
    interval = wilson_interval(numerator, denominator)

    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(6, 7), Share(2, 7), 0.0582, 0.8062),
        (Share(5, 56), Share(0, 29), -0.0381, 0.1926),
        (Share(0, 10), Share(0, 20), -0.1611, 0.2775),
        (Share(0, 10), Share(0, 10), -0.2775, 0.2775),
        (Share(10, 10), Share(0, 20), 0.6791, 1.0),
        (Share(10, 10), Share(0, 10), 0.6075, 1.0),
    ],
)
def test_the_interval_of_a_difference_is_method_ten_of_newcombes_published_table(
    first: Share, second: Share, low: float, high: float
) -> None:
    interval = newcombe_interval(first, second)

    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 0), (3, 2), (-1, 5)])
def test_no_interval_is_made_of_counts_that_cannot_be(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="no share can be made"):
        wilson_interval(numerator, denominator)


def test_a_confidence_of_all_or_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="a confidence lies between 0 and 1"):
        wilson_interval(1, 2, confidence=1.0)


@given(st.integers(1, 400), st.data())
def test_an_interval_lies_within_zero_and_one_and_holds_the_share(denominator: int, data: st.DataObject) -> None:
    numerator = data.draw(st.integers(0, denominator))

    interval = wilson_interval(numerator, denominator)

    assert 0 <= interval.low <= numerator / denominator <= interval.high <= 1


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_swapping_the_groups_turns_the_interval_of_the_difference_around(a: int, b: int, c: int, d: int) -> None:
    first, second = Share(a, a + b + 1), Share(c, c + d + 1)

    one, other = newcombe_interval(first, second), newcombe_interval(second, first)

    assert one.low == pytest.approx(-other.high)
    assert one.high == pytest.approx(-other.low)


def test_one_hundred_and_fifty_women_and_men_do_not_show_a_gap_under_sixteen_points() -> None:
    gap = detectable_gap(150, 150)

    assert gap is not None
    assert round(gap, 3) == 0.162


@pytest.mark.parametrize(("n1", "n2"), [(0, 150), (150, 0), (2, 3)])
def test_no_gap_can_be_found_where_there_is_hardly_anyone(n1: int, n2: int) -> None:
    assert detectable_gap(n1, n2) is None


@pytest.mark.parametrize("parts", [(3, 2, 0, 0), (-1, 2, 0, 0), (1, 2, -1, 0), (1, 2, 0, -1)])
def test_a_share_of_impossible_counts_is_refused(parts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"does not lie within|fewer than none"):
        Share(*parts)


def test_a_share_keeps_those_who_cannot_be_counted_beside_those_who_can() -> None:
    share = Share(numerator=20, denominator=40, unripe=7, missing=10)

    assert share.population == 57
    assert share.complement == 20
    assert share.estimate == 0.5
    assert share.response == 0.8
    assert share.bounds() == Interval(0.4, 0.6)


def test_shares_of_disjoint_groups_add_part_by_part() -> None:
    assert Share(1, 2, 3, 4) + Share(10, 20, 30, 40) == Share(11, 22, 33, 44)


def test_a_share_of_nobody_has_no_estimate_no_interval_and_no_bounds() -> None:
    share = Share(0, 0, unripe=5)

    assert (share.estimate, share.response, share.interval(), share.bounds()) == (None, None, None, None)


@pytest.mark.parametrize(("denominator", "is_shown"), [(9, False), (10, True)])
def test_a_share_is_written_from_ten_people_on(denominator: int, *, is_shown: bool) -> None:
    assert Share(4, denominator).is_shown is is_shown


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Share(19, 19), Verdict.TOO_FEW),
        (Share(16, 20), Verdict.MET),
        (Share(4, 20), Verdict.NOT_MET),
        (Share(10, 20), Verdict.UNCLEAR_ABOVE),
        (Share(9, 20), Verdict.UNCLEAR_BELOW),
        (Share(150, 300), Verdict.UNCLEAR_ABOVE),
        (Share(168, 300), Verdict.MET),
        (Share(132, 300), Verdict.NOT_MET),
    ],
)
def test_a_goal_of_half_is_judged_on_the_whole_interval_at_a_planned_look(share: Share, expected: Verdict) -> None:
    assert verdict(share, 0.5, at_planned_look=True) is expected


def test_between_planned_looks_every_goal_is_under_way() -> None:
    assert verdict(Share(300, 300), 0.5, at_planned_look=False) is Verdict.UNDER_WAY


def test_a_goal_above_everyone_is_refused() -> None:
    with pytest.raises(ValueError, match="is no share"):
        verdict(Share(1, 2), 1.5, at_planned_look=True)


@pytest.mark.parametrize(
    ("count", "is_due", "expected"),
    [
        (300, False, Verdict.MET),
        (299, False, Verdict.UNDER_WAY),
        (299, True, Verdict.NOT_MET),
    ],
)
def test_a_number_of_people_is_met_when_reached_and_not_met_only_when_due(
    count: int, expected: Verdict, *, is_due: bool
) -> None:
    assert volume_verdict(count, 300, is_due=is_due) is expected
