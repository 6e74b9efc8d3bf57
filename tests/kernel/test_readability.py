"""LIX, the readability index, on texts that were counted by hand."""

from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.readability import EASY, Level, lix, reading


def test_the_index_is_words_in_a_sentence_plus_the_percentage_of_long_words() -> None:
    # Nine words in two sentences; two of the nine (samtycke, deltagaren) are longer than six letters.
    assert lix("Du kan ta tillbaka. Ett samtycke hör till deltagaren.") == 38


def test_a_word_of_six_letters_is_short_and_one_of_seven_is_long() -> None:
    assert lix("pengar.") == 1
    assert lix("avtalet.") == 101


def test_rows_of_a_list_are_sentences_without_a_stop() -> None:
    assert lix("Min plan\nMina möten") == 2


def test_figures_and_signs_are_no_words() -> None:
    assert lix("14 – 15!") == 0


def test_a_compound_with_a_hyphen_is_one_word() -> None:
    assert lix("e-post.") == 1


def test_an_empty_text_has_no_index() -> None:
    assert lix("") == 0


def test_a_half_is_rounded_up() -> None:
    # Five words in two sentences: 2.5.
    assert lix("Du kan. Vi är här.") == 3


def test_the_longest_words_are_named_once_each_and_three_at_most() -> None:
    found = reading(
        "Handläggaren ringer handläggaren. Handläggaren beskriver arbetsplatsen, telefonen och samordnaren."
    )

    assert found.long_words == ("arbetsplatsen", "Handläggaren", "handläggaren")


def test_a_sentence_of_twenty_words_is_short_enough_and_one_of_twenty_one_is_not() -> None:
    assert not reading("du " * 20).has_long_sentences
    assert reading("du " * 21).has_long_sentences


def test_the_goal_is_the_last_index_that_is_easy() -> None:
    assert [reading("Du kan. " * 5 + "avtalet " * long).level for long in (0, 5, 6)] == [
        Level.VERY_EASY,
        Level.RATHER_HARD,
        Level.RATHER_HARD,
    ]


@given(st.text())
def test_a_text_above_the_goal_has_a_long_sentence_or_a_long_word_to_mend(text: str) -> None:
    found = reading(text)

    assert found.lix <= EASY or found.has_long_sentences or found.long_words
