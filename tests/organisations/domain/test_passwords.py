"""A password is more than the words that everybody around its owner knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.organisations.domain.passwords import LEAST_LEFT, OF_THE_SURROUNDINGS, refusals_of_password, words_in

AROUND = words_in(["Försäkringskassan Sunne", "prov.caseworker@sunne.se", "Anna-Karin Prövare"])


def codes(password: str) -> list[str]:
    return [reason.code for reason in refusals_of_password(password, AROUND)]


@pytest.mark.parametrize(
    "password",
    [
        "Kedjan-2026-Sunne!",
        "Sommaren2026!!",
        "FörsäkringskassanSunne1",
        "Anna-Karin-1974",
        "prov.caseworker.1",
        "K3djan-L0senord",
        "Lösenord123456",
        "VinterVinter2025",
        "aaaaaaaaaaaaaaaa",
        "1234567890123456",
    ],
)
def test_words_of_the_surroundings_with_a_year_are_refused(password: str) -> None:
    assert codes(password) == ["password-of-the-surroundings"]


@pytest.mark.parametrize(
    "password",
    ["ett långt lösenord för prov", "sju glada uttrar i Sunne", "korrekt häst batteri klammer", "tR9-vK2mQzWp"],
)
def test_a_sentence_may_hold_them(password: str) -> None:
    assert codes(password) == []


@pytest.mark.parametrize(("password", "is_enough"), [("Sunne uvxyzw 2026", True), ("Sunne uvxyz 2026", False)])
def test_six_letters_are_left_when_the_known_words_are_gone(password: str, *, is_enough: bool) -> None:
    assert (codes(password) == []) is is_enough


def test_a_name_of_three_letters_says_something_and_one_of_two_does_not() -> None:
    assert words_in(["Åsa Ek", "bo"]) == {"åsa"}


@given(st.lists(st.sampled_from(sorted(OF_THE_SURROUNDINGS | AROUND)), min_size=1, max_size=5), st.integers(0, 9999))
def test_however_they_are_put_together_they_are_refused(words: list[str], number: int) -> None:
    assert codes(f"{'-'.join(words)}{number}".title()) == ["password-of-the-surroundings"]


def test_short_words_say_nothing() -> None:
    assert words_in(["Af i Ö", "Å-Ä"]) == frozenset()
    assert LEAST_LEFT > 1
