"""What somebody has been told and not read yet: shown at the top of their start page."""

from kedjan.notices.queries import NoticeView, notices
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting

_MOST = 2
"""So few that the lists of the start page are near its top on a telephone too; the rest is a link away."""


def news_at_start(acting: Acting) -> tuple[NoticeView, ...]:
    """Return the latest unread notices; none for a role that reads none."""
    if not acting.actor.may(Permission.READ_NOTICES):
        return ()
    return notices(actor=acting.actor, unseen=True, limit=_MOST)
