"""Days to keep that are near, about those whom one follows. The rules: docs/rules/start.md, docs/rules/clocks.md."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import Answers, Listed, Question, Row, every, on_day
from kedjan.journeys.domain.clock_events import kind_of
from kedjan.journeys.domain.clocks import Due
from kedjan.journeys.queries import NearDay, left_words, near_days, title_of
from kedjan.kernel.information import Category
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting
from kedjan.ui.words import day


def near(acting: Acting, since: datetime) -> Answers:
    """Return the near days, the first day first; each leads to all of the person's days."""
    del since
    where = "journeys:clocks" if acting.actor.may(Permission.WRITE_CLOCKS) else "journeys:case"
    found = near_days(actor=acting.actor, clock=acting.clock)
    link = every(_("Alla i dina lag"), reverse("journeys:cases"))
    return {Question.MINE: Listed(tuple(_row(one, where) for one in found), link)}


def told(due: Due) -> str:
    """Return when the day is, and whom to ask."""
    values = {"left": left_words(due.days_left), "day": day(due.on), "who": _(due.rule.ask)}
    return _("%(left)s, %(day)s. Stäm av med: %(who)s.") % values


def _row(one: NearDay, where: str) -> Row:
    return Row(
        at=on_day(one.due.on),
        what=title_of(one.due),
        detail=told(one.due),
        href=reverse(where, args=[one.participant_id]),
        about=one.participant_id,
        kinds=frozenset({Category.IDENTITY, kind_of(one.due.rule.event)}),
    )
