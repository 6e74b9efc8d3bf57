import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kedjan.engines.indicators.recovery import Remainder, audit, computable
from kedjan.engines.indicators.twoway import Pair, Position, TwoWay
from tests.engines.indicators.tables import computable_by_trying, of_counts, two_way_tables

WOMEN, MEN, TOTAL = 0, 1, 2


@given(two_way_tables(rows=3, largest=3), st.data())
def test_the_audit_finds_exactly_what_trying_every_table_finds(table: TwoWay, data: st.DataObject) -> None:
    places: list[Position] = sorted(table.with_margins)
    hidden = data.draw(st.frozensets(st.sampled_from(places)))
    assume(sum(i < table.total_row and j < table.total_column for i, j in hidden) <= 6)

    found = computable(table, hidden, 0)

    assert found == computable_by_trying(table, hidden, 0)


def test_one_hidden_cell_is_computed_from_the_margins() -> None:
    report = audit(of_counts((3, 20), (30, 40)), {(0, WOMEN)})

    assert {at for _, at in report.recoverable} == {(0, WOMEN)}
    assert not report.is_safe


def test_four_hidden_corners_protect_each_other() -> None:
    report = audit(of_counts((3, 20), (30, 40)), {(0, WOMEN), (0, MEN), (1, WOMEN), (1, MEN)})

    assert report.is_safe


def test_corners_that_cannot_move_without_someone_below_zero_are_computed_all_the_same() -> None:
    corners = {(0, WOMEN), (0, MEN), (1, WOMEN), (1, MEN)}

    report = audit(of_counts((0, 9), (9, 0)), corners)

    assert report.recoverable == frozenset()
    assert computable(of_counts((0, 9), (9, 0)), corners, 0) == frozenset()
    assert computable(of_counts((9, 0), (0, 0), (4, 4)), corners, 0) == {(0, WOMEN), (0, MEN), (1, WOMEN), (1, MEN)}


def test_hidden_cells_that_are_known_to_hold_two_people_together_are_reported() -> None:
    report = audit(of_counts((1, 30), (1, 40), (50, 60)), {(0, WOMEN), (0, MEN), (1, WOMEN), (1, MEN)})

    assert report.remainders == (Remainder((3, WOMEN), 0, 2),)
    assert not report.is_safe


def test_a_small_cell_left_in_sight_is_reported() -> None:
    report = audit(of_counts((3, 20), (30, 40)), frozenset())

    assert report.shown_small == {(0, WOMEN)}


def test_a_hidden_zero_below_a_shown_zero_is_known_and_allowed() -> None:
    table = TwoWay((((Pair(3, 0),), (Pair(9, 0),)), ((Pair(30, 0),), (Pair(40, 0),))))
    corners = {(0, WOMEN), (0, MEN), (1, WOMEN), (1, MEN)}

    report = audit(table, corners)

    assert report.known_zeros == {(0, at) for at in corners}
    assert report.is_safe


@pytest.mark.parametrize(("total", "is_safe"), [(False, False), (True, True)])
def test_a_hidden_row_is_safe_only_when_a_second_row_is_hidden_with_it(*, total: bool, is_safe: bool) -> None:
    row = {(0, WOMEN), (0, MEN), (0, TOTAL)}
    other = {(1, WOMEN), (1, MEN), (1, TOTAL)} if total else set()

    report = audit(of_counts((2, 2), (7, 9), (30, 40)), row | other)

    assert report.is_safe is is_safe
