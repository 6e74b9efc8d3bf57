"""Retention rules and what stops a disposal: docs/rules/retention.md. How old something is, the database asks."""

from datetime import date

from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

LONGEST = 2_000
_DAY = slice(6, 8)
_COORDINATION = 60
_LAST_DAY = 31


def is_preserved(number: str, keeps_born_on: str) -> bool:
    """Tell whether the rule preserves people born on the day of the month that the twelve-digit number names.

    The day of a coordination number is sixty more. keeps_born_on: days with commas between, or empty for nobody.
    """
    days = {int(day) for day in keeps_born_on.split(",") if day.strip()}
    return int(number[_DAY]) % _COORDINATION in days


def refusals_to_rule(
    *, months: int, keeps_born_on: str, source: str, valid_from: date, today: date
) -> tuple[Reason, ...]:
    """Return why a retention rule cannot be written: it needs a time, a source, and a day that has not passed."""
    reasons = []
    if months < 1:
        reasons.append(Reason("retention-without-time", N_("Tiden måste vara minst en månad.")))
    if not source.strip():
        reasons.append(Reason("retention-without-source", N_("Skriv vilket beslut regeln kommer från.")))
    days = [part.strip() for part in keeps_born_on.split(",") if part.strip()]
    if not all(part.isdecimal() and 1 <= int(part) <= _LAST_DAY for part in days):
        reasons.append(Reason("retention-days", N_("Skriv dagarna som tal mellan 1 och 31, med komma emellan.")))
    if valid_from < today:
        reasons.append(Reason("retention-in-the-past", N_("En regel kan inte börja gälla före i dag.")))
    return tuple(reasons)


def refusals_to_hold(*, reason: str, until_on: date, today: date) -> tuple[Reason, ...]:
    """Return why a disposal cannot be stopped as it stands."""
    reasons = []
    if not reason.strip():
        reasons.append(Reason("hold-without-reason", N_("Skriv varför uppgifterna måste sparas.")))
    if until_on <= today:
        reasons.append(Reason("hold-without-time", N_("Stoppet måste gälla till en dag efter i dag.")))
    if len(reason) > LONGEST:
        reasons.append(Reason("hold-reason-too-long", N_("Skriv högst %(most)s tecken."), {"most": LONGEST}))
    return tuple(reasons)
