"""Clocks: the day is Sweden's, the moment is aware."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from kedjan.kernel.clock import FixedClock, ShiftedClock, start_of_swedish_day, swedish_day, swedish_noon


def test_late_in_the_evening_in_utc_it_is_already_tomorrow_in_sweden() -> None:
    winter = FixedClock(datetime(2013, 1, 14, 23, 0, tzinfo=UTC))
    summer = FixedClock(datetime(2013, 7, 14, 22, 0, tzinfo=UTC))

    assert (winter.today(), summer.today()) == (date(2013, 1, 15), date(2013, 7, 15))


def test_just_before_swedish_midnight_it_is_still_today() -> None:
    winter = FixedClock(datetime(2013, 1, 14, 22, 59, tzinfo=UTC))
    summer = FixedClock(datetime(2013, 7, 14, 21, 59, tzinfo=UTC))

    assert (winter.today(), summer.today()) == (date(2013, 1, 14), date(2013, 7, 14))


def test_a_fixed_clock_refuses_a_moment_without_a_time_zone() -> None:
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime.fromisoformat("2013-01-14T12:00"))


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock(datetime(2013, 1, 14, 8, 0, tzinfo=UTC))

    assert clock.now() == clock.now() == datetime(2013, 1, 14, 8, 0, tzinfo=UTC)


@time_machine.travel(datetime(2026, 11, 21, 12, 0, tzinfo=UTC), tick=False)
def test_a_shifted_clock_goes_as_fast_as_the_machine_but_elsewhere() -> None:
    in_service, demo = ShiftedClock(), ShiftedClock(timedelta(days=-365))

    assert in_service.now() == datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    assert demo.now() == datetime(2025, 11, 21, 12, 0, tzinfo=UTC)
    assert demo.today() == date(2025, 11, 21)


@pytest.mark.parametrize(
    ("on", "begins", "noon", "hours"),
    [
        (date(2013, 1, 14), datetime(2013, 1, 13, 23, tzinfo=UTC), datetime(2013, 1, 14, 11, tzinfo=UTC), 24),
        (date(2013, 7, 14), datetime(2013, 7, 13, 22, tzinfo=UTC), datetime(2013, 7, 14, 10, tzinfo=UTC), 24),
        (date(2013, 3, 31), datetime(2013, 3, 30, 23, tzinfo=UTC), datetime(2013, 3, 31, 10, tzinfo=UTC), 23),
        (date(2013, 10, 27), datetime(2013, 10, 26, 22, tzinfo=UTC), datetime(2013, 10, 27, 11, tzinfo=UTC), 25),
    ],
    ids=["winter", "summer", "the clock goes forward", "the clock goes back"],
)
def test_a_swedish_day_begins_at_its_own_midnight_whatever_the_clock_does(
    on: date, begins: datetime, noon: datetime, hours: int
) -> None:
    start, end = (start_of_swedish_day(one).astimezone(UTC) for one in (on, on + timedelta(days=1)))

    assert (start, swedish_noon(on).astimezone(UTC)) == (begins, noon)
    assert end - start == timedelta(hours=hours)
    assert (swedish_day(start), swedish_day(end - timedelta(microseconds=1))) == (on, on)
