"""Which power of attorney covers a request, and what is missing where none does."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from kedjan.consents.domain.terms import Paper, RecordsTerms
from kedjan.kernel.ids import ConsentId, new_id
from kedjan.papers.domain.asking import Wanted
from kedjan.papers.domain.powers import Power, power_for, refusals_without_power
from tests.support.reasons import codes

NOW = datetime(2013, 1, 14, 11, tzinfo=UTC)
WANTED = Wanted("Vårdcentralen Sunne", frozenset({Paper.RECORD}), date(2012, 1, 1), date(2012, 12, 1))
TERMS = RecordsTerms(
    ("Sjukhuset", "vårdcentralen sunne"),
    frozenset({Paper.RECORD, Paper.CERTIFICATE}),
    date(2012, 1, 1),
    date(2012, 12, 1),
    "planera",
)


def _power(terms: RecordsTerms = TERMS, until: datetime = NOW + timedelta(days=1)) -> Power:
    return Power(ConsentId(new_id()), terms, NOW - timedelta(days=30), until, None)


def _missing(*powers: Power, wanted: Wanted = WANTED) -> list[str]:
    return codes(refusals_without_power(wanted=wanted, powers=powers, now=NOW))


def test_a_power_covers_a_request_inside_all_that_it_names() -> None:
    power = _power()

    assert power_for(wanted=WANTED, powers=[power], now=NOW) is power
    assert _missing(power) == []


def test_of_several_that_cover_it_the_one_that_holds_longest_is_used() -> None:
    short, long = _power(), _power(until=NOW + timedelta(days=90))

    assert power_for(wanted=WANTED, powers=[short, long, short], now=NOW) is long


def test_without_any_power_the_person_is_to_be_asked() -> None:
    assert _missing() == ["power-missing"]


@pytest.mark.parametrize(
    ("power", "code"),
    [
        (_power(until=NOW), "power-expired"),
        (replace(_power(), withdrawn_at=NOW), "power-taken-back"),
        (_power(replace(TERMS, providers=("Sjukhuset",))), "power-names-another"),
        (_power(replace(TERMS, papers=frozenset({Paper.CERTIFICATE}))), "power-of-other-papers"),
        (_power(replace(TERMS, last_on=date(2012, 11, 30))), "power-of-another-time"),
        (_power(replace(TERMS, first_on=date(2012, 1, 2))), "power-of-another-time"),
    ],
)
def test_a_power_that_does_not_reach_says_in_what(power: Power, code: str) -> None:
    assert power_for(wanted=WANTED, powers=[power], now=NOW) is None
    assert _missing(power) == [code]


def test_a_new_power_takes_over_where_an_older_has_ended() -> None:
    old, new = replace(_power(), withdrawn_at=NOW), _power()

    assert power_for(wanted=WANTED, powers=[old, new], now=NOW) is new


def test_a_power_that_has_ended_is_told_of_before_one_for_another_provider() -> None:
    expired, other = _power(until=NOW), _power(replace(TERMS, providers=("Sjukhuset",)))

    assert _missing(expired, other) == ["power-expired"]


def test_of_powers_that_do_not_reach_the_nearest_one_is_told_of() -> None:
    far = _power(replace(TERMS, providers=("Sjukhuset",), papers=frozenset({Paper.CERTIFICATE})))
    near = _power(replace(TERMS, last_on=date(2012, 11, 30)))

    assert _missing(far, near) == ["power-of-another-time"]
