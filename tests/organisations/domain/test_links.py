"""A link ends when its maker wants, and after seven days at the latest."""

from datetime import UTC, datetime, timedelta

import pytest

from kedjan.organisations.domain.links import ends_at

NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)
WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)


@pytest.mark.parametrize(
    ("wanted", "ends"),
    [(None, WEEK), (WEEK - SECOND, WEEK - SECOND), (WEEK, WEEK), (WEEK + SECOND, WEEK), (SECOND, SECOND)],
)
def test_a_link_ends_when_it_is_wanted_and_within_a_week(wanted: timedelta | None, ends: timedelta) -> None:
    until = None if wanted is None else NOW + wanted

    assert ends_at(made_at=NOW, wanted=until) == NOW + ends
