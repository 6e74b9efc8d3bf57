"""Tell who has a rating to do, and when the talk can be held, in the running transaction. docs/rules/assessments.md."""

from datetime import datetime

from kedjan.assessments.domain.codes import Rater
from kedjan.assessments.domain.instrument import Instrument
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.notices.domain.kinds import NoticeKind, Telling, to_organisation, to_person
from kedjan.notices.operations import tell


def tell_of_beginning(*, actor: Actor, about: ParticipantId, instrument: Instrument, now: datetime) -> None:
    """Tell the person that their own rating waits, where they rate."""
    if Rater.SELF in instrument.raters:
        values = {"organisation": str(actor.home)}
        tell(actor=actor, tellings=[to_person(NoticeKind.RATING_WAITS, about, values)], now=now)


def tell_of_rating(
    *,
    actor: Actor,
    about: ParticipantId,
    whose: OrganisationId,
    rater: Rater,
    instrument: Instrument,
    is_shared: bool,
    now: datetime,
) -> None:
    """Tell the other side that a rating is done; whose: the organisation that began the assessment."""
    found = _telling(about, whose, rater, instrument, is_shared)
    if found is not None:
        tell(actor=actor, tellings=[found], now=now)


def _telling(
    about: ParticipantId, whose: OrganisationId, rater: Rater, instrument: Instrument, is_shared: bool
) -> Telling | None:
    """Return what the other side is told: that the talk can be held, or what the person is done with."""
    is_talk = is_shared and len(instrument.raters) > 1
    if rater is Rater.SELF:
        kind = NoticeKind.BOTH_RATED if is_talk else NoticeKind.RATED_BY_PERSON
        return to_organisation(kind, about, whose, {})
    return to_person(NoticeKind.BOTH_RATED, about, {"organisation": str(whose)}) if is_talk else None
