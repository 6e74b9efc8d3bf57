"""One task for every party, or why there is none."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from kedjan.kernel.ids import AccountId, OrganisationId
from kedjan.meetings.domain.codes import MeetingState, WhyNoTask
from kedjan.meetings.domain.minutes import Party, Task, obstacles_in_tasks, obstacles_to_write
from tests.support.reasons import codes

AF, STRANGER = OrganisationId(UUID(int=1)), OrganisationId(UUID(int=2))
MET_ON, DUE = date(2013, 1, 14), date(2013, 2, 1)
MINE = Task(None, "Ringa hyresvärden.", DUE, None)
THEIRS = Task(AF, "", None, WhyNoTask.WAITS)
NAMES: dict[Party, str] = {None: "Deltagaren", AF: "Arbetsförmedlingen"}


def _why(*tasks: Task) -> list[str]:
    return codes(obstacles_in_tasks(tasks=tasks, parties=(None, AF), names=NAMES, met_on=MET_ON))


def test_every_party_has_a_task_or_says_why_not() -> None:
    assert _why(MINE, THEIRS) == []


@pytest.mark.parametrize(
    ("task", "code"),
    [
        (Task(AF, "", None, None), "minutes.no_task"),
        (Task(AF, "Skicka papper.", None, None), "minutes.half_task"),
        (Task(AF, "", DUE, None), "minutes.half_task"),
        (Task(AF, "Skicka papper.", DUE, WhyNoTask.DONE), "minutes.task_and_none"),
        (Task(AF, "Skicka papper.", date(2013, 1, 13), None), "minutes.day_before"),
    ],
)
def test_a_task_says_what_and_when_or_why_not(task: Task, code: str) -> None:
    assert _why(MINE, task) == [code]


def test_nobody_is_left_out_has_two_or_comes_from_elsewhere() -> None:
    assert _why(MINE) == ["minutes.no_task"]
    assert _why(MINE, THEIRS, Task(AF, "En till.", DUE, None)) == ["minutes.two_tasks"]
    assert _why(MINE, THEIRS, Task(STRANGER, "Något.", DUE, None)) == ["minutes.stranger"]


def test_a_task_is_given_only_to_somebody_of_the_party_and_where_there_is_one() -> None:
    anna, somebody = AccountId(UUID(int=3)), AccountId(UUID(int=4))

    def why(task: Task) -> list[str]:
        return codes(
            obstacles_in_tasks(tasks=(MINE, task), parties=(None, AF), names=NAMES, met_on=MET_ON, holders={AF: {anna}})
        )

    assert why(Task(AF, "Skicka papper.", DUE, None, anna)) == []
    assert why(Task(AF, "Skicka papper.", DUE, None, somebody)) == ["minutes.unknown_holder"]
    assert why(replace(THEIRS, holder=anna)) == ["minutes.unknown_holder"]
    assert _why(replace(MINE, holder=anna), THEIRS) == ["minutes.unknown_holder"]


def test_minutes_are_kept_once_the_meeting_has_begun_and_say_something() -> None:
    starts, before = datetime(2013, 1, 14, 9, tzinfo=UTC), datetime(2013, 1, 14, 8, tzinfo=UTC)

    def why(state: MeetingState, now: datetime, text: str) -> list[str]:
        return codes(obstacles_to_write(state=state, starts_at=starts, now=now, text=text))

    assert why(MeetingState.CALLED, starts, "Vi kom överens.") == []
    assert why(MeetingState.CALLED, before, "Vi kom överens.") == ["minutes.not_yet"]
    assert why(MeetingState.CALLED, starts, " ") == ["minutes.no_text"]
    assert why(MeetingState.CANCELLED, starts, "Vi kom överens.") == ["minutes.was_cancelled"]
