"""Tell who has a rating to do, and when the talk can be held, in the running transaction. docs/rules/assessments.md."""

from datetime import datetime

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.domain.instrument import Instrument
from kedjan.assessments.queries.assessments import AssessmentView
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.notices.domain.kinds import NoticeKind, Telling, to_organisation, to_person
from kedjan.notices.operations import tell


def tell_of_beginning(*, actor: Actor, about: ParticipantId, instrument: Instrument, now: datetime) -> None:
    """Tell the person that their own rating waits, where they rate."""
    if Rater.SELF in instrument.raters:
        values = {"organisation": str(actor.home)}
        tell(actor=actor, tellings=[to_person(NoticeKind.RATING_WAITS, about, values)], now=now)


def tell_of_rating(*, actor: Actor, found: AssessmentView, rater: Rater, now: datetime) -> None:
    """Tell the other side that a rating is done; found: the assessment as it was before."""
    telling = _telling(actor, found, rater)
    if telling is not None:
        tell(actor=actor, tellings=[telling], now=now)


def _telling(actor: Actor, found: AssessmentView, rater: Rater) -> Telling | None:
    """Return what the other side is told: that the talk can be held, or what the person is done with."""
    others = [one for one in found.instrument.raters if one is not rater]
    is_talk = bool(others) and all(found.rating(one).done_at is not None for one in others)
    if rater is Rater.SELF:
        kind = NoticeKind.BOTH_RATED if is_talk else NoticeKind.RATED_BY_PERSON
        return to_organisation(kind, found.participant_id, found.assessor.organisation_id or found.organisation_id, {})
    values = {"organisation": str(actor.home)}
    return to_person(NoticeKind.BOTH_RATED, found.participant_id, values) if is_talk else None
