"""What may be proposed, and what an answer may say after the one before. Pure; docs/rules/user-council.md."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

# So many of one person's proposals may wait for an answer: enough for what matters, too few to fill the list.
MOST_WAITING = 5


class AnswerState(StrEnum):
    """What the programme does about a proposal."""

    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    DONE = "done"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    AnswerState.ACCEPTED: N_("Ja, det ska vi göra"),
    AnswerState.UNDER_WAY: N_("Vi håller på"),
    AnswerState.DONE: N_("Det är gjort"),
    AnswerState.DECLINED: N_("Nej, det gör vi inte"),
}

# What may follow on what; None: nobody has answered yet. A no can become a yes, and what is done stays done.
NEXT: Mapping[AnswerState | None, tuple[AnswerState, ...]] = MappingProxyType(
    {
        None: tuple(AnswerState),
        AnswerState.ACCEPTED: (AnswerState.UNDER_WAY, AnswerState.DONE, AnswerState.DECLINED),
        AnswerState.UNDER_WAY: (AnswerState.DONE, AnswerState.DECLINED),
        AnswerState.DONE: (),
        AnswerState.DECLINED: (AnswerState.ACCEPTED, AnswerState.UNDER_WAY, AnswerState.DONE),
    }
)


def refusals_to_propose(*, text: str, waiting: int, is_enrolled: bool) -> tuple[Reason, ...]:
    """Return why nothing can be proposed: no programme, nothing said, or many already wait for an answer."""
    if not is_enrolled:
        return (Reason("not-in-a-programme", N_("Du är inte med i något program än.")),)
    if not text.strip():
        return (Reason("nothing-proposed", N_("Skriv vad som bör ändras.")),)
    if waiting >= MOST_WAITING:
        return (
            Reason(
                "enough-waiting",
                N_("Du har %(most)s förslag som väntar på svar. Du kan lämna fler när något av dem har fått svar."),
                {"most": str(MOST_WAITING)},
            ),
        )
    return ()


def refusals_to_answer(*, before: AnswerState | None, to: AnswerState, words: str) -> tuple[Reason, ...]:
    """Return why a proposal cannot be answered so: it does not follow on the answer before, or says nothing."""
    if to not in NEXT[before]:
        return (
            Reason(
                "answer-does-not-follow",
                N_("Det svaret kan inte komma efter det förra. Ladda om sidan och se vad som är svarat."),
            ),
        )
    if not words.strip():
        text = N_("Skriv varför ni inte gör det.") if to is AnswerState.DECLINED else N_("Skriv vad ni gör.")
        return (Reason("answer-without-words", text),)
    return ()
