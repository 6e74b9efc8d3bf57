"""Headings that order a table: the address says by what and which way, and each heading leads to the other way."""

import pytest

from kedjan.ui.components import Column
from kedjan.ui.sorting import Order, order_from, sorted_column


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("hours", Order("hours")),
        ("-hours", Order("hours", is_backwards=True)),
        ("", Order()),
        ("-", Order()),
        ("--hours", Order()),
        ("name", Order()),
    ],
)
def test_what_the_list_cannot_be_ordered_by_leaves_it_as_it_is(asked: str, expected: Order) -> None:
    assert order_from(asked, ("hours", "title")) == expected


@pytest.mark.parametrize("asked", ["", "hours", "-hours"])
def test_the_order_is_said_in_the_address_as_it_was_asked_for(asked: str) -> None:
    assert order_from(asked, ("hours",)).asked == asked


@pytest.mark.parametrize(
    ("order", "leads", "state"),
    [
        (Order(), "?sort=hours", ""),
        (Order("hours"), "?sort=-hours", "ascending"),
        (Order("hours", is_backwards=True), "?sort=hours", "descending"),
        (Order("title"), "?sort=hours", ""),
    ],
)
def test_a_heading_orders_by_its_column_and_then_the_other_way(order: Order, leads: str, state: str) -> None:
    found = sorted_column("Timmar", "hours", order, lambda asked: f"?sort={asked}", numeric=True)

    assert found == Column("Timmar", numeric=True, sort_href=leads, sorted=state)
