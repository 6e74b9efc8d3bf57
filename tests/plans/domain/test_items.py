"""The plan is what its steps have made it: compared with a reference model of a few lines, in any order of steps."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.plans.domain.codes import Dimension, ItemKind, State, Step
from kedjan.plans.domain.items import Content, Happened, PlanItem, in_order, item_from, refusals_of_content
from kedjan.plans.domain.transitions import (
    AFTER,
    MOVED_ON,
    THE_PERSONS,
    THE_TEAMS,
    refusals_of_who,
    refusals_to_step,
)
from tests.plans.domain.telling import AF, DUE, FK, happened, thing
from tests.support.world import TODAY

_PROGRESS = {Step.STARTED: "under_way", Step.DONE: "done", Step.DROPPED: "dropped"}


@dataclass
class Reference:
    """The same rules said otherwise: what holds, what is asked, and how far it has come."""

    holds: str = ""
    asked: str = ""
    progress: str = ""
    declined: bool = False

    def may(self, step: Step) -> bool:
        """Tell whether the step can be taken now."""
        match step:
            case Step.PROPOSED | Step.WRITTEN:
                return self.progress != "done"
            case Step.ACCEPTED | Step.DECLINED | Step.COMMENTED | Step.TAKEN_BACK:
                return bool(self.asked)
            case Step.STARTED:
                return bool(self.holds) and self.progress in {"", "done"}
            case Step.DONE | Step.DROPPED:
                return bool(self.holds) and self.progress not in {"done", "dropped"}

    def take(self, step: Step, text: str) -> None:
        """Let it happen."""
        if step in {Step.PROPOSED, Step.WRITTEN} and self.progress == "dropped":
            self.holds, self.progress = "", ""
        if step in _PROGRESS:
            self.progress = _PROGRESS[step]
            self.asked = self.asked if step is Step.STARTED else ""
        elif step is Step.PROPOSED:
            self.asked, self.declined = text, False
        elif step in {Step.WRITTEN, Step.ACCEPTED}:
            self.holds, self.asked, self.declined = (text or self.asked), "", False
        elif step is not Step.COMMENTED:
            self.refuse(step)

    def refuse(self, step: Step) -> None:
        """Let what is asked be declined or taken back: what was never agreed is gone."""
        self.asked = ""
        self.declined = step is Step.DECLINED and not self.holds
        self.progress = "dropped" if step is Step.TAKEN_BACK and not self.holds else self.progress

    @property
    def state(self) -> State:
        """Return what the table would call it."""
        if self.progress in {"done", "dropped"}:
            return State(self.progress)
        if not self.holds:
            return State.PROPOSED if self.asked else State.DECLINED if self.declined else State.NEW
        name = "under_way" if self.progress else "agreed"
        return State(f"{name}_asked" if self.asked else name)


@given(st.lists(st.sampled_from(list(Step)), max_size=30))
def test_any_order_of_steps_gives_what_the_reference_says(wanted: list[Step]) -> None:
    reference, taken = Reference(), list[Happened]()
    state = State.NEW
    for step in wanted:
        assert (step in AFTER[state]) == reference.may(step), (state, step)
        if not reference.may(step):
            continue
        one = happened(len(taken) + 1, step)
        taken.append(one)
        reference.take(step, "" if one.content is None else one.content.text)
        item = thing_from(taken)
        state = item.state
        assert state is reference.state
        assert ("" if item.proposal is None else _text(item.proposal.content)) == reference.asked
        if state.goes_on or state is State.DONE:
            assert _text(item.agreed) == reference.holds


@given(st.lists(st.sampled_from(list(Step)), max_size=20), st.randoms(use_true_random=False))
def test_the_order_in_which_rows_are_read_changes_nothing(wanted: list[Step], chance: Random) -> None:
    taken, state = list[Happened](), State.NEW
    for step in wanted:
        if step in AFTER[state]:
            taken.append(happened(len(taken) + 1, step))
            state = AFTER[state][step]
    if not taken:
        return
    mixed = list(taken)
    chance.shuffle(mixed)

    assert thing_from(mixed) == thing_from(taken)


@given(st.lists(st.sampled_from([Step.ACCEPTED, Step.DECLINED, Step.COMMENTED]), min_size=2, max_size=6))
def test_of_answers_that_are_sent_at_once_the_first_decision_holds(answers: list[Step]) -> None:
    """Each answers proposal 1; whatever comes after a yes or a no is refused, and comments are all kept."""
    taken = [happened(1, Step.PROPOSED)]
    for answer in answers:
        item = thing_from(taken)
        latest = None if item.proposal is None else item.proposal.number
        words = "Ja." if answer.needs_words else ""
        reasons = refusals_to_step(kind=item.kind, state=item.state, step=answer, words=words, seen=1, latest=latest)
        decided = any(one.step in {Step.ACCEPTED, Step.DECLINED} for one in taken)
        assert reasons == ((MOVED_ON,) if decided else ())
        if not reasons:
            taken.append(happened(len(taken) + 1, answer))

    assert sum(one.step in {Step.ACCEPTED, Step.DECLINED} for one in taken) <= 1


def test_nobody_says_yes_to_words_that_they_have_not_read() -> None:
    item = thing(Step.PROPOSED, Step.COMMENTED, Step.PROPOSED)

    def answered(seen: int) -> object:
        latest = None if item.proposal is None else item.proposal.number
        return refusals_to_step(
            kind=item.kind, state=item.state, step=Step.ACCEPTED, words="", seen=seen, latest=latest
        )

    assert (answered(1), answered(3)) == ((MOVED_ON,), ())


@pytest.mark.parametrize("step", [Step.DECLINED, Step.COMMENTED])
def test_a_no_and_a_comment_have_words(step: Step) -> None:
    def codes(words: str) -> list[str]:
        reasons = refusals_to_step(
            kind=ItemKind.ACTIVITY, state=State.PROPOSED, step=step, words=words, seen=1, latest=1
        )
        return [one.code for one in reasons]

    assert (codes("  "), codes("Inte än.")) == (["plan-without-words"], [])


def test_a_goal_is_reached_without_being_started() -> None:
    reasons = refusals_to_step(
        kind=ItemKind.GOAL, state=State.AGREED, step=Step.STARTED, words="", seen=None, latest=None
    )

    assert [one.code for one in reasons] == ["plan-goal-not-started"]


def test_a_step_that_cannot_follow_is_refused_and_never_stored_as_if_it_could() -> None:
    reasons = refusals_to_step(
        kind=ItemKind.ACTIVITY, state=State.DONE, step=Step.DROPPED, words="", seen=None, latest=None
    )

    assert [one.code for one in reasons] == ["plan-not-from-there"]
    with pytest.raises(ValueError, match="dropped after done"):
        thing(Step.WRITTEN, Step.DONE, Step.DROPPED)


def test_the_person_decides_and_the_team_proposes() -> None:
    def allowed(step: Step, *, is_person: bool, is_told: bool) -> bool:
        return refusals_of_who(step=step, is_person=is_person, is_told=is_told) == ()

    assert {step for step in Step if allowed(step, is_person=True, is_told=False)} == set(Step) - THE_TEAMS
    assert {step for step in Step if allowed(step, is_person=False, is_told=False)} == set(Step) - THE_PERSONS
    assert {step for step in Step if allowed(step, is_person=False, is_told=True)} == set(THE_PERSONS)


def test_a_declined_change_leaves_what_was_agreed() -> None:
    item = thing(Step.WRITTEN, Step.STARTED, Step.PROPOSED, Step.DECLINED)

    assert (item.state, _text(item.agreed), item.proposal) == (State.UNDER_WAY, "Lydelse 1", None)
    assert [one.step for one in item.history][-1] is Step.DECLINED


def test_what_is_proposed_anew_after_a_no_reads_as_the_new_proposal() -> None:
    item = thing(Step.PROPOSED, Step.DECLINED, Step.PROPOSED)

    assert (item.state, item.agreed, item.reads.text) == (State.PROPOSED, None, "Lydelse 3")


def test_obstacles_to_taking_part_come_first_then_by_day() -> None:
    late = thing(Step.WRITTEN, due=TODAY, number=1)
    other = thing(Step.WRITTEN, kind=ItemKind.OBSTACLE, dimension=Dimension.OTHER, number=2)
    barred = thing(Step.WRITTEN, kind=ItemKind.OBSTACLE, dimension=Dimension.MANNER, due=DUE + timedelta(1), number=3)

    assert in_order([other, late, barred]) == (barred, late, other)


def test_something_is_late_from_the_day_after_its_day_and_not_when_it_is_done() -> None:
    item = thing(Step.WRITTEN, due=TODAY)

    assert [item.late(day) for day in (TODAY, TODAY + timedelta(days=1))] == [False, True]
    assert not thing(Step.WRITTEN, Step.DONE, due=TODAY).late(TODAY + timedelta(days=1))
    assert not thing(Step.PROPOSED, due=TODAY).late(TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("kind", "dimension", "content", "codes"),
    [
        (ItemKind.GOAL, None, Content("Ett jobb med djur."), []),
        (ItemKind.GOAL, None, Content("  "), ["plan-no-text"]),
        (ItemKind.ACTIVITY, None, Content("Ring banken.", due_on=TODAY), []),
        (ItemKind.ACTIVITY, None, Content("Ring banken."), ["plan-no-day"]),
        (ItemKind.ACTIVITY, None, Content("x", due_on=TODAY - timedelta(days=1)), ["plan-day-has-passed"]),
        (ItemKind.ACTIVITY, None, Content("x", owner_id=FK, due_on=TODAY), ["plan-owner-outside-team"]),
        (ItemKind.OBSTACLE, Dimension.MANNER, Content("x", "Byt rum.", AF, TODAY), []),
        (ItemKind.OBSTACLE, None, Content(""), ["plan-no-text", "plan-no-dimension", "plan-no-measure", "plan-no-day"]),
    ],
)
def test_what_is_missing_is_said_at_once(
    kind: ItemKind, dimension: Dimension | None, content: Content, codes: list[str]
) -> None:
    reasons = refusals_of_content(kind=kind, dimension=dimension, content=content, team=frozenset({AF}), today=TODAY)

    assert [one.code for one in reasons] == codes


def thing_from(taken: list[Happened]) -> PlanItem:
    """Return the thing of the steps, in the order given."""
    return item_from(item_id=thing(Step.WRITTEN).id, kind=ItemKind.ACTIVITY, dimension=None, steps=taken)


def _text(content: Content | None) -> str:
    return "" if content is None else content.text
