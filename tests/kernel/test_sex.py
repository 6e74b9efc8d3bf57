"""Legal sex and age."""

from datetime import date

import pytest

from kedjan.kernel.sex import Sex, age_on


def test_each_sex_has_a_swedish_name() -> None:
    assert [sex.label for sex in Sex] == ["Kvinna", "Man", "Okänt"]


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2013, 6, 5), 32), (date(2013, 6, 6), 33), (date(1980, 6, 6), 0), (date(2013, 12, 31), 33)],
)
def test_a_person_turns_a_year_older_on_the_birthday(day: date, age: int) -> None:
    assert age_on(date(1980, 6, 6), day) == age


def test_whoever_is_born_on_leap_day_waits_for_march_in_common_years() -> None:
    born_on = date(1980, 2, 29)

    assert [age_on(born_on, day) for day in (date(2013, 2, 28), date(2013, 3, 1), date(2012, 2, 29))] == [32, 33, 32]
