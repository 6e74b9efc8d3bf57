"""The year as a picture: the names of areas have the room that they need."""

from datetime import date

import pytest

from kedjan.ui.year_calendar import Meets, year_calendar


@pytest.mark.parametrize(("area", "left"), [("Sunne", 170), ("Västra Blekinge och nordöstra Skåne", 315)])
def test_bars_and_months_begin_to_the_right_of_the_longest_name(area: str, left: int) -> None:
    meets = (Meets(area, 0, 10, "Sunne 8", "", "#"), Meets("Kil", 2, 12, "Kil 8", "", "#"))

    calendar = year_calendar(title="Året", first_week_on=date(2013, 1, 7), weeks=52, meets=meets)

    assert calendar is not None
    assert min(bar.x for bar in calendar.bars) == calendar.months[0].x == left
    assert calendar.width == left + 52 * 19
