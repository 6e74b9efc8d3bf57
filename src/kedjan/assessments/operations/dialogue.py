"""What two come to when they talk about their ratings, and what the person says of it. docs/rules/assessments.md."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kedjan.assessments.domain.codes import EntryKind, Method, Rater
from kedjan.assessments.domain.rating import COMMENT_MOST, LONG_COMMENT, UNKNOWN_ITEM, agreement_problems
from kedjan.assessments.domain.writing import Agreement, Remark, written_agreement, written_remark
from kedjan.assessments.operations.rating import NOT_HERE, NOT_YOURS, add_entry
from kedjan.assessments.queries.assessments import assessment_of
from kedjan.audit.operations import record
from kedjan.consents.operations import lock_person
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AssessmentId, ParticipantId
from kedjan.kernel.refusal import Reason, Refusal
from kedjan.kernel.text import N_
from kedjan.organisations.domain.permissions import Permission, require

_NOT_BOTH = Reason(
    "assessment.not_both", N_("Båda skattningarna ska vara klara innan ni skriver vad ni kom fram till.")
)
_NO_DIALOGUE = Reason("assessment.no_dialogue", N_("Det här instrumentet har bara en skattning."))
_NOT_SHOWN = Reason("assessment.not_shown", N_("Bedömningen är inte klar än. Du kan svara på den när den är det."))
_SAY_WHICH = Reason("assessment.say_what", N_("Skriv med dina egna ord hur du ser på det."))


@dataclass(frozen=True, slots=True)
class AgreementWritten:
    """What two came to was written; never what."""

    assessment_id: AssessmentId
    participant_id: ParticipantId
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemarkWritten:
    """The person said what they think of an answer about them; never what."""

    assessment_id: AssessmentId
    participant_id: ParticipantId
    item: str
    agrees: bool


class CannotAgree(Refusal):
    """Nothing more is agreed than before."""


class CannotRemark(Refusal):
    """The person's remark is as it was."""


@transaction.atomic
def agree(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    assessment_id: UUID,
    text: str,
    steps: Mapping[str, int],
    now: datetime,
) -> AgreementWritten:
    """Write what the two came to, together; what is written again takes the place of it. Raises CannotAgree."""
    lock_person(participant_id)
    require(actor, Permission.ASSESS)
    found = assessment_of(actor=actor, participant_id=participant_id, assessment_id=assessment_id)
    if found is None:
        raise CannotAgree(NOT_HERE)
    if not found.is_assessed_by(actor.home):
        raise CannotAgree(NOT_YOURS)
    if found.instrument.method is not Method.DIALOGUE:
        raise CannotAgree(_NO_DIALOGUE)
    if not found.is_done:
        raise CannotAgree(_NOT_BOTH)
    reasons = agreement_problems(instrument=found.instrument, found=found.pairs, agreed=steps, text=text)
    if reasons:
        raise CannotAgree(*reasons)
    add_entry(actor, found, EntryKind.AGREED, "", written_agreement(Agreement(text, steps)), now)
    event = AgreementWritten(found.id, participant_id, tuple(sorted(steps)))
    record(actor=actor, event=event, now=now)
    return event


@transaction.atomic
def write_remark(*, actor: Actor, assessment_id: UUID, item: str, remark: Remark, now: datetime) -> RemarkWritten:
    """Write whether the person agrees with the assessor's answer to an item, and why if they like.

    Raises CannotRemark.
    """
    require(actor, Permission.VIEW_OWN_PLAN)
    me = actor.participant_id
    if me is None:
        raise CannotRemark(NOT_HERE)
    lock_person(me)
    found = assessment_of(actor=actor, participant_id=me, assessment_id=assessment_id)
    if found is None:
        raise CannotRemark(NOT_HERE)
    reasons = _remark_problems(remark)
    if not found.rating(Rater.ASSESSOR).is_shown or not found.is_done:
        reasons = (_NOT_SHOWN,)
    elif found.instrument.item(item) is None:
        reasons = (UNKNOWN_ITEM,)
    if reasons:
        raise CannotRemark(*reasons)
    add_entry(actor, found, EntryKind.SELF_REMARK, item, written_remark(remark), now)
    event = RemarkWritten(found.id, me, item, remark.agrees)
    record(actor=actor, event=event, now=now)
    return event


def _remark_problems(remark: Remark) -> tuple[Reason, ...]:
    if not remark.agrees and not remark.text.strip():
        return (_SAY_WHICH,)
    return (LONG_COMMENT,) if len(remark.text) > COMMENT_MOST else ()
