"""Where somebody stands in a programme, and what may happen next: the one table. Pure; docs/rules/path.md.

Which stage a participation is in, and which may follow, is the programme file's; the table says whether it may move.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.participants.domain.answers import Answer


class State(StrEnum):
    """Where somebody stands."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    SAID_YES = "said_yes"
    SAID_LATER = "said_later"
    SAID_NO = "said_no"
    IN_A_STAGE = "in_a_stage"
    ENDED = "ended"


class Act(StrEnum):
    """What can happen."""

    INVITE = "invite"
    SAY_YES = "say_yes"
    SAY_LATER = "say_later"
    SAY_NO = "say_no"
    ENROL = "enrol"
    HAND_OVER = "hand_over"
    CLOSE = "close"


ALREADY_CLOSED = Reason("already-closed", N_("Deltagandet är redan avslutat."))
ALREADY_ENROLLED = Reason("already-enrolled", N_("Deltagaren är redan inskriven i programmet."))
NOT_ENROLLED = Reason("not-enrolled", N_("Deltagaren är inte inskriven i programmet."))
SAID_NO = Reason("said-no", N_("Personen har tackat nej. Ett nej respekteras."))
ALREADY_INVITED = Reason("already-invited", N_("Det finns redan en inbjudan som väntar på svar."))
NO_INVITATION = Reason("no-invitation-waits", N_("Det finns ingen inbjudan som väntar på svar. Ladda om sidan."))

_ANSWERS = MappingProxyType({Answer.YES: Act.SAY_YES, Answer.LATER: Act.SAY_LATER, Answer.NO: Act.SAY_NO})
_SAID = MappingProxyType({Answer.YES: State.SAID_YES, Answer.LATER: State.SAID_LATER, Answer.NO: State.SAID_NO})

_Row = Mapping[Act, State | Reason]
_NO_ANSWER: _Row = dict.fromkeys((Act.SAY_YES, Act.SAY_LATER, Act.SAY_NO), NO_INVITATION)
_NO_STEP: _Row = {Act.HAND_OVER: NOT_ENROLLED, Act.CLOSE: NOT_ENROLLED}
_ANSWERED: _Row = {Act.ENROL: State.IN_A_STAGE, **_NO_ANSWER, **_NO_STEP}

TABLE: Mapping[State, _Row] = MappingProxyType(
    {
        State.NOT_ASKED: {Act.INVITE: State.ASKED, **_ANSWERED},
        State.ASKED: {
            Act.INVITE: ALREADY_INVITED,
            Act.SAY_YES: State.SAID_YES,
            Act.SAY_LATER: State.SAID_LATER,
            Act.SAY_NO: State.SAID_NO,
            Act.ENROL: State.IN_A_STAGE,
            **_NO_STEP,
        },
        State.SAID_YES: {Act.INVITE: State.ASKED, **_ANSWERED},
        State.SAID_LATER: {Act.INVITE: State.ASKED, **_ANSWERED},
        State.SAID_NO: {Act.INVITE: SAID_NO, **_ANSWERED},
        State.IN_A_STAGE: {
            Act.INVITE: ALREADY_ENROLLED,
            **_NO_ANSWER,
            Act.ENROL: ALREADY_ENROLLED,
            Act.HAND_OVER: State.IN_A_STAGE,
            Act.CLOSE: State.ENDED,
        },
        State.ENDED: {
            Act.INVITE: State.ASKED,
            **_NO_ANSWER,
            Act.ENROL: State.IN_A_STAGE,
            Act.HAND_OVER: ALREADY_CLOSED,
            Act.CLOSE: ALREADY_CLOSED,
        },
    }
)


def refusals_to(act: Act, *, state: State) -> tuple[Reason, ...]:
    """Return why it cannot happen now; nothing when the table lets it."""
    found = TABLE[state][act]
    return () if isinstance(found, State) else (found,)


def act_of(answer: Answer) -> Act:
    """Return what somebody does who answers an invitation so."""
    return _ANSWERS[answer]


def standing_of(*, participation: State | None, asked: bool, answer: Answer | None) -> State:
    """Return where somebody stands, from the latest of each: their participation, the invitation and its answer.

    Whoever takes part takes part, whatever was asked; a no stays a no when a participation has ended.
    """
    if participation is State.IN_A_STAGE:
        return participation
    if answer is not None:
        return _SAID[answer]
    if asked:
        return State.ASKED
    return participation or State.NOT_ASKED
