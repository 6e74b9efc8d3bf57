"""A participant's own answers: what I am asked, what others do for me and by when, and who has read about me."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kedjan.audit.queries import LookGroup, looks_by_day
from kedjan.config.start.gates import change_row
from kedjan.config.start.rows import MOST, Answers, Listed, Question, Row, every, on_day
from kedjan.consents.domain.effects import ends_soon
from kedjan.consents.queries import consents_of, proposals_of
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.queries import CaseView, case_of, days_of, near_ones, plain_of, team_changes
from kedjan.journeys.web.me_pages import consent_title
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId
from kedjan.organisations.queries import Workplaces, organisations
from kedjan.plans.queries import plan_of
from kedjan.reviews.queries import questions
from kedjan.rights.queries import corrections_about
from kedjan.ui.http import Acting
from kedjan.ui.words import day

_LOOKS = 25


def my_own(acting: Acting, since: datetime) -> Answers:
    """Return it all from one's own rows alone; a person's own reading is not noted."""
    me = acting.actor.participant_id
    if me is None:
        return {}
    case = case_of(actor=acting.actor, participant_id=me)
    late, waits = _gates(acting, case)
    to_do, too_late = _plan(acting, me)
    plan = every(_("Hela min plan"), reverse("plans:my_plan"))
    return {
        Question.MINE: Listed((*_asked(acting, me), *to_do, *_days(acting, me, case)), plan),
        Question.LATE: Listed((*too_late, *late), plan),
        Question.WAITS: Listed((*waits, *_my_questions(acting, me)), plan),
        Question.CHANGED: Listed(_news(acting, since), every(_("Alla som har läst"), reverse("reviews:who_looked"))),
    }


def _asked(acting: Acting, me: ParticipantId) -> Iterable[Row]:
    """Return questions that I have not answered, and consents of mine that soon end."""
    for one in proposals_of(actor=acting.actor, participant_id=me):
        if one.answered_at is None:
            detail = _("Frågan kom %(day)s") % {"day": day(swedish_day(one.proposed_at))}
            what = _("Svara: %(what)s") % {"what": _(one.kind.label)}
            yield Row(one.proposed_at, what, detail, reverse("consents:question", args=[one.id]))
    now = acting.clock.now()
    for consent in consents_of(actor=acting.actor, participant_id=me):
        if consent.active(now) and ends_soon(consent.valid_until, now):
            detail = _("Går snart ut: sista dag %(day)s") % {"day": day(consent.last_on)}
            yield Row(on_day(consent.last_on), consent_title(consent), detail, reverse("journeys:my_consents"))


def _plan(acting: Acting, me: ParticipantId) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return what I am to answer and to do in my plan, and what of it is late."""
    today, to_do, late = acting.clock.today(), list[Row](), list[Row]()
    for one in plan_of(actor=acting.actor, participant_id=me):
        href = reverse("plans:my_item", args=[one.id])
        if one.proposal is not None and one.proposal.content is not None and not one.is_commented:
            what = _("Svara: %(what)s") % {"what": one.proposal.content.text}
            detail = _("Förslaget kom %(day)s") % {"day": day(swedish_day(one.proposal.at))}
            to_do.append(Row(one.proposal.at, what, detail, href))
        elif one.is_mine_to_do and one.reads.due_on is not None:
            detail = _("Klart senast %(day)s") % {"day": day(one.reads.due_on)}
            (late if one.late(today) else to_do).append(Row(on_day(one.reads.due_on), one.reads.text, detail, href))
    return tuple(to_do), tuple(late)


def _days(acting: Acting, me: ParticipantId, case: CaseView | None) -> Iterable[Row]:
    """Return my days to keep that are near."""
    found = days_of(actor=acting.actor, participant_id=me, case=case, clock=acting.clock)
    where = reverse("journeys:my_days")
    return (Row(on_day(due.on), plain_of(due), day(due.on), where) for due in near_ones(found.days))


def _gates(acting: Acting, case: CaseView | None) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return what others have not done in time for me, and what they are doing."""
    today = acting.clock.today()
    running = () if case is None or case.exit is not None else case.gates
    left = [one for one in running if not one.state.settled]
    late = tuple(
        _gate(one, _("Skulle ha varit klart %(day)s. %(owner)s hjälper dig.")) for one in left if one.late(today)
    )
    waits = tuple(_gate(one, _("%(owner)s hjälper dig, senast %(day)s")) for one in left if not one.late(today))
    return late, waits


def _gate(one: GateStatus, detail: str) -> Row:
    values = {"owner": one.owner_name, "day": day(one.due_on)}
    return Row(on_day(one.due_on), one.title, detail % values, reverse("journeys:my_path"))


def _my_questions(acting: Acting, me: ParticipantId) -> Iterable[Row]:
    """Return what I have asked and nobody has answered yet."""
    for one in corrections_about(actor=acting.actor, participant_id=me, limit=MOST):
        if one.decided is None:
            detail = _("Du bad om det %(day)s") % {"day": day(swedish_day(one.asked_at))}
            yield Row(one.asked_at, _("Din begäran om rättelse"), detail, reverse("rights:my_corrections"))
    for question in questions(actor=acting.actor):
        if question.is_open:
            detail = _("Du frågade %(day)s") % {"day": day(swedish_day(question.asked_at))}
            yield Row(question.asked_at, _("Din fråga om vem som har läst"), detail, reverse("reviews:who_looked"))


def _news(acting: Acting, since: datetime) -> tuple[Row, ...]:
    """Return what others have done in my plan, and who has read about me, since then."""
    changes = team_changes(actor=acting.actor, today=acting.clock.today(), since=since, limit=MOST)
    looks, _more = looks_by_day(actor=acting.actor, limit=_LOOKS)
    fresh = [one for one in looks if one.last_at > since]
    units = {one.organisation_id for one in fresh if one.organisation_id is not None}
    names = organisations(ids=units | {one.organisation_id for one in changes})
    mine = (_without_name(change_row(one, names, reverse("journeys:my_path"))) for one in changes)
    return (*mine, *(_look(one, names) for one in fresh))


def _without_name(row: Row) -> Row:
    return replace(row, about=None, kinds=frozenset())


def _look(one: LookGroup, names: Workplaces) -> Row:
    unit = None if one.organisation_id is None else names.get(one.organisation_id)
    who = _("Någon") if unit is None else unit.name
    return Row(one.last_at, _("%(who)s läste om dig") % {"who": who}, day(one.on), reverse("reviews:who_looked"))
