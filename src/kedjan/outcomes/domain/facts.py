"""What results are counted from: one fact a participation, cut at a day, measured in whole people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from kedjan.coaching.domain.starts import TimeInGroup
from kedjan.engines.indicators.shares import Share
from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.chances import Chance, ChanceAnswer, Moment, window_of
from kedjan.outcomes.domain.followups import Standing, standing
from kedjan.outcomes.domain.situations import Situation


@dataclass(frozen=True, slots=True)
class Observation:
    """What somebody did on a day; of several the one recorded last, the highest sequence, counts."""

    sequence: int
    observed_on: date
    situation: Situation


@dataclass(frozen=True, slots=True)
class ResultFact:
    """One participation: no name, no number, no address. group: the coaching group that they started in, if any."""

    sex: Sex
    municipality_code: str
    started_on: date
    exited_on: date | None = None
    outcome: str | None = None
    observations: tuple[Observation, ...] = ()
    group: TimeInGroup | None = None
    chances: tuple[ChanceAnswer, ...] = ()

    @property
    def situation(self) -> Situation | None:
        """Return what the person did at the follow-up, or None before there is one."""
        latest = max(self.observations, key=lambda one: one.sequence, default=None)
        return None if latest is None else latest.situation

    def chance(self, moment: Moment) -> Chance | None:
        """Return what the person said of their chances of work then, or None before they have said anything."""
        said = (one for one in self.chances if one.moment is moment)
        latest = max(said, key=lambda one: one.sequence, default=None)
        return None if latest is None else latest.chance


Measure: TypeAlias = Callable[[ResultFact, date], Share]
"""What one participation adds to a share on a day: one person, in exactly one of its four parts."""


def known_by(facts: Iterable[ResultFact], as_of: date) -> tuple[ResultFact, ...]:
    """Return the facts as they stood at the end of the day: later starts, exits and observations are left out."""
    return tuple(_cut(fact, as_of) for fact in facts if fact.started_on <= as_of)


def after_twelve_months(fact: ResultFact, as_of: date) -> Share:
    """Measure work or education twelve months after the start."""
    situation = fact.situation
    match standing(started_on=fact.started_on, situation=situation, as_of=as_of):
        case Standing.UNRIPE:
            return Share(0, 0, unripe=1)
        case Standing.MISSING:
            return Share(0, 0, missing=1)
        case Standing.KNOWN:
            return Share(int(situation is not None and situation.in_work_or_education), 1)


def at_exit(outcome_keys: frozenset[str]) -> Measure:
    """Return the measure of those who left with one of the outcomes, out of everyone who has left."""

    def measure(fact: ResultFact, as_of: date) -> Share:
        if fact.exited_on is None or fact.exited_on > as_of:
            return Share(0, 0, unripe=1)
        return Share(int(fact.outcome in outcome_keys), 1)

    return measure


def better_chances(moment: Moment) -> Measure:
    """Return the measure of those who say that their chances of work have grown, out of those who started in a group.

    Whoever does not want to answer is missing, never a no.
    """

    def measure(fact: ResultFact, as_of: date) -> Share:
        if fact.group is None:
            return Share(0, 0)
        window = window_of(moment, started_on=fact.started_on, group=fact.group)
        if as_of < window.first_on:
            return Share(0, 0, unripe=1)
        said = fact.chance(moment)
        if said is None or said is Chance.NO_ANSWER:
            return Share(0, 0, missing=1)
        return Share(int(said is Chance.BETTER), 1)

    return measure


def share_of(facts: Iterable[ResultFact], measure: Measure, as_of: date) -> Share:
    """Return the share of all the facts together."""
    return sum((measure(fact, as_of) for fact in facts), start=Share(0, 0))


def _cut(fact: ResultFact, as_of: date) -> ResultFact:
    is_ended = fact.exited_on is not None and fact.exited_on <= as_of
    return replace(
        fact,
        exited_on=fact.exited_on if is_ended else None,
        outcome=fact.outcome if is_ended else None,
        observations=tuple(one for one in fact.observations if one.observed_on <= as_of),
        group=fact.group if fact.group is not None and fact.group.starts_on <= as_of else None,
        chances=tuple(one for one in fact.chances if one.answered_on <= as_of),
    )
