"""For whoever leads groups: today's sessions, those that nobody has written in, and what others have changed."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.coaching.domain.leading_codes import SessionState
from kedjan.coaching.queries.led import GroupView, SessionView, groups_led
from kedjan.coaching.queries.members import marks_of, seats_by_group
from kedjan.coaching.queries.news import news_of
from kedjan.coaching.web.leading_pages import group_title, session_title, to_note, when
from kedjan.coaching.web.news_pages import news_words
from kedjan.config.start.rows import MOST, Answers, Listed, Question, Row, every, on_day
from kedjan.kernel.clock import swedish_day
from kedjan.ui.http import Acting
from kedjan.ui.words import day


def led_groups(acting: Acting, since: datetime) -> Answers:
    """Return what waits in the groups that I lead, and what I have been told of them."""
    link = every(_("Mina grupper"), reverse("coaching:my_groups"))
    groups = groups_led(actor=acting.actor, today=acting.clock.today())
    news = tuple(
        Row(one.at, news_words(one), day(swedish_day(one.at)), reverse("coaching:group", args=[one.group_id]))
        for one in news_of(actor=acting.actor, since=since, limit=MOST)
    )
    found: Answers = {Question.CHANGED: Listed(news, link)}
    if not groups:
        return found
    return {
        **found,
        Question.MINE: Listed(tuple(_today(acting, groups)), link),
        Question.LATE: Listed(tuple(_unwritten(acting, groups)), link),
    }


def _today(acting: Acting, groups: tuple[GroupView, ...]) -> Iterator[Row]:
    for group in groups:
        for one in group.sessions:
            if one.on == acting.clock.today() and one.state is not SessionState.CANCELLED:
                yield _row(group, one, _("I dag: %(session)s") % {"session": session_title(one)})


def _unwritten(acting: Acting, groups: tuple[GroupView, ...]) -> Iterator[Row]:
    """Yield the sessions of earlier days where it is not written who was there."""
    today = acting.clock.today()
    seats = seats_by_group(actor=acting.actor, group_ids=[one.id for one in groups])
    marks = marks_of(actor=acting.actor, seats=[seat.id for those in seats.values() for seat in those])
    for group in groups:
        for one in to_note(group, seats[group.id], marks, today):
            if one.on < today:
                yield _row(group, one, _("Skriv in vilka som var med: %(session)s") % {"session": session_title(one)})


def _row(group: GroupView, one: SessionView, what: str) -> Row:
    detail = f"{when(one)}. {group_title(group)}"
    return Row(on_day(one.on), what, detail, reverse("coaching:session", args=[group.id, one.number]))
