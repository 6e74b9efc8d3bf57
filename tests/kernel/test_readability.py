"""LIX, the readability index, on texts that were counted by hand."""

from kedjan.kernel.readability import lix


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
