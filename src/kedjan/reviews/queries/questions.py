"""Read questions about readings: the person's own, or those that the officer's organisation has been asked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId
from kedjan.reviews.domain.asking import Concern, Outcome
from kedjan.reviews.models import Answer, Question

_MOST = 100


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What the officer found, in words for the person."""

    outcome: Outcome
    words: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answers, latest last."""

    id: UUID
    participant_id: ParticipantId
    organisation_id: OrganisationId
    on: date
    concern: Concern
    asked_at: datetime
    answers: tuple[AnswerView, ...]

    @property
    def is_open(self) -> bool:
        """Tell whether the officer has not said yet whether it was right."""
        return not self.answers or self.answers[-1].outcome is Outcome.LOOKING


def questions(*, actor: Actor) -> tuple[QuestionView, ...]:
    """Return the person's latest questions, or those to the officer's organisation, newest first.

    One query where there is none, else two.
    """
    expect(actor)
    asked = Question.objects.filter(**_whose(actor)).order_by("-asked_at", "id")
    return _with_answers(tuple(asked[:_MOST]))


def question(*, actor: Actor, question_id: UUID) -> QuestionView | None:
    """Return one question, or None if there is none that the actor may see."""
    expect(actor)
    return next(iter(_with_answers(tuple(Question.objects.filter(pk=question_id)))), None)


def _whose(actor: Actor) -> dict[str, UUID | None]:
    """Return whose questions are looked for, so that an index finds them; the policies say what is seen."""
    if actor.participant_id is not None:
        return {"participant_id": actor.participant_id}
    return {"organisation_id": actor.organisation_id}


def _with_answers(rows: tuple[Question, ...]) -> tuple[QuestionView, ...]:
    answers: dict[UUID, list[AnswerView]] = {}
    if rows:
        for one in Answer.objects.filter(question_id__in=[row.pk for row in rows]).order_by("answered_at", "id"):
            view = AnswerView(Outcome(one.outcome), Answer.WORDS.open(one.words_sealed, one.pk), one.answered_at)
            answers.setdefault(one.question_id, []).append(view)
    return tuple(
        QuestionView(
            id=row.pk,
            participant_id=ParticipantId(row.participant_id),
            organisation_id=OrganisationId(row.organisation_id),
            on=row.on,
            concern=Concern(row.concern),
            asked_at=row.asked_at,
            answers=tuple(answers.get(row.pk, ())),
        )
        for row in rows
    )
