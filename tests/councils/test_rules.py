"""The rules of proposals, without a database."""

import pytest

from kedjan.councils.domain.proposals import MOST_WAITING, NEXT, AnswerState, refusals_to_answer, refusals_to_propose


def test_something_is_proposed_by_whoever_takes_part_and_says_something() -> None:
    assert refusals_to_propose(text="Fler pauser.", waiting=0, is_enrolled=True) == ()
    (outside,) = refusals_to_propose(text="Fler.", waiting=0, is_enrolled=False)
    (silent,) = refusals_to_propose(text=" ", waiting=0, is_enrolled=True)
    assert (outside.code, silent.code) == ("not-in-a-programme", "nothing-proposed")


def test_so_many_may_wait_and_no_more() -> None:
    assert refusals_to_propose(text="Fler.", waiting=MOST_WAITING - 1, is_enrolled=True) == ()
    (reason,) = refusals_to_propose(text="Fler.", waiting=MOST_WAITING, is_enrolled=True)
    assert (reason.code, reason.values) == ("enough-waiting", {"most": "5"})


@pytest.mark.parametrize("before", [None, *AnswerState])
@pytest.mark.parametrize("to", AnswerState)
def test_the_table_alone_says_what_may_be_answered(before: AnswerState | None, to: AnswerState) -> None:
    codes = [one.code for one in refusals_to_answer(before=before, to=to, words="Vi gör det.")]

    assert codes == ([] if to in NEXT[before] else ["answer-does-not-follow"])


def test_what_is_done_stays_done_and_a_no_can_become_a_yes() -> None:
    assert NEXT[AnswerState.DONE] == ()
    assert AnswerState.ACCEPTED in NEXT[AnswerState.DECLINED]


def test_an_answer_has_words_and_a_no_says_why() -> None:
    (yes,) = refusals_to_answer(before=None, to=AnswerState.ACCEPTED, words=" ")
    (no,) = refusals_to_answer(before=None, to=AnswerState.DECLINED, words=" ")

    assert (yes.message, no.message) == ("Skriv vad ni gör.", "Skriv varför ni inte gör det.")
