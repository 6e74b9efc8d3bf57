"""What has happened since somebody was last here: shown at the top of their start page."""

from kedjan.notices.operations import note_names_shown
from kedjan.notices.queries import NoticeView, notices
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting

_MOST = 5


def news_at_start(acting: Acting) -> tuple[NoticeView, ...]:
    """Return the latest unread notices, and note whose names they say as read; none for a role that reads none."""
    if not acting.actor.may(Permission.READ_NOTICES):
        return ()
    found = notices(actor=acting.actor, unseen=True, limit=_MOST)
    note_names_shown(actor=acting.actor, shown=found, page="config:start", now=acting.clock.now())
    return found
