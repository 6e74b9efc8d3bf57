"""The ability profile of a person, for this context and for those above it: matching never sees more than this."""

from collections.abc import Iterable, Iterator
from datetime import date

from kedjan.assessments.domain.codes import Method
from kedjan.assessments.domain.instrument import Item
from kedjan.assessments.domain.profile import AbilityProfile, Demand, Known, Source, ability_profile
from kedjan.assessments.domain.rating import Answer, Beside
from kedjan.assessments.queries.assessments import AssessmentView, assessments_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import ParticipantId


def profile_of(*, actor: Actor, participant_id: ParticipantId, today: date) -> AbilityProfile:
    """Return the person's abilities as far as the actor sees the assessments behind them."""
    return profile_from(participant_id, assessments_of(actor=actor, participant_id=participant_id), today)


def profile_from(participant_id: ParticipantId, found: Iterable[AssessmentView], today: date) -> AbilityProfile:
    """Return the profile of assessments that have been read; the oldest skill first."""
    known = [step for one in reversed(tuple(found)) if one.is_done for step in _known(one)]
    return ability_profile(participant_id, known, today)


def demands_of(assessment: AssessmentView) -> tuple[Demand, ...]:
    """Return what the task of the assessment asks for; nothing where it does not describe a task's demands."""
    if assessment.instrument.method is not Method.DEMANDS:
        return ()
    answers, scale = assessment.assessor.answers, assessment.instrument.scale
    found = ((item, answers.get(item.key, Answer()).value) for item in assessment.instrument.items)
    return tuple(Demand(item.skill, item.title, value, scale) for item, value in found if value is not None)


def _known(one: AssessmentView) -> Iterator[Known]:
    if one.instrument.method is Method.DEMANDS:
        return
    for pair in one.pairs:
        if one.instrument.method is Method.OBSERVATION:
            yield from _step(one, pair.item, pair.assessor.value, Source.OBSERVED)
        elif pair.agreed is not None:
            yield from _step(one, pair.item, pair.agreed, Source.AGREED)
        elif pair.beside is Beside.SAME:
            yield from _step(one, pair.item, pair.own.value, Source.AGREED)
        else:
            yield from _step(one, pair.item, pair.assessor.value, Source.ASSESSOR)
            yield from _step(one, pair.item, pair.own.value, Source.SELF)


def _step(one: AssessmentView, item: Item, value: int | None, source: Source) -> Iterator[Known]:
    if value is not None:
        on = swedish_day(one.agreed_at) if source is Source.AGREED and one.agreed_at else one.on
        yield Known(item.skill, item.title, value, one.instrument.scale, source, on)
