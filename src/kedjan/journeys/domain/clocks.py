"""What the clocks say of one person: days to keep in mind, with the rule that held then. Pure; docs/rules/clocks.md.

Kedjan reminds of days to check with whoever decides; it never says what somebody is entitled to.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kedjan.journeys.domain.clock_events import Began, ClockEvent
from kedjan.journeys.domain.clock_rules import RULES, ClockRule, Milestone, Unit
from kedjan.journeys.domain.sick_days import SickLeave, sick_leave_at
from kedjan.kernel.months import add_months
from kedjan.kernel.period import Period


class Nearness(StrEnum):
    """How near a day is: gone, time to act, or later."""

    PASSED = "passed"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Due:
    """A day to keep in mind, why, and how near it is. days_left: negative once it has passed; about: as in Began."""

    rule: ClockRule
    milestone: Milestone
    on: date
    days_left: int
    about: str = ""

    @property
    def nearness(self) -> Nearness:
        """Return how near the day is, by the milestone's own lead."""
        if self.days_left < 0:
            return Nearness.PASSED
        return Nearness.NOW if self.days_left <= self.milestone.lead else Nearness.LATER


def days_to_keep(
    began: Iterable[Began], sick: tuple[Period, ...], today: date, rules: tuple[ClockRule, ...] = RULES
) -> tuple[Due, ...]:
    """Return every day that the clocks name, the earliest first.

    began: when what starts a clock happened, or will. sick: periods of sick leave; the last may be open. A milestone
    of the sick leave is named as long as the leave lasts or would be counted with a new day of it.
    """
    leave = sick_leave_at(sick, today)
    started = tuple(began) if leave is None else (*began, Began(ClockEvent.SICK_LEAVE, leave.periods[0].start))
    dues = [
        Due(rule, milestone, on, (on - today).days, one.about)
        for one in started
        for rule in rules
        if rule.event is one.event and one.on in rule.valid
        for milestone in rule.milestones
        if (on := _day_of(milestone, one.on, leave)) is not None and (one.until is None or on <= one.until)
    ]
    return tuple(sorted(dues, key=lambda due: (due.on, due.rule.code, due.milestone.amount, due.about)))


def _day_of(milestone: Milestone, began: date, leave: SickLeave | None) -> date | None:
    """Return the milestone's day; None where the sick leave does not reach it."""
    if milestone.unit is Unit.SICK_DAY:
        return leave.date_of(milestone.amount) if leave else None
    if milestone.unit is Unit.MONTHS:
        return add_months(began, milestone.amount)
    return began + timedelta(days=milestone.amount)
