"""Tell coaches and participants what changes in their group, in the running transaction of what changes it.

Rule: docs/rules/leading-groups.md, "Who is told".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kedjan.coaching.domain.news import NewsKind
from kedjan.coaching.models import GroupNews, Leader, Seat
from kedjan.coaching.queries.led import GroupView
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId, new_id
from kedjan.notices.domain.kinds import NoticeKind, to_person
from kedjan.notices.operations import tell
from kedjan.participants.queries import people


@dataclass(frozen=True, slots=True)
class News:
    """What one coach is told of one group."""

    group_id: UUID
    coach_id: UUID
    kind: NewsKind
    on: date | None = None


def tell_coaches(*, actor: Actor, news: Iterable[News], now: datetime) -> None:
    """Write what they are told."""
    GroupNews.objects.bulk_create(
        GroupNews(
            id=new_id(),
            group_id=one.group_id,
            coach_id=one.coach_id,
            kind=one.kind,
            on=one.on,
            at=now,
            told_by=actor.account_id,
        )
        for one in news
    )


def all_coaches(groups: Iterable[UUID], kind: NewsKind) -> tuple[News, ...]:
    """Return the news for everybody who leads or stands by for the groups now."""
    rows = Leader.objects.filter(group_id__in=set(groups), until_on__isnull=True).order_by("id")
    return tuple(News(group, coach, kind) for group, coach in rows.values_list("group_id", "coach_id"))


def tell_of_session(
    *, actor: Actor, group: GroupView, on: date, kinds: tuple[NewsKind, NoticeKind], now: datetime
) -> int:
    """Tell the group's other coaches, and everybody with a seat whom the actor sees; return how many of those."""
    today = swedish_day(now)
    coaches = [one for one in group.coaches if one.led.until_on is None or today < one.led.until_on]
    others = [one for one in coaches if one.account_id != actor.account_id]
    tell_coaches(actor=actor, news=[News(group.id, one.coach_id, kinds[0], on) for one in others], now=now)
    seats = Seat.objects.filter(group_id=group.id, left_on__isnull=True).exclude(answer="no")
    known = people(actor=actor, ids=[ParticipantId(one) for one in seats.values_list("participant_id", flat=True)])
    values = {"organisation": str(actor.home), "day": on.isoformat()}
    tell(actor=actor, tellings=[to_person(kinds[1], one, values) for one in sorted(known)], now=now)
    return len(known)
