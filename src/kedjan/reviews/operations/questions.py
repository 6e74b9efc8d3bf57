"""A person asks why a unit read about them on a day, and the unit's security officer answers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kedjan.audit.operations import record
from kedjan.audit.queries import organisations_that_read
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, ParticipantId, new_id
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.notices.domain.kinds import NoticeKind, to_officer
from kedjan.notices.operations import tell
from kedjan.organisations.domain.permissions import Permission, require
from kedjan.reviews.domain.asking import Concern, Outcome
from kedjan.reviews.models import Answer, Question

_NOT_READ = Reason("not-read", N_("Ingen där läste om dig den dagen."))
_ASKED = Reason("asked", N_("Du har redan frågat om den dagen. Svaret kommer på sidan Vem har läst."))
_NO_QUESTION = Reason("no-question", N_("Frågan finns inte."))


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """The person asked an organisation about the readings of a day."""

    question_id: UUID
    participant_id: ParticipantId
    asked_organisation_id: OrganisationId
    on: date
    concern: Concern


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """The security officer answered."""

    question_id: UUID
    participant_id: ParticipantId
    outcome: Outcome


class CannotAskAboutReading(Refusal):
    """No question was asked."""


class CannotAnswerQuestion(Refusal):
    """No answer was given."""


@transaction.atomic
def ask_about_reading(
    *, actor: Actor, organisation_id: OrganisationId, on: date, concern: Concern, now: datetime
) -> QuestionAsked:
    """Ask, and tell the organisation's security officer; raises CannotAskAboutReading."""
    require(actor, Permission.VIEW_OWN_PLAN)
    person = actor.participant_id
    if person is None or organisation_id not in organisations_that_read(actor=actor, on=on):
        raise CannotAskAboutReading(_NOT_READ)
    row = Question(id=new_id(), participant_id=person, organisation_id=organisation_id)
    row.on, row.concern, row.asked_at = on, concern, now
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise CannotAskAboutReading(_ASKED) from error
    values = {"organisation": str(organisation_id), "day": on.isoformat()}
    tell(actor=actor, tellings=[to_officer(NoticeKind.READING_QUESTIONED, person, organisation_id, values)], now=now)
    event = QuestionAsked(row.pk, person, organisation_id, on, concern)
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def answer_question(
    *, actor: Actor, question_id: UUID, outcome: Outcome, words: str, now: datetime
) -> QuestionAnswered:
    """Answer; a later answer counts instead of an earlier one. Raises CannotAnswerQuestion."""
    require(actor, Permission.REVIEW_READING)
    asked = Question.objects.filter(pk=question_id).first()
    if asked is None:
        raise CannotAnswerQuestion(_NO_QUESTION)
    answer_id = new_id()
    Answer.objects.create(
        id=answer_id,
        question_id=asked.pk,
        participant_id=asked.participant_id,
        organisation_id=actor.home,
        outcome=outcome,
        words_sealed=Answer.WORDS.seal(words, answer_id),
        answered_by=actor.account_id,
        answered_at=now,
    )
    event = QuestionAnswered(asked.pk, ParticipantId(asked.participant_id), outcome)
    record(actor=actor, event=event, now=now)
    return event
