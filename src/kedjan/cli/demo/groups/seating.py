"""Plans that the demo's planner has put together by hand, published, and what people said to their seats."""

from collections.abc import Sequence
from datetime import date, datetime, time

from kedjan.cli.demo.groups.staging import Stage
from kedjan.cli.demo.groups.waiting import Waits
from kedjan.cli.demo.playing import TOLD
from kedjan.coaching.domain.codes import SeatAnswer
from kedjan.coaching.domain.plan_rules import PlanWish
from kedjan.coaching.operations.plan_bringing import BroughtGroup, bring_plan
from kedjan.coaching.operations.plan_publishing import publish_plan
from kedjan.coaching.operations.plan_writing import Meeting
from kedjan.coaching.operations.seats import answer_seat
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import STOCKHOLM

FIRST_PUBLISHED_AT = datetime(2012, 10, 22, 10, tzinfo=STOCKHOLM)
SECOND_PUBLISHED_AT = datetime(2013, 1, 9, 10, tzinfo=STOCKHOLM)
_ANSWERED_AT = datetime(2013, 1, 11, 14, tzinfo=STOCKHOLM)
_MONDAYS, _WEDNESDAYS = Meeting(0, time(13), 180), Meeting(2, time(9, 30), 180)
_YES, _NO, _OTHER_TIME = SeatAnswer.YES, SeatAnswer.NO, SeatAnswer.OTHER_TIME
_ANSWERS = {"g2": (None, _YES, _YES, None, _YES, _OTHER_TIME, None, _YES), "g3": (_YES, None, _YES, _NO, None, _YES)}
"""What the first of each group have said; the first of g2 is the one who can be stepped into."""


def plan_autumn(stage: Stage, people: Sequence[Waits]) -> None:
    """Publish the autumn's plan: one group in Malmö, where everybody says yes."""
    _publish(stage, "Hösten 2012", date(2012, 11, 5), (_first(stage, people),), _MONDAYS, FIRST_PUBLISHED_AT)
    with acting(stage.caseworker):
        for one in people:
            _answer(stage, one, _YES, FIRST_PUBLISHED_AT.replace(day=29))


def plan_spring(stage: Stage, second: Sequence[Waits], third: Sequence[Waits]) -> None:
    """Publish the spring's first plan: the group goes on, and two more are to start; some have answered."""
    groups = (
        _first(stage, ()),
        _group(stage, "g2", "kristianstad", date(2013, 2, 4), ("georg", "hamdi", "inger"), second),
        _group(stage, "g3", "karlskrona", date(2013, 3, 4), ("lennart", "nadia", "kerstin"), third),
    )
    _publish(stage, "Våren 2013", date(2013, 1, 14), groups, _WEDNESDAYS, SECOND_PUBLISHED_AT)
    with acting(stage.caseworker):
        for code, people in (("g2", second), ("g3", third)):
            for one, answer in zip(people, _ANSWERS[code], strict=False):
                if answer is not None:
                    _answer(stage, one, answer, _ANSWERED_AT)


def _first(stage: Stage, people: Sequence[Waits]) -> BroughtGroup:
    return _group(stage, "g1", "malmo", date(2012, 11, 19), ("cecilia", "ali", "torsten"), people)


def _group(
    stage: Stage, code: str, room: str, starts_on: date, coaches: tuple[str, str, str], people: Sequence[Waits]
) -> BroughtGroup:
    """Return the group; the last of the coaches stands by."""
    *leads, reserve = (stage.coaches[one] for one in coaches)
    return BroughtGroup(
        code, stage.rooms[room], starts_on, tuple(leads), reserve, tuple(one.enrolment_id for one in people)
    )


def _publish(
    stage: Stage,
    name: str,
    first_week_on: date,
    groups: tuple[BroughtGroup, ...],
    meeting: Meeting,
    at: datetime,
) -> None:
    actor = stage.planner
    wish = PlanWish(programme_id=stage.programme.id, name=name, first_week_on=first_week_on, seconds=0)
    with acting(actor):
        plan = bring_plan(actor=actor, wish=wish, groups=groups, now=at)
        publish_plan(actor=actor, plan_id=plan.plan_id, meeting=meeting, now=at)


def _answer(stage: Stage, one: Waits, answer: SeatAnswer, at: datetime) -> None:
    answer_seat(actor=stage.caseworker, participant_id=one.participant_id, answer=answer, now=at, told=TOLD)
