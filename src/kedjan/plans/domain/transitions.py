"""What can follow on what in the plan: one table, and who may take each step. docs/rules/plan.md."""

from collections.abc import Mapping

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.plans.domain.codes import ItemKind, State, Step

AFTER: Mapping[State, Mapping[Step, State]] = {
    State.NEW: {Step.PROPOSED: State.PROPOSED, Step.WRITTEN: State.AGREED},
    State.PROPOSED: {
        Step.PROPOSED: State.PROPOSED,
        Step.WRITTEN: State.AGREED,
        Step.ACCEPTED: State.AGREED,
        Step.DECLINED: State.DECLINED,
        Step.COMMENTED: State.PROPOSED,
        Step.TAKEN_BACK: State.DROPPED,
    },
    State.DECLINED: {Step.PROPOSED: State.PROPOSED, Step.WRITTEN: State.AGREED},
    State.AGREED: {
        Step.PROPOSED: State.AGREED_ASKED,
        Step.WRITTEN: State.AGREED,
        Step.STARTED: State.UNDER_WAY,
        Step.DONE: State.DONE,
        Step.DROPPED: State.DROPPED,
    },
    State.UNDER_WAY: {
        Step.PROPOSED: State.UNDER_WAY_ASKED,
        Step.WRITTEN: State.UNDER_WAY,
        Step.DONE: State.DONE,
        Step.DROPPED: State.DROPPED,
    },
    State.AGREED_ASKED: {
        Step.PROPOSED: State.AGREED_ASKED,
        Step.WRITTEN: State.AGREED,
        Step.ACCEPTED: State.AGREED,
        Step.DECLINED: State.AGREED,
        Step.COMMENTED: State.AGREED_ASKED,
        Step.TAKEN_BACK: State.AGREED,
        Step.STARTED: State.UNDER_WAY_ASKED,
        Step.DONE: State.DONE,
        Step.DROPPED: State.DROPPED,
    },
    State.UNDER_WAY_ASKED: {
        Step.PROPOSED: State.UNDER_WAY_ASKED,
        Step.WRITTEN: State.UNDER_WAY,
        Step.ACCEPTED: State.UNDER_WAY,
        Step.DECLINED: State.UNDER_WAY,
        Step.COMMENTED: State.UNDER_WAY_ASKED,
        Step.TAKEN_BACK: State.UNDER_WAY,
        Step.DONE: State.DONE,
        Step.DROPPED: State.DROPPED,
    },
    State.DONE: {Step.STARTED: State.UNDER_WAY},
    State.DROPPED: {Step.PROPOSED: State.PROPOSED, Step.WRITTEN: State.AGREED},
}
"""The state that each step leads to; a step that does not stand here cannot be taken."""

THE_PERSONS = frozenset({Step.WRITTEN, Step.ACCEPTED, Step.DECLINED, Step.COMMENTED, Step.DROPPED})
"""The person alone decides so; whoever supports them writes it in only with how they said it."""

THE_TEAMS = frozenset({Step.PROPOSED, Step.TAKEN_BACK})

MOVED_ON = Reason("plan-moved-on", N_("Det här har ändrats sedan du såg det. Läs det en gång till."))
_NOT_FROM_THERE = Reason("plan-not-from-there", N_("Det går inte att göra så nu. Läs planen en gång till."))
_GOALS_ARE_NOT_STARTED = Reason("plan-goal-not-started", N_("Ett mål blir klart, men det påbörjas inte."))
_WITHOUT_WORDS = Reason("plan-without-words", N_("Skriv några ord. De som hjälper dig behöver förstå."))
_FOR_THE_PERSON = Reason(
    "plan-persons-own",
    N_("Bara deltagaren bestämmer det. Skriv hur deltagaren sa det till dig, och varför du skriver."),
)
_FOR_THE_TEAM = Reason("plan-teams-own", N_("Du behöver inte föreslå. Det är din plan: skriv direkt."))
_ON_BEHALF_OF_NOBODY = Reason("plan-on-behalf-of-nobody", N_("Det här skriver du för dig själv, inte för deltagaren."))


def refusals_to_step(
    *, kind: ItemKind, state: State, step: Step, words: str, seen: int | None, latest: int | None
) -> tuple[Reason, ...]:
    """Return why the step cannot be taken now.

    seen: the number of the proposal that somebody answers; latest: that of the one that waits. They differ where the
    wording changed meanwhile: nobody says yes to words that they have not read.
    """
    if step.is_answer and (latest is None or seen != latest):
        return (MOVED_ON,)
    if step not in AFTER[state]:
        return (_NOT_FROM_THERE,)
    if kind is ItemKind.GOAL and step is Step.STARTED:
        return (_GOALS_ARE_NOT_STARTED,)
    return (_WITHOUT_WORDS,) if step.needs_words and not words.strip() else ()


def refusals_of_who(*, step: Step, is_person: bool, is_told: bool) -> tuple[Reason, ...]:
    """Return why it is not theirs to do. is_told: somebody writes down what the person has said to them."""
    if is_person:
        return (_FOR_THE_TEAM,) if step in THE_TEAMS else ()
    if step in THE_PERSONS:
        return () if is_told else (_FOR_THE_PERSON,)
    return (_ON_BEHALF_OF_NOBODY,) if is_told else ()
