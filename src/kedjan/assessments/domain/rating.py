"""What a rating is, what may stand in it, and how two are laid beside each other. Rule: docs/rules/assessments.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.domain.instrument import Area, Instrument, Item
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

COMMENT_MOST = 2000
FAR_APART = 2

UNKNOWN_AREA = Reason("assessment.unknown_area", N_("Det området finns inte i instrumentet."))
UNKNOWN_ITEM = Reason("assessment.unknown_item", N_("Den frågan finns inte i det här området."))
NO_ANSWER = Reason("assessment.no_answer", N_("Svara på minst en fråga innan du sparar."))
LONG_COMMENT = Reason("assessment.long_comment", N_("En kommentar får ha högst 2 000 tecken. Korta den."))


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one item: a step of the scale or a code for why there is none, and a comment.

    All empty: a comment alone.
    """

    value: int | None = None
    missing: str = ""
    comment: str = ""

    @property
    def is_given(self) -> bool:
        """Tell whether the item is answered."""
        return self.value is not None or bool(self.missing)


Answers = Mapping[str, Answer]


class Beside(StrEnum):
    """How two answers to the same item stand to each other."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"
    ONE = "one"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _BESIDE[self]


@dataclass(frozen=True, slots=True)
class Pair:
    """One item with both answers; agreed: the step that the two came to, where they talked about it."""

    item: Item
    own: Answer
    assessor: Answer
    agreed: int | None

    @property
    def beside(self) -> Beside:
        """Return how the answers stand to each other."""
        return beside(self.own.value, self.assessor.value)


def beside(own: int | None, assessor: int | None) -> Beside:
    """Return how two answers stand to each other: the same step, the next one, or further apart."""
    if own is None or assessor is None:
        return Beside.NONE if own is None and assessor is None else Beside.ONE
    if own == assessor:
        return Beside.SAME
    return Beside.APART if abs(own - assessor) >= FAR_APART else Beside.NEAR


def answer_problems(*, instrument: Instrument, area: Area | None, rater: Rater, answers: Answers) -> tuple[Reason, ...]:
    """Return what is wrong with answers to an area: not its items, outside the scale, or a code of somebody else's."""
    if area is None:
        return (UNKNOWN_AREA,)
    items = {one.key: one for one in area.items}
    found = [UNKNOWN_ITEM] if set(answers) - set(items) else []
    codes = {one.code for one in instrument.missing_for(rater)}
    for key, answer in answers.items():
        is_step = answer.value is None or instrument.scale.step(answer.value) is not None
        is_code = not answer.missing or (answer.missing in codes and answer.value is None)
        if key in items and not (is_step and is_code):
            return (*found, outside_scale(instrument))
    if any(len(one.comment) > COMMENT_MOST for one in answers.values()):
        found.append(LONG_COMMENT)
    if not any(one.is_given or one.comment for one in answers.values()):
        found.append(NO_ANSWER)
    return tuple(found)


def outside_scale(instrument: Instrument) -> Reason:
    """Return that a value is no step of the scale, and which there are."""
    steps = instrument.scale.steps
    message = N_("Ett svar finns inte på skalan, som går från %(least)s till %(most)s. Välj ett av svaren.")
    return Reason("assessment.outside_scale", message, {"least": steps[0].value, "most": steps[-1].value})


def unanswered(instrument: Instrument, answers: Answers) -> tuple[Item, ...]:
    """Return the items that have no answer yet."""
    return tuple(one for one in instrument.items if not answers.get(one.key, Answer()).is_given)


def unfinished(instrument: Instrument, answers: Answers) -> tuple[Reason, ...]:
    """Return why a rating cannot be said to be done: how many items lack an answer."""
    left = len(unanswered(instrument, answers))
    message = N_("Frågor som saknar svar: %(number)s. Svara, eller välj ett av svaren som inte är ett steg.")
    return (Reason("assessment.unfinished", message, {"number": left}),) if left else ()


def pairs(instrument: Instrument, own: Answers, assessor: Answers, agreed: Mapping[str, int]) -> tuple[Pair, ...]:
    """Return every item with both answers side by side, in the order of the instrument."""
    none = Answer()
    return tuple(
        Pair(one, own.get(one.key, none), assessor.get(one.key, none), agreed.get(one.key)) for one in instrument.items
    )


def agreement_problems(
    *, instrument: Instrument, found: Iterable[Pair], agreed: Mapping[str, int], text: str
) -> tuple[Reason, ...]:
    """Return what is wrong with what two say that they came to: empty, or a step that is none."""
    known = {one.item.key for one in found}
    if not text.strip():
        return (Reason("assessment.nothing_agreed", N_("Skriv vad ni kom fram till.")),)
    if set(agreed) - known:
        return (UNKNOWN_ITEM,)
    is_wrong = any(instrument.scale.step(value) is None for value in agreed.values())
    return (outside_scale(instrument),) if is_wrong else ()


_BESIDE = {
    Beside.SAME: N_("Lika"),
    Beside.NEAR: N_("Nästan lika"),
    Beside.APART: N_("Olika"),
    Beside.ONE: N_("Bara ett svar"),
    Beside.NONE: N_("Inget svar"),
}
