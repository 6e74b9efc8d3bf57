"""What a security officer looks into, and what whoever runs Kedjan has to know."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.barriers.domain.reports import answer_by
from kedjan.barriers.queries import reports
from kedjan.config.start.rows import ANSWER_WITHIN, Answers, Listed, Question, Row, every
from kedjan.consents.queries import emergencies
from kedjan.kernel.clock import swedish_day
from kedjan.programmes.queries import programmes
from kedjan.reviews.queries import questions, unseen_protected
from kedjan.reviews.web.words import reference
from kedjan.ui.http import Acting
from kedjan.ui.words import day


def to_review(acting: Acting, since: datetime) -> Answers:
    """Return what waits for the officer: never who it is about, only references."""
    del since
    link = every(_("Hela granskningen"), reverse("reviews:review"))
    rows = tuple(_to_review(acting))
    late_before = acting.clock.now() - ANSWER_WITHIN
    late = tuple(row for row in rows if row.at < late_before)
    return {
        Question.MINE: Listed(tuple(row for row in rows if row.at >= late_before), link),
        Question.LATE: Listed(late, link),
    }


def barriers(acting: Acting, since: datetime) -> Answers:
    """Return what people have said bars them, which nobody has finished."""
    del since
    now, link = acting.clock.now(), every(_("Alla rapporter"), reverse("help:reports"))
    waiting = [one for one in reports(actor=acting.actor) if not one.status.is_final]
    rows = {
        one.id: Row(
            one.reported_at,
            _("Svara om en brist i tillgängligheten"),
            _since(one.reported_at),
            reverse("help:report_answer", args=[one.id]),
        )
        for one in waiting
    }
    late = {one.id for one in waiting if answer_by(one.reported_at) < now}
    return {
        Question.MINE: Listed(tuple(row for key, row in rows.items() if key not in late), link),
        Question.LATE: Listed(tuple(row for key, row in rows.items() if key in late), link),
    }


def loaded(acting: Acting, since: datetime) -> Answers:
    """Return the programme files that were loaded since then."""
    del acting
    rows = tuple(
        Row(
            at=one.loaded_at,
            what=_("%(programme)s: version %(number)s") % {"programme": one.name, "number": one.number},
            detail=_("Inläst %(day)s") % {"day": day(swedish_day(one.loaded_at))},
            href=reverse("programmes:programme", args=[one.key]),
        )
        for one in programmes()
        if one.loaded_at > since
    )
    return {Question.CHANGED: Listed(rows, every(_("Alla program"), reverse("programmes:programmes")))}


def _to_review(acting: Acting) -> Iterable[Row]:
    for one in unseen_protected(actor=acting.actor):
        what = _("Peka ut någon: ärende %(reference)s") % {"reference": reference(one.participant_id)}
        href = reverse("reviews:name_for_protected", args=[one.participant_id])
        yield Row(one.since, what, _since(one.since), href)
    attempts = {one.attempt_id: one for one in emergencies(actor=acting.actor) if one.verdict is None}
    for attempt_id, broken in attempts.items():
        href = reverse("reviews:emergency", args=[attempt_id])
        yield Row(broken.starts_at, _("Granska en nödöppning"), _since(broken.starts_at), href)
    for asked in questions(actor=acting.actor):
        if asked.is_open:
            what = _("Svara en person som undrar över läsningen den %(day)s") % {"day": day(asked.on)}
            yield Row(asked.asked_at, what, _since(asked.asked_at), reverse("reviews:question", args=[asked.id]))


def _since(moment: datetime) -> str:
    return _("Väntar sedan %(day)s") % {"day": day(swedish_day(moment))}
