"""Reading a day that a person typed or pasted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.ui.forms.days import CannotReadDay, read_day, spread


def typed(day: str, month: str = "", year: str = "") -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_as_it_is_typed(day: date) -> None:
    assert read_day(typed(str(day.day), str(day.month), str(day.year))) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_can_be_pasted_whole(day: date) -> None:
    pasted = (
        day.isoformat(),
        day.strftime("%Y%m%d"),
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}/{day.month} {day.year}",
    )

    assert {read_day(typed(text)) for text in pasted} == {day}


def test_a_pasted_date_is_spread_over_the_boxes() -> None:
    assert spread(typed(" 2013-01-14 ")) == {"day": "14", "month": "01", "year": "2013"}


def test_empty_boxes_are_no_day() -> None:
    assert read_day(typed(" ")) is None


@pytest.mark.parametrize(
    ("boxes", "part", "code"),
    [
        (typed("", "3", "1975"), "day", "day_missing"),
        (typed("27", "", "1975"), "month", "month_missing"),
        (typed("27", "3", ""), "year", "year_missing"),
        (typed("tjugo", "3", "1975"), "day", "day_unreadable"),
        (typed("27", "mars", "1975"), "month", "month_unreadable"),
        (typed("27", "3", "75"), "year", "year_unreadable"),
        (typed("27", "13", "1975"), "month", "no_such_month"),
        (typed("29", "2", "2013"), "day", "no_such_day"),
        (typed("0", "2", "2013"), "day", "no_such_day"),
        (typed("１４", "1", "2013"), "day", "day_unreadable"),
    ],
)
def test_a_day_that_cannot_be_read_names_the_box_and_the_reason(boxes: dict[str, str], part: str, code: str) -> None:
    with pytest.raises(CannotReadDay) as refused:
        read_day(boxes)

    assert (refused.value.part, refused.value.reasons[0].code) == (part, code)


def test_a_day_outside_the_calendar_is_repeated_in_the_message() -> None:
    with pytest.raises(CannotReadDay) as refused:
        read_day(typed("31", "2", "2013"))

    reason = refused.value.reasons[0]
    assert reason.message % reason.values == "Dagen 31/2 2013 finns inte i kalendern."
