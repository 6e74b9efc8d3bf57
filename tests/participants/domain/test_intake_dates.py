"""Dates in a list of people: docs/rules/intake.md, "Dates"."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.intake_dates import read_date
from kedjan.participants.domain.intake_remarks import Remark
from kedjan.participants.domain.intake_values import CellValue


@pytest.mark.parametrize(
    "cell",
    [
        "2013-03-31",
        "2013-3-31",
        "2013/03/31",
        "2013-03-31 00:00:00",
        "2013-03-31T00:00",
        "20130331",
        "20130331.0",
        20130331,
        20130331.0,
        "31/3 2013",
        "31/03/2013",
        "31.3.2013",
        "31-03-2013",
        "31 / 3 2013",
        "31 mars 2013",
        "den 31 Mars 2013",
        "31 mar. 2013",
        41364,
        41364.75,
        "41364",
        "41364,0",
        date(2013, 3, 31),
        datetime.fromisoformat("2013-03-31T08:30"),
    ],
)
def test_every_usual_way_to_write_a_date_is_read(cell: CellValue) -> None:
    assert read_date(cell, "till och med") == date(2013, 3, 31)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2013-02-30", Remark.IMPOSSIBLE_DATE),
        ("12/31/2013", Remark.IMPOSSIBLE_DATE),
        ("20131301", Remark.IMPOSSIBLE_DATE),
        ("0000-01-01", Remark.IMPOSSIBLE_DATE),
        ("130331", Remark.NOT_A_DATE),
        ("13-03-31", Remark.NOT_A_DATE),
        ("31 brumaire 2013", Remark.NOT_A_DATE),
        ("tills vidare", Remark.NOT_A_DATE),
        ("2013", Remark.NOT_A_DATE),
        (2013.0, Remark.NOT_A_DATE),
        (198112182384.0, Remark.NOT_A_DATE),
        (float("nan"), Remark.NOT_A_DATE),
        (float("inf"), Remark.NOT_A_DATE),
        (-5.0, Remark.NOT_A_DATE),
        (True, Remark.NOT_A_DATE),
        (time(8, 30), Remark.NOT_A_DATE),
        (timedelta(days=3), Remark.NOT_A_DATE),
    ],
)
def test_what_is_not_a_date_has_its_own_remark(cell: CellValue, code: Remark) -> None:
    reason = read_date(cell, "till och med")

    assert isinstance(reason, Reason)
    assert (reason.code, reason.values["column"]) == (code, "till och med")


@given(st.dates(date(1955, 1, 1), date(2118, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    written: list[CellValue] = [
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day}/{day.month} {day.year}",
        float(serial),
        str(serial),
    ]

    assert [read_date(cell, "till och med") for cell in written] == [day] * len(written)
