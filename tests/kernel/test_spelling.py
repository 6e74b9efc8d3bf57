"""What somebody typed in haste finds the word that they meant, and not every other word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.spelling import LIKELY, likeness, most_like, unaccented, words_in

WORDS = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("förmåga", "Arbetsförmågebedömning och förmåga"),
        ("arbetsför", "Arbetsförmåga"),
        ("städ", "Lokalstädning"),
        ("bedömning", "Arbetsförmågebedömning"),
        ("rättleser", "Rättelser"),
        ("provplatts", "Provplatser"),
        ("samtyke", "Mina samtycken"),
        ("ANDRÉ", "Andre Blom"),
        ("blom andre", "André Blom"),
        ("Kristna", "Kristina Ek"),
    ],
)
def test_it_is_likely_meant(asked: str, text: str) -> None:
    assert likeness(asked, text) >= LIKELY


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("resultat", "Registret"),
        ("plan", "Samtycke"),
        ("blom karl", "André Blom"),
        ("an", "Lokal"),
        ("", "Något"),
        ("något", ""),
        ("…", "Något"),
        ("Åsa", "Asa"),
    ],
)
def test_it_is_not_meant(asked: str, text: str) -> None:
    assert likeness(asked, text) < LIKELY


def test_the_swedish_letters_stay_and_foreign_accents_go() -> None:
    assert unaccented("ÅÄÖ Éva Müller") == "åäö eva muller"
    assert words_in("e-ID, 24 §") == ("e", "id", "24")


def test_the_best_come_first_and_equals_as_they_were_given() -> None:
    offered = [("Planera", 1), ("Min plan", 2), ("Arbetsplan", 3), ("Plan B", 4), ("Karta", 5)]

    assert most_like("plan", offered, most=3) == (2, 4, 1)


@given(WORDS)
def test_every_word_is_like_itself_and_its_beginning(word: str) -> None:
    if words_in(word) == (unaccented(word),):
        assert likeness(word, word) == 1.0
        assert likeness(unaccented(word)[: max(1, len(unaccented(word)) // 2)], word) >= LIKELY


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share(asked: str, text: str) -> None:
    assert 0 <= likeness(asked, text) <= 1


@given(st.text("abn", min_size=4, max_size=9), st.text("abn", min_size=4, max_size=9))
def test_exactly_one_slip_is_told_from_more(one: str, other: str) -> None:
    """Against the definition, written out: every word that one slip can make of another."""
    letters = set("abn")
    made = {one}
    for place in range(len(one) + 1):
        before, after = one[:place], one[place:]
        made |= {before + letter + after for letter in letters} | {before + letter + after[1:] for letter in letters}
        made |= {before + after[1:], before + after[1:2] + after[:1] + after[2:]}

    if other in made:
        assert likeness(one, other) >= 0.78
    else:
        assert likeness(one, other) in {0.0, 0.75, 0.8, 0.9}


@pytest.mark.parametrize(
    ("asked", "near", "further"),
    [("Johvnsson", "Johansson", "Jonasson"), ("Holmhlm", "Holmholm", "Holmberg"), ("linolind", "Lindlind", "Lindgren")],
)
def test_one_slip_is_nearer_than_letters_that_are_merely_alike(asked: str, near: str, further: str) -> None:
    assert likeness(asked, near) > likeness(asked, further)
