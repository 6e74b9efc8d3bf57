"""Read what a coach has been told of groups."""

from dataclasses import dataclass
from datetime import date, datetime

from kedjan.coaching.domain.news import NewsKind
from kedjan.coaching.models import GroupNews
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import GroupId


@dataclass(frozen=True, slots=True)
class NewsView:
    """One thing that a coach was told. room and starts_on: what the group is called by."""

    kind: NewsKind
    group_id: GroupId
    room: str
    starts_on: date
    on: date | None
    at: datetime


def news_of(*, actor: Actor, since: datetime, limit: int) -> tuple[NewsView, ...]:
    """Return what others have told the actor, as a coach at their organisation, since then: the latest first."""
    expect(actor)
    mine = GroupNews.objects.filter(coach__account_id=actor.account_id, coach__organisation_id=actor.home)
    rows = mine.filter(at__gt=since).exclude(told_by=actor.account_id).select_related("group__room")
    return tuple(
        NewsView(NewsKind(row.kind), GroupId(row.group_id), row.group.room.name, row.group.starts_on, row.on, row.at)
        for row in rows.order_by("-at", "id")[:limit]
    )
