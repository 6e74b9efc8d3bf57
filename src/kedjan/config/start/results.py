"""Results: what is to be published, who is to publish it, and what has been published lately."""

from collections.abc import Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import Answers, Listed, Question, Row, every, on_day
from kedjan.kernel.ids import ProgrammeId
from kedjan.kernel.information import Purpose
from kedjan.organisations.domain.permissions import Permission
from kedjan.outcomes.domain.cuts import latest_cut
from kedjan.outcomes.queries import latest_published_days, published_since
from kedjan.programmes.queries import ProgrammeView, owned_programmes, programmes
from kedjan.ui.components import Link
from kedjan.ui.http import Acting
from kedjan.ui.words import day


def published(acting: Acting, since: datetime) -> Answers:
    """Return what is new to everybody; to publish for whoever does, and to wait for for those who follow results."""
    known = {one.id: one for one in programmes()}
    fresh = published_since(since=since)
    rows = tuple(
        Row(
            at=one.published_at,
            what=_("%(programme)s: nytt resultat") % {"programme": known[one.programme_id].name},
            detail=_("Till och med %(day)s") % {"day": day(one.as_of)},
            href=reverse("outcomes:published", args=[known[one.programme_id].key]),
        )
        for one in fresh
        if one.programme_id in known
    )
    return {Question.CHANGED: Listed(rows, _every()), **_behind(acting, known)}


def _behind(acting: Acting, known: Mapping[ProgrammeId, ProgrammeView]) -> Answers:
    """Return the programmes whose latest finished quarter is not published, as the role meets them."""
    if acting.actor.purpose is not Purpose.FOLLOW_UP:
        return {}
    days = latest_published_days()
    cut = latest_cut(acting.clock.today())
    if not acting.actor.may(Permission.PUBLISH_RESULTS):
        waits = tuple(_to_wait_for(known[one], cut) for one, until in days.items() if one in known and until < cut)
        return {Question.WAITS: Listed(waits, _every())}
    owned = owned_programmes(organisation_id=acting.actor.home)
    mine, late = [], []
    for one in owned & set(known):
        until = days.get(one)
        if until is None or until == latest_cut(cut):
            mine.append(_to_publish(known[one], cut))
        elif until < cut:
            late.append(_to_publish(known[one], cut))
    return {Question.MINE: Listed(tuple(mine), _every()), Question.LATE: Listed(tuple(late), _every())}


def _to_publish(one: ProgrammeView, cut: date) -> Row:
    return Row(
        at=on_day(cut),
        what=_("%(programme)s: publicera resultatet") % {"programme": one.name},
        detail=_("Kvartalet slutade %(day)s") % {"day": day(cut)},
        href=reverse("outcomes:publish", args=[one.key]),
    )


def _to_wait_for(one: ProgrammeView, cut: date) -> Row:
    return Row(
        at=on_day(cut),
        what=_("%(programme)s: nästa resultat") % {"programme": one.name},
        detail=_("Kvartalet slutade %(day)s. Programledaren publicerar.") % {"day": day(cut)},
        href=reverse("outcomes:programmes"),
    )


def _every() -> Link:
    return every(_("Alla resultat"), reverse("outcomes:programmes"))
