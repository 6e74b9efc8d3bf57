"""Rate: the person themselves, and the assessor. Area by area, saved on the way. Rule: docs/rules/assessments.md."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.assessments.domain.codes import ANSWERS, DONE, EntryKind, Rater
from kedjan.assessments.domain.rating import Answers, answer_problems, unfinished
from kedjan.assessments.domain.writing import written_answers
from kedjan.assessments.models import Entry
from kedjan.assessments.operations.beginning import obstacles_here
from kedjan.assessments.operations.telling import tell_of_rating
from kedjan.assessments.queries.assessments import AssessmentView, assessment_of
from kedjan.assessments.queries.instruments import instrument
from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AssessmentId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require

NOT_HERE = Reason("assessment.not_here", N_("Bedömningen finns inte här."))
NOT_YOURS = Reason(
    "assessment.not_yours", N_("En annan organisation gör den bedömningen. Du kan läsa den när alla är klara.")
)
_NOT_RATED = Reason("assessment.not_rated", N_("Det här instrumentet har ingen sådan skattning."))
_IS_DONE = Reason("assessment.is_done", N_("Skattningen är klar och går inte att ändra. Börja en ny om något är nytt."))


@dataclass(frozen=True, slots=True)
class AnswersSaved:
    """Answers to one area were saved; never the answers themselves."""

    assessment_id: AssessmentId
    participant_id: ParticipantId
    rater: Rater
    area: str


@dataclass(frozen=True, slots=True)
class RatingFinished:
    """One side said that its rating is done; is_shared: both are, and lie side by side from now."""

    assessment_id: AssessmentId
    participant_id: ParticipantId
    rater: Rater
    is_shared: bool


class CannotRate(Refusal):
    """The rating is as it was."""


@transaction.atomic
def save_answers(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    assessment_id: UUID,
    area: str,
    answers: Answers,
    now: datetime,
) -> AnswersSaved:
    """Save the answers to one area: the person's own, or the assessor's. Raises CannotRate."""
    lock_person(participant_id)
    rater = _rater(actor, participant_id)
    found = _open(actor, participant_id, assessment_id, rater, now)
    known = found.instrument.area(area)
    reasons = answer_problems(instrument=found.instrument, area=known, rater=rater, answers=answers)
    if reasons:
        raise CannotRate(*reasons)
    add_entry(actor, found, ANSWERS[rater], area, written_answers(answers), now)
    event = AnswersSaved(found.id, participant_id, rater, area)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def finish_rating(*, actor: Actor, participant_id: ParticipantId, assessment_id: UUID, now: datetime) -> RatingFinished:
    """Say that one's rating is done: every item has an answer. Raises CannotRate."""
    lock_person(participant_id)
    rater = _rater(actor, participant_id)
    found = _open(actor, participant_id, assessment_id, rater, now)
    reasons = unfinished(found.instrument, found.rating(rater).answers)
    if reasons:
        raise CannotRate(*reasons)
    add_entry(actor, found, DONE[rater], "", "", now)
    others = (one for one in found.instrument.raters if one is not rater)
    is_shared = all(found.rating(one).done_at is not None for one in others)
    event = RatingFinished(found.id, participant_id, rater, is_shared)
    record(actor=actor, event=event, now=now)
    tell_of_rating(actor=actor, found=found, rater=rater, now=now)
    return event


def add_entry(actor: Actor, found: AssessmentView, kind: EntryKind, part: str, text: str, now: datetime) -> None:
    """Write one entry in the assessment, as a part of an operation."""
    entry_id = new_id()
    Entry.objects.create(
        id=entry_id,
        assessment_id=found.id,
        participant_id=found.participant_id,
        organisation_id=actor.organisation_id or found.organisation_id,
        kind=kind,
        part=part,
        text_sealed=Entry.TEXT.seal(text, entry_id),
        written_at=now,
        written_by=actor.account_id,
    )


def _rater(actor: Actor, participant_id: ParticipantId) -> Rater:
    """Return whose rating the actor writes; raises NotPermitted."""
    if actor.participant_id is not None and actor.participant_id == participant_id:
        require(actor, Permission.VIEW_OWN_PLAN)
        return Rater.SELF
    require(actor, Permission.ASSESS)
    return Rater.ASSESSOR


def _open(
    actor: Actor, participant_id: ParticipantId, assessment_id: UUID, rater: Rater, now: datetime
) -> AssessmentView:
    """Return the assessment where the rater may still write; raises CannotRate."""
    found = assessment_of(actor=actor, participant_id=participant_id, assessment_id=assessment_id)
    if found is None:
        raise CannotRate(NOT_HERE)
    if rater not in found.instrument.raters:
        raise CannotRate(_NOT_RATED)
    if found.rating(rater).done_at is not None:
        raise CannotRate(_IS_DONE)
    if rater is Rater.ASSESSOR:
        _require_assessor(actor, found, now)
    return found


def _require_assessor(actor: Actor, found: AssessmentView, now: datetime) -> None:
    """Let an assessor pass who may use the instrument today, where nobody else rates already; raises CannotRate."""
    if not found.is_assessed_by(actor.home):
        raise CannotRate(NOT_YOURS)
    version = instrument(instrument_id=found.instrument_id)
    reasons = (NOT_HERE,) if version is None else obstacles_here(actor=actor, found=version, now=now)
    if reasons:
        raise CannotRate(*reasons)
