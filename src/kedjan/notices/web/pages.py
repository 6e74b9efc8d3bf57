"""What the page of notices says."""

from dataclasses import dataclass

from kedjan.notices.queries import NoticeView
from kedjan.ui.components import TimelineEntry


@dataclass(frozen=True, slots=True)
class NoticesPage:
    """What is not read yet, and what is."""

    news: tuple[NoticeView, ...]
    read: tuple[TimelineEntry, ...]


def list_view(found: tuple[NoticeView, ...]) -> NoticesPage:
    """Part what is told in what is new and what is read."""
    return NoticesPage(
        news=tuple(one for one in found if one.seen_at is None),
        read=tuple(TimelineEntry(one.title, one.day, "", one.text) for one in found if one.seen_at is not None),
    )
