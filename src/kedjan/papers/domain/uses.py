"""What a paper may be used for: for nothing that the person has said no to. Rule: docs/rules/papers.md."""

from collections.abc import Iterable

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.papers.domain.codes import PaperUse, UseMark

_NOT_FOR_THAT = Reason("paper-not-for-that", N_("Deltagaren vill inte att pappret används till det."))
_SAID_ALREADY = Reason("paper-said-already", N_("Det är redan sagt. Ladda om sidan."))


def said_no_to(history: Iterable[tuple[PaperUse, UseMark]]) -> frozenset[PaperUse]:
    """Return what the person does not want a paper used for; history: oldest first, where the latest word counts."""
    latest = {use: mark for use, mark in history if mark is not UseMark.USED}
    return frozenset(use for use, mark in latest.items() if mark is UseMark.NOT_FOR_THAT)


def refusals_to_use(*, use: PaperUse, mark: UseMark, said_no: frozenset[PaperUse]) -> tuple[Reason, ...]:
    """Return why the paper cannot be used so, or why the person's word changes nothing."""
    if mark is UseMark.USED:
        return (_NOT_FOR_THAT,) if use in said_no else ()
    is_no_already = use in said_no
    return (_SAID_ALREADY,) if is_no_already is (mark is UseMark.NOT_FOR_THAT) else ()
