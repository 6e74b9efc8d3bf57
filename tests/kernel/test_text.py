"""Words as they stand at the beginning of a sentence and inside one."""

import pytest

from kedjan.kernel.text import beginning_a_sentence, inside_a_sentence


@pytest.mark.parametrize(("words", "inside"), [("Plan och steg", "plan och steg"), ("Åtgärd", "åtgärd"), ("", "")])
def test_inside_a_sentence_the_first_letter_is_small_and_the_rest_stays(words: str, inside: str) -> None:
    assert inside_a_sentence(words) == inside


@pytest.mark.parametrize(("words", "first"), [("ett ja till AF", "Ett ja till AF"), ("åter", "Åter"), ("", "")])
def test_where_a_sentence_begins_the_first_letter_is_large_and_the_rest_stays(words: str, first: str) -> None:
    assert beginning_a_sentence(words) == first
