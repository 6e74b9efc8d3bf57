"""Minutes: every party leaves with exactly one task, or says why with none. Rule: docs/rules/meetings.md."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_
from kedjan.meetings.domain.codes import MeetingState, WhyNoTask

Party = OrganisationId | None
"""An organisation that was called, or None: the person."""

NOT_YET = Reason("minutes.not_yet", N_("Mötet har inte börjat än."))
WAS_CANCELLED = Reason("minutes.was_cancelled", N_("Mötet är inställt."))
NO_TEXT = Reason("minutes.no_text", N_("Skriv vad ni kom fram till."))
STRANGER = Reason("minutes.stranger", N_("Bara de som var kallade kan få en uppgift."))
PARTY_WITHOUT = N_("%(name)s: säg vad som ska göras och till vilken dag, eller varför det inte blir något.")
PARTY_BOTH = N_("%(name)s: det kan inte både finnas en uppgift och inte. Välj ett.")
PARTY_TWICE = N_("%(name)s: en uppgift räcker. Välj den viktigaste.")
DAY_BEFORE = N_("%(name)s: dagen är före mötet.")
UNKNOWN_HOLDER = N_("%(name)s: välj någon av dem som står i listan, eller ingen.")


@dataclass(frozen=True, slots=True)
class Task:
    """What one party does after the meeting and by when; or why there is nothing. holder: who there, if named."""

    party: Party
    what: str
    due_on: date | None
    why_none: WhyNoTask | None
    holder: AccountId | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether it says what and when, or why not."""
        return bool(self.what and self.due_on) != (self.why_none is not None)


def obstacles_to_write(*, state: MeetingState, starts_at: datetime, now: datetime, text: str) -> tuple[Reason, ...]:
    """Return why minutes cannot be kept of the meeting."""
    if state is MeetingState.CANCELLED:
        return (WAS_CANCELLED,)
    if now < starts_at:
        return (NOT_YET,)
    return () if text.strip() else (NO_TEXT,)


def obstacles_in_tasks(
    *,
    tasks: Sequence[Task],
    parties: Collection[Party],
    names: Mapping[Party, str],
    met_on: date,
    holders: Mapping[Party, Collection[AccountId]] = MappingProxyType({}),
) -> tuple[Reason, ...]:
    """Return what is wrong with the tasks; names: what each party is called; holders: who there can have one."""
    reasons = [STRANGER] if any(one.party not in parties for one in tasks) else []
    counted = Counter(one.party for one in tasks)
    given = {one.party: one for one in tasks}
    for party in parties:
        name = {"name": names[party]}
        task = given.get(party)
        if counted[party] > 1:
            reasons.append(Reason("minutes.two_tasks", PARTY_TWICE, name))
        elif task is None or not (task.what or task.due_on or task.why_none):
            reasons.append(Reason("minutes.no_task", PARTY_WITHOUT, name))
        else:
            reasons.extend(_obstacles_in_task(task, name, met_on, holders.get(party, ())))
    return tuple(reasons)


def _obstacles_in_task(task: Task, name: dict[str, str], met_on: date, holders: Collection[AccountId]) -> list[Reason]:
    if task.why_none is not None and (task.what or task.due_on):
        return [Reason("minutes.task_and_none", PARTY_BOTH, name)]
    if not task.is_whole:
        return [Reason("minutes.half_task", PARTY_WITHOUT, name)]
    if task.due_on is not None and task.due_on < met_on:
        return [Reason("minutes.day_before", DAY_BEFORE, name)]
    if task.holder is not None and (task.holder not in holders or task.why_none is not None):
        return [Reason("minutes.unknown_holder", UNKNOWN_HOLDER, name)]
    return []
