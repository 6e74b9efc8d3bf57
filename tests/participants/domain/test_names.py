"""What a sealed name is found by: one slip in a long word never hides it, and case and accents never matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.spelling import LIKELY
from kedjan.participants.domain.names import asked_parts, name_likeness, name_parts, sounded

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéü"
LONG = st.text(LETTERS, min_size=6, max_size=16)
WORDS = st.text(LETTERS, min_size=1, max_size=16)
NAMES = (
    "Andersson", "Johansson", "Söderström", "Åström", "Öberg", "Zetterlund", "Mohammed", "Kowalczyk", "Gustafsson",
    "Christina", "Margareta", "Elisabeth", "Alexander", "Björklund", "Papadopoulos", "Haile", "Nguyen", "Lindqvist",
)  # fmt: skip


@st.composite
def slipped(draw: st.DrawFn, words: st.SearchStrategy[str]) -> tuple[str, str]:
    """Return a word and the same with one slip: a letter wrong, missing, too many, or two that changed places."""
    word = draw(words)
    place = draw(st.integers(0, len(word) - 2))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = draw(st.sampled_from(LETTERS))
    return word, draw(
        st.sampled_from(
            (
                before + other + after,
                before + after,
                before + other + letter + after,
                before + after[0] + letter + after[1:],
            )
        )
    )


@given(slipped(LONG))
def test_a_word_of_six_letters_or_more_with_one_slip_has_a_part_in_common_with_itself(pair: tuple[str, str]) -> None:
    name, asked = pair

    assert name_parts(name) & asked_parts(asked)


@given(slipped(st.sampled_from([name.casefold() for name in NAMES if len(name) > 5])))
def test_a_name_with_one_slip_is_found_and_fits(pair: tuple[str, str]) -> None:
    name, asked = pair

    assert name_parts(f"Eva {name}") & asked_parts(asked)
    assert name_likeness(asked, f"Eva {name}") >= LIKELY


@given(WORDS, WORDS)
def test_parts_depend_on_neither_case_nor_accents_nor_order(given_name: str, family: str) -> None:
    parts = name_parts(f"{given_name} {family}")

    assert parts == name_parts(f"{family.upper()} {given_name.title()}")
    assert parts == name_parts(sounded(f"{given_name} {family}"))


@given(WORDS)
def test_every_name_is_found_by_itself_and_by_its_beginning(name: str) -> None:
    assert name_parts(name) <= asked_parts(name)
    if len(sounded(name)) > 3:
        assert name_parts(name) & asked_parts(name[:3])


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Soderstrom", "Åsa Söderström"),
        ("Sörensen", "Bo Sørensen"),
        ("astrom", "Eva Åström"),
        ("annakarin", "Anna-Karin Prov"),
        ("anna karin", "Anna-Karin Prov"),
        ("anna-karin", "Annakarin Prov"),
        ("karin prov", "Anna-Karin Prov"),
        ("prov, anna", "Anna-Karin Prov"),
        ("K Zetterlund", "Karl Zetterlund"),
        ("zett", "Karl Zetterlund"),
        ("O'Brien", "Pat O’Brien"),
        ("ANDRÉ", "Andre Blom"),
        ("Karlson", "Vera Carlsson"),
        ("Wictor", "Viktor Blom"),
        ("Zandra", "Sandra Blom"),
        ("Bo Ek", "Bo Ek"),
    ],
)
def test_it_is_found(asked: str, name: str) -> None:
    assert asked_parts(asked) & name_parts(name)
    assert name_likeness(asked, name) >= LIKELY


@pytest.mark.parametrize(
    ("asked", "name"),
    [("blom karl", "André Blom"), ("Eriksson", "Anna Persson"), ("", "Anna"), ("19620112", "Anna"), ("a", "Anna")],
)
def test_it_is_not_found(asked: str, name: str) -> None:
    assert not asked_parts(asked) & name_parts(name) or name_likeness(asked, name) < LIKELY


def test_kinds_and_lengths_never_collide() -> None:
    assert name_parts("anna") == {"^ann", "4<ann", "4>nna", "4|a|a"}
    assert not name_parts("annanna") & name_parts("annanan") - {"^ann"} - {"7<annan"}
    assert name_parts("Bo Ek") == {"^bo", "^ek"}
    assert name_parts("J") == frozenset()


def test_so_many_words_are_looked_for_at_most_and_none_is_long_without_end() -> None:
    assert len(asked_parts(" ".join(f"namnet{chr(97 + number)}" for number in range(20)))) < 100
