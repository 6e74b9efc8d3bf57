"""What a coach has been told, in words: on the page of their groups and on the start page."""

from django.utils.translation import gettext as _

from kedjan.coaching.queries.news import NewsView
from kedjan.kernel.clock import swedish_day
from kedjan.ui.components import TimelineEntry
from kedjan.ui.words import day


def news_words(one: NewsView) -> str:
    """Return what has changed, in a sentence."""
    group = _("gruppen i %(room)s från %(day)s") % {"room": one.room, "day": day(one.starts_on)}
    return _(one.kind.label) % {"group": group, "day": "" if one.on is None else day(one.on)}


def news_view(found: tuple[NewsView, ...]) -> tuple[TimelineEntry, ...]:
    """Return what has changed, each with the day when it was told."""
    return tuple(TimelineEntry(news_words(one), day(swedish_day(one.at)), "") for one in found)
