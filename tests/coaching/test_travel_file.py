"""A file of measured travel times: good rows survive the bad, and each bad one is told with its line and why."""

from collections.abc import Mapping
from datetime import date

import pytest

from kedjan.coaching.domain.travel import Mode
from kedjan.coaching.domain.travel_file import ReadWays, Way, read_ways
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
GOOD: Mapping[str, str | None] = {
    "from": "1280",
    "to": "1281",
    "mode": "transit",
    "minutes": "13",
    "source": "Skånetrafiken",
    "measured_on": "2012-11-05",
}
WAY = Way("1280", "1281", Mode.TRANSIT, 13, "Skånetrafiken", date(2012, 11, 5))


def read(*rows: Mapping[str, str | None]) -> ReadWays:
    return read_ways(enumerate(rows, start=2), codes={"1280", "1281"}, today=TODAY)


def test_a_good_row_is_a_way() -> None:
    assert read(GOOD) == ReadWays((WAY,), ())


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"from": "0000"}, ["code-from"]),
        ({"to": "Lund"}, ["code-to"]),
        ({"mode": "bus"}, ["mode"]),
        ({"minutes": "-1"}, ["minutes"]),
        ({"minutes": "12.5"}, ["minutes"]),
        ({"minutes": "1441"}, ["minutes"]),
        ({"minutes": "٣"}, ["minutes"]),
        ({"source": " "}, ["source"]),
        ({"source": "x" * 121}, ["source"]),
        ({"measured_on": "5/11 2012"}, ["day"]),
        ({"measured_on": "2013-01-15"}, ["later"]),
        ({"measured_on": None}, ["columns"]),
        ({"from": "", "mode": "", "minutes": ""}, ["code-from", "mode", "minutes"]),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_every_reason_and_stops_no_other(
    changed: Mapping[str, str | None], expected: list[str]
) -> None:
    found = read({**GOOD, **changed}, GOOD)

    assert found.ways == (WAY,)
    assert [(one.line, codes(one.reasons)) for one in found.bad] == [(2, expected)]


@pytest.mark.parametrize("minutes", ["0", "1440"])
def test_the_least_and_the_most_minutes_are_taken(minutes: str) -> None:
    assert read({**GOOD, "minutes": minutes}).bad == ()


def test_today_has_been() -> None:
    assert read({**GOOD, "measured_on": "2013-01-14"}).bad == ()


def test_of_two_rows_about_the_same_way_the_first_is_used_and_the_other_says_where_it_stands() -> None:
    found = read(GOOD, {**GOOD, "minutes": "20"}, {**GOOD, "mode": "car"})

    assert [one.minutes for one in found.ways] == [13, 13]
    assert [(one.line, codes(one.reasons), one.reasons[0].values) for one in found.bad] == [
        (3, ["twice"], {"first": 2})
    ]
