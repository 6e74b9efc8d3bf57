"""What a paper may be used for is what the person has said last."""

import pytest

from kedjan.kernel.ids import new_id
from kedjan.papers.domain.codes import PaperUse, UseMark
from kedjan.papers.domain.reference import reference
from kedjan.papers.domain.uses import refusals_to_use, said_no_to
from tests.support.reasons import codes

PLAN, MEDICAL = PaperUse.PLAN, PaperUse.MEDICAL
USED, NO, AGAIN = UseMark.USED, UseMark.NOT_FOR_THAT, UseMark.MAY_AGAIN


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ([], set()),
        ([(PLAN, USED)], set()),
        ([(PLAN, USED), (PLAN, NO)], {PLAN}),
        ([(PLAN, NO), (PLAN, AGAIN), (PLAN, USED)], set()),
        ([(PLAN, NO), (PLAN, AGAIN), (PLAN, NO), (MEDICAL, USED)], {PLAN}),
    ],
)
def test_the_latest_word_counts(history: list[tuple[PaperUse, UseMark]], expected: set[PaperUse]) -> None:
    assert said_no_to(history) == expected


@pytest.mark.parametrize(
    ("mark", "said_no", "expected"),
    [
        (USED, {PLAN}, ["paper-not-for-that"]),
        (USED, {MEDICAL}, []),
        (NO, {PLAN}, ["paper-said-already"]),
        (NO, set(), []),
        (AGAIN, set(), ["paper-said-already"]),
        (AGAIN, {PLAN}, []),
    ],
)
def test_a_no_stops_that_use_alone_and_is_said_once(mark: UseMark, said_no: set[PaperUse], expected: list[str]) -> None:
    assert codes(refusals_to_use(use=PLAN, mark=mark, said_no=frozenset(said_no))) == expected


def test_a_reference_is_short_opaque_and_always_the_same() -> None:
    one, other = new_id(), new_id()

    assert reference(one) == reference(one)
    assert reference(one) != reference(other)
    assert len(reference(one)) == 9
    assert not set(reference(one).replace("-", "")) & set("01IOL")
