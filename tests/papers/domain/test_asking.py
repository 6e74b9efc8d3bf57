"""What a request must say, and when a provider is asked twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.consents.domain.terms import Paper
from kedjan.papers.domain.asking import Wanted, is_same_provider, refusals_to_ask
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
WANTED = Wanted("Vårdcentralen Sunne", frozenset({Paper.RECORD}), date(2012, 1, 1), TODAY)


def _refused(wanted: Wanted, *running: str) -> list[str]:
    return codes(refusals_to_ask(wanted=wanted, running=running, today=TODAY))


def test_a_request_names_a_provider_a_kind_and_a_time_that_has_been() -> None:
    assert _refused(WANTED) == []
    assert _refused(replace(WANTED, provider=" ")) == ["paper-of-nobody"]
    assert _refused(replace(WANTED, provider="x" * 121)) == ["paper-of-nobody"]
    assert _refused(replace(WANTED, address="x" * 301)) == ["paper-of-nobody"]
    assert _refused(replace(WANTED, papers=frozenset())) == ["paper-of-no-kind"]
    assert _refused(replace(WANTED, last_on=TODAY + timedelta(days=1))) == ["paper-of-the-future"]


def test_a_time_that_ends_before_it_starts_is_refused_and_one_day_is_not() -> None:
    assert _refused(replace(WANTED, first_on=TODAY)) == []
    assert _refused(replace(WANTED, first_on=TODAY, last_on=TODAY - timedelta(days=1))) == [
        "paper-ends-before-it-starts"
    ]


def test_the_same_provider_is_not_asked_twice_however_it_is_spelt() -> None:
    assert _refused(WANTED, "Sjukhuset i Torsby") == []
    assert _refused(WANTED, "Sjukhuset i Torsby", " vårdcentralen   SUNNE.") == ["paper-asked-twice"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Vårdcentralen, Sunne", "Vårdcentralen Sunne", True),
        ("Vårdcentralen Sunne", "Vårdcentralen i Sunne", False),
        ("Tandvården 1", "Tandvården 2", False),
    ],
)
def test_names_are_compared_without_capitals_commas_and_spaces(one: str, other: str, same: bool) -> None:
    assert is_same_provider(one, other) is same
