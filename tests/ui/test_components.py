"""Values that presenters hand to templates."""

import pytest

from kedjan.ui.components import Cell, Column, Share, Table


def test_a_table_puts_each_cell_beside_its_column() -> None:
    name, days = Column("Namn"), Column("Dagar", numeric=True)
    table = Table("Lista", (name, days), ((Cell("Alma"), Cell("17")),), "Tomt")

    assert table.lines == (((name, Cell("Alma")), (days, Cell("17"))),)


def test_a_row_with_a_cell_too_many_is_a_programming_error() -> None:
    table = Table("Lista", (Column("Namn"),), ((Cell("Alma"), Cell("17")),), "Tomt")

    with pytest.raises(ValueError, match="longer"):
        _ = table.lines


def test_a_shares_span_is_the_width_of_its_interval() -> None:
    assert Share("Kvinnor", "52 %", percent=52.0, low=38.0, high=66.0).span == 28.0


def test_a_suppressed_share_has_no_span() -> None:
    assert Share("Okänt", "färre än 5").span == 0.0
