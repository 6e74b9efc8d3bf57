"""What the page about one's own account says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kedjan.audit.domain.door import WAYS, DoorEvent
from kedjan.organisations.queries import OpenSession
from kedjan.ui.components import TimelineEntry
from kedjan.ui.words import moment


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser where one is logged in. handle: empty for the one that reads this."""

    name: str
    text: str
    handle: str


def browsers_view(sessions: tuple[OpenSession, ...]) -> tuple[Browser, ...]:
    """Return the browsers, this one first."""
    return tuple(_browser(session) for session in sessions)


def door_view(events: tuple[DoorEvent, ...]) -> tuple[TimelineEntry, ...]:
    """Return what happened lately with the account: when, and how it was tried."""
    return tuple(
        TimelineEntry(title=_(one.kind.label), when=moment(one.at), who=_(WAYS[one.way]) if one.way in WAYS else "")
        for one in events
    )


def _browser(session: OpenSession) -> Browser:
    values = {"began": moment(session.began_at), "seen": moment(session.seen_at)}
    return Browser(
        name=session.browser or _("Okänd webbläsare"),
        text=_("Inloggad %(began)s, senast använd %(seen)s.") % values,
        handle="" if session.current else session.handle,
    )
