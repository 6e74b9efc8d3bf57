"""What people say of their chances of work: when they are asked, and what counts. Pure; docs/rules/outcomes.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.coaching.domain.starts import TimeInGroup
from kedjan.kernel.months import add_months
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.outcomes.domain.followups import WINDOW_MONTHS, due_on, latest_on


class Moment(StrEnum):
    """When somebody is asked."""

    GROUP_END = "group_end"
    TWELVE_MONTHS = "twelve_months"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _MOMENTS[self]


class Chance(StrEnum):
    """What somebody says: how their chances of work are now, beside before. No answer is an answer of its own."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NO_ANSWER = "no_answer"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _CHANCES[self]


@dataclass(frozen=True, slots=True)
class ChanceAnswer:
    """What somebody answered on a day; of several the one recorded last, the highest sequence, counts."""

    sequence: int
    moment: Moment
    answered_on: date
    chance: Chance


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day that an answer can be about."""

    first_on: date
    last_on: date


def window_of(moment: Moment, *, started_on: date, group: TimeInGroup) -> Window:
    """Return when somebody can answer: two months from the last session, or from twelve months after the start."""
    if moment is Moment.GROUP_END:
        return Window(group.ends_on, add_months(group.ends_on, WINDOW_MONTHS))
    return Window(due_on(started_on), latest_on(started_on))


def open_moments(*, started_on: date, group: TimeInGroup, today: date) -> tuple[Moment, ...]:
    """Return what somebody can be asked today."""
    begun = begun_moments(started_on=started_on, group=group, today=today)
    return tuple(one for one in begun if today <= window_of(one, started_on=started_on, group=group).last_on)


def begun_moments(*, started_on: date, group: TimeInGroup, today: date) -> tuple[Moment, ...]:
    """Return what somebody can have answered: a paper comes in later than the day it is about."""
    return tuple(one for one in Moment if window_of(one, started_on=started_on, group=group).first_on <= today)


def refusals_to_answer(*, window: Window, answered_on: date, today: date, is_consented: bool) -> tuple[Reason, ...]:
    """Return why an answer cannot be taken: nobody said yes to follow-up, or it is about the wrong day."""
    reasons: list[Reason] = []
    if not is_consented:
        reasons.append(
            Reason(
                "no-consent-to-follow-up", N_("Deltagaren har inte sagt ja till uppföljning, eller tagit tillbaka det.")
            )
        )
    if answered_on > today:
        reasons.append(Reason("answered-in-the-future", N_("Svaret kan inte gälla en dag som inte har varit.")))
    if not window.first_on <= answered_on <= window.last_on:
        first, last = window.first_on.isoformat(), window.last_on.isoformat()
        text = N_("Svaret ska gälla en dag från %(first)s till %(last)s.")
        reasons.append(Reason("answered-outside-window", text, {"first": first, "last": last}))
    return tuple(reasons)


_MOMENTS = {
    Moment.GROUP_END: N_("När gruppen slutade"),
    Moment.TWELVE_MONTHS: N_("Tolv månader efter starten"),
}
_CHANCES = {
    Chance.BETTER: N_("Större än förut"),
    Chance.SAME: N_("Ungefär som förut"),
    Chance.WORSE: N_("Mindre än förut"),
    Chance.NO_ANSWER: N_("Vill inte svara"),
}
