"""The early list: docs/rules/early-list.md."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.participants.domain.answers import Answer
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.early_list import (
    Contact,
    EarlyListPlace,
    Turn,
    Urgency,
    place_on_early_list,
    urgency_of,
    window_opens_on,
    window_reaches,
)

TODAY = date(2013, 1, 14)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def place(ends_on: date, contact: Contact | None = None, months: int = 6) -> EarlyListPlace | None:
    return place_on_early_list(
        benefit=BenefitType.SJUKPENNING,
        ends_on=ends_on,
        contact=contact or Contact(),
        today=TODAY,
        months=months,
    )


def turn(contact: Contact) -> tuple[Turn, str]:
    found = place(date(2013, 3, 31), contact)
    assert found is not None
    return found.turn, found.reasons[1].message % found.reasons[1].values


def about_end(ends_on: date) -> str:
    found = place(ends_on)
    assert found is not None
    return found.reasons[0].message % found.reasons[0].values


@pytest.mark.parametrize(
    ("ends_on", "opens_on"),
    [
        (date(2013, 7, 14), date(2013, 1, 14)),
        (date(2013, 8, 31), date(2013, 2, 28)),
        (date(2012, 8, 31), date(2012, 2, 29)),
        (date(2013, 8, 28), date(2013, 2, 28)),
        (date(2013, 6, 30), date(2012, 12, 30)),
        (date(2013, 12, 31), date(2013, 6, 30)),
        (date(2012, 2, 29), date(2011, 8, 29)),
    ],
)
def test_the_window_opens_on_the_same_day_six_months_before_or_the_last_of_that_month(
    ends_on: date, opens_on: date
) -> None:
    assert window_opens_on(ends_on) == opens_on


def test_nobody_stands_on_the_list_the_day_before_the_window_opens() -> None:
    assert place(date(2013, 7, 15)) is None
    assert place(date(2013, 7, 14)) is not None


def test_a_programme_may_open_its_window_earlier_or_later() -> None:
    assert place(date(2013, 4, 15), months=3) is None
    assert place(date(2014, 1, 14), months=12) is not None


@given(days, st.integers(0, 400), st.integers(0, 24))
def test_once_on_the_list_always_on_the_list(ends_on: date, waited: int, months: int) -> None:
    opened = window_opens_on(ends_on, months=months)

    found = place_on_early_list(
        benefit=BenefitType.SJUKERSATTNING,
        ends_on=ends_on,
        contact=Contact(),
        today=opened + timedelta(days=waited),
        months=months,
    )

    assert found is not None
    assert found.days_left == (ends_on - opened).days - waited


@pytest.mark.parametrize(
    ("days_left", "urgency"),
    [
        (-400, Urgency.ENDED),
        (-1, Urgency.ENDED),
        (0, Urgency.WITHIN_30),
        (30, Urgency.WITHIN_30),
        (31, Urgency.WITHIN_60),
        (60, Urgency.WITHIN_60),
        (61, Urgency.WITHIN_90),
        (90, Urgency.WITHIN_90),
        (91, Urgency.WITHIN_180),
        (180, Urgency.WITHIN_180),
        (181, Urgency.LATER),
    ],
)
def test_each_band_holds_its_last_day(days_left: int, urgency: Urgency) -> None:
    assert urgency_of(days_left) is urgency


@pytest.mark.parametrize(
    ("ends_on", "text"),
    [
        (date(2013, 1, 1), "Tog slut för 13 dagar sedan"),
        (date(2013, 1, 13), "Tog slut i går"),
        (date(2013, 1, 14), "Tar slut i dag"),
        (date(2013, 1, 15), "Tar slut i morgon"),
        (date(2013, 3, 31), "Tar slut om 76 dagar"),
    ],
)
def test_the_first_reason_says_when_the_benefit_ends(ends_on: date, text: str) -> None:
    assert about_end(ends_on) == text


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        (Contact(), (Turn.INVITE, "Inte inbjuden än")),
        (Contact(date(2013, 1, 1)), (Turn.WAIT, "Inbjuden 2013-01-01")),
        (Contact(date(2012, 12, 31)), (Turn.REMIND, "Inbjuden 2012-12-31, inget svar")),
        (Contact(date(2013, 1, 7), date(2013, 1, 14)), (Turn.WAIT, "Inbjuden 2013-01-07")),
        (Contact(date(2013, 1, 7), date(2013, 1, 13)), (Turn.REMIND, "Inbjuden 2013-01-07, inget svar")),
        (
            Contact(date(2012, 12, 1), answer=Answer.YES),
            (Turn.ENROL, "Har tackat ja men är inte inskriven"),
        ),
        (Contact(date(2012, 12, 1), answer=Answer.LATER), (Turn.WAIT, "Vill få frågan senare")),
        (Contact(date(2012, 12, 1), answer=Answer.NO), (Turn.SETTLED, "Har tackat nej")),
    ],
)
def test_the_second_reason_says_whose_turn_it_is(contact: Contact, expected: tuple[Turn, str]) -> None:
    assert turn(contact) == expected


def test_the_earliest_end_comes_first_and_among_equals_those_who_wait_for_us() -> None:
    ends = date(2013, 3, 31)
    waiting = place(ends, Contact(date(2013, 1, 13)))
    uninvited = place(ends)
    earlier = place(date(2013, 3, 30), Contact(date(2013, 1, 13)))

    found = [one for one in (waiting, uninvited, earlier) if one]

    assert sorted(found, key=lambda one: one.order) == [earlier, uninvited, waiting]


def test_every_band_and_turn_has_a_swedish_name() -> None:
    assert [urgency.label for urgency in Urgency] == [
        "Har tagit slut",
        "Inom 30 dagar",
        "Inom 60 dagar",
        "Inom 90 dagar",
        "Inom 180 dagar",
        "Om mer än 180 dagar",
    ]
    assert [turn.label for turn in Turn] == ["Bjud in", "Påminn", "Skriv in", "Vänta", "Har tackat nej"]


@given(days, days)
def test_the_list_reaches_exactly_as_far_as_its_windows_are_open(today: date, ends_on: date) -> None:
    assert (ends_on <= window_reaches(today)) is (window_opens_on(ends_on) <= today)


def test_on_the_last_day_of_february_the_list_reaches_the_last_of_august() -> None:
    assert window_reaches(date(2013, 2, 28)) == date(2013, 8, 31)
    assert window_reaches(date(2013, 2, 27)) == date(2013, 8, 27)
