"""For those who collect papers: providers to stop or remind, and what people have named themselves."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import MOST, Answers, Listed, Question, Row, on_day
from kedjan.kernel.information import Category
from kedjan.papers.queries.waiting import ToDo, WaitingRequest, waiting_requests
from kedjan.ui.http import Acting
from kedjan.ui.words import day

_KINDS = frozenset({Category.IDENTITY, Category.HEALTH_DOCUMENTS})


def papers(acting: Acting, since: datetime) -> Answers:
    """Return the requests that wait for somebody at the own organisation, the longest first."""
    del since
    today = acting.clock.today()
    found = waiting_requests(actor=acting.actor, now=acting.clock.now(), today=today, limit=MOST + 1)
    return {Question.MINE: Listed(tuple(map(_row, found)))}


def _row(one: WaitingRequest) -> Row:
    words = {
        ToDo.STOP: _("Fullmakten gäller inte: stoppa begäran om papper"),
        ToDo.REMIND: _("Påminn om papper som inte har kommit"),
        ToDo.SEND: _("Vill att ni hämtar papper"),
    }
    return Row(
        at=on_day(one.since_on),
        what=words[one.to_do],
        detail=_("Sedan %(day)s") % {"day": day(one.since_on)},
        href=reverse("papers:request", args=[one.participant_id, one.request_id]),
        about=one.participant_id,
        kinds=_KINDS,
    )
