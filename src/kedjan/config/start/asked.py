"""What people ask of one's organisation and what it asks of them: corrections, consents, follow-ups, trial places."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.config.start.rows import ANSWER_WITHIN, MOST, Answers, Listed, Question, Row, every, on_day
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import consenting, unanswered
from kedjan.journeys.queries import TeamStart
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.information import Category
from kedjan.outcomes.domain.followups import due_on, latest_on
from kedjan.outcomes.queries import follow_ups_due
from kedjan.rights.queries import corrections_to_answer
from kedjan.ui.http import Acting
from kedjan.ui.words import day
from kedjan.workplaces.queries import placements_ending

_PLAN = frozenset({Category.IDENTITY, Category.PLAN})
_PLACE_ENDS_WITHIN = timedelta(days=14)
_LOOKED_AT = 25  # of those whose year has passed, not all have said yes to being asked


def corrections(acting: Acting, since: datetime) -> Answers:
    """Return what people have asked to have corrected, by how long they have waited."""
    del since
    found = corrections_to_answer(actor=acting.actor, limit=MOST + 1)
    link = every(_("Alla rättelser"), reverse("rights:corrections"))
    by: dict[Question, list[Row]] = {Question.MINE: [], Question.LATE: []}
    for one in found:
        is_late = acting.clock.now() - one.asked_at > ANSWER_WITHIN
        row = Row(
            at=one.asked_at,
            what=_("Begäran om rättelse"),
            detail=_("Väntar på svar sedan %(day)s") % {"day": day(swedish_day(one.asked_at))},
            href=reverse("rights:correction", args=[one.id]),
            about=one.participant_id,
            kinds=frozenset({Category.IDENTITY}),
        )
        by[Question.LATE if is_late else Question.MINE].append(row)
    return {question: Listed(tuple(rows), link) for question, rows in by.items()}


def follow_ups(acting: Acting, since: datetime) -> Answers:
    """Return whom to ask how it goes, of those who have said yes to it, and those whose time to be asked has passed."""
    del since
    found = follow_ups_due(actor=acting.actor, today=acting.clock.today(), limit=_LOOKED_AT)
    may_ask = consenting(
        actor=acting.actor,
        kind=ConsentKind.FOLLOW_UP_REGISTER,
        participant_ids=[one.participant_id for one in found],
        now=acting.clock.now(),
    )
    by: dict[Question, list[Row]] = {Question.MINE: [], Question.LATE: []}
    for one in found:
        if one.participant_id in may_ask:
            is_late = latest_on(one.started_on) < acting.clock.today()
            by[Question.LATE if is_late else Question.MINE].append(_to_follow_up(one, is_late=is_late))
    link = every(_("Alla uppföljningar"), reverse("outcomes:follow_ups"))
    return {question: Listed(tuple(rows), link) for question, rows in by.items()}


def _to_follow_up(one: TeamStart, *, is_late: bool) -> Row:
    values = {"day": day(due_on(one.started_on)), "last": day(latest_on(one.started_on))}
    told = _("Skulle ha frågats senast %(last)s") if is_late else _("Tolv månader %(day)s. Fråga senast %(last)s.")
    return Row(
        at=on_day(due_on(one.started_on)),
        what=_("Fråga hur det går"),
        detail=told % values,
        href=reverse("outcomes:follow_up", args=[one.participant_id]),
        about=one.participant_id,
        kinds=_PLAN,
    )


def consents(acting: Acting, since: datetime) -> Answers:
    """Return the questions about consent that people have not answered."""
    del since
    rows = tuple(
        Row(
            at=one.proposed_at,
            what=_(one.kind.label),
            detail=_("Frågan ställdes %(day)s") % {"day": day(swedish_day(one.proposed_at))},
            href=reverse("consents:agreements", args=[one.participant_id]),
            about=one.participant_id,
            kinds=_PLAN,
        )
        for one in unanswered(actor=acting.actor, limit=MOST)
    )
    return {Question.WAITS: Listed(rows)}


def trial_places(acting: Acting, since: datetime) -> Answers:
    """Return the trial places that one's organisation has chosen with somebody and that end within two weeks."""
    del since
    today = acting.clock.today()
    rows = tuple(
        Row(
            at=on_day(one.ends_on),
            what=_("Provplatsen slutar"),
            detail=_("%(place)s, sista dag %(day)s") % {"place": one.place_title, "day": day(one.ends_on)},
            href=reverse("workplaces:case_place", args=[one.participant_id]),
            about=one.participant_id,
            kinds=_PLAN | {Category.WORK},
        )
        for one in placements_ending(actor=acting.actor, start=today, end=today + _PLACE_ENDS_WITHIN, limit=MOST)
    )
    return {Question.MINE: Listed(rows)}
