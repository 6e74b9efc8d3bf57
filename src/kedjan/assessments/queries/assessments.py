"""Assessments of a person, as their reader may see them: ratings lie side by side once both are done."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from kedjan.assessments.domain.codes import ANSWERS, DONE, EntryKind, Rater
from kedjan.assessments.domain.instrument import Instrument
from kedjan.assessments.domain.rating import Answer, Answers, Pair, pairs
from kedjan.assessments.domain.sharing import is_shown
from kedjan.assessments.domain.starting import Task
from kedjan.assessments.domain.writing import (
    Agreement,
    Remark,
    read_agreement,
    read_answers,
    read_remark,
    read_task,
)
from kedjan.assessments.models import Assessment, Entry
from kedjan.assessments.queries.instruments import file_of
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import swedish_day
from kedjan.kernel.ids import AccountId, AssessmentId, InstrumentId, OrganisationId, ParticipantId


@dataclass(frozen=True, slots=True)
class RatingView:
    """One side's answers.

    is_shown: the reader may see them now; by: who wrote last; organisation_id: whose assessor, None for the person.
    """

    answers: Answers = field(default_factory=dict, hash=False)
    done_at: datetime | None = None
    by: AccountId | None = None
    is_shown: bool = True
    organisation_id: OrganisationId | None = None


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One assessment with both ratings, what was agreed and what the person says of it."""

    id: AssessmentId
    participant_id: ParticipantId
    organisation_id: OrganisationId
    instrument_id: InstrumentId
    instrument: Instrument
    observation_id: AssessmentId | None
    task: Task
    begun_at: datetime
    begun_by: AccountId
    own: RatingView
    assessor: RatingView
    agreement: Agreement | None = None
    agreed_at: datetime | None = None
    remarks: tuple[tuple[str, Remark], ...] = ()

    def rating(self, rater: Rater) -> RatingView:
        """Return one side."""
        return self.own if rater is Rater.SELF else self.assessor

    def is_assessed_by(self, organisation_id: OrganisationId | None) -> bool:
        """Tell whether the organisation makes the assessor's rating: whoever wrote in it first, else anybody."""
        return self.assessor.organisation_id in {None, organisation_id}

    @property
    def is_done(self) -> bool:
        """Tell whether all who rate are done."""
        return all(self.rating(one).done_at is not None for one in self.instrument.raters)

    @property
    def done_at(self) -> datetime | None:
        """Return when the last of those who rate was done."""
        days = [self.rating(one).done_at for one in self.instrument.raters]
        known = [one for one in days if one is not None]
        return max(known) if len(known) == len(days) else None

    @property
    def on(self) -> date:
        """Return the day that it is about: when the task was seen, else when it was done, else when it began."""
        return self.task.on or swedish_day(self.done_at or self.begun_at)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return every item with both answers side by side."""
        agreed = self.agreement.steps if self.agreement else {}
        return pairs(self.instrument, self.own.answers, self.assessor.answers, agreed)

    @property
    def remark_of(self) -> dict[str, Remark]:
        """Return the person's remarks by item."""
        return dict(self.remarks)


def assessments_of(*, actor: Actor, participant_id: ParticipantId) -> tuple[AssessmentView, ...]:
    """Return the person's assessments that the actor sees, the latest begun first."""
    expect(actor)
    rows = Assessment.objects.filter(participant_id=participant_id).select_related("instrument")
    return _views(actor, rows.order_by("-begun_at", "-id"))


def assessment_of(*, actor: Actor, participant_id: ParticipantId, assessment_id: UUID) -> AssessmentView | None:
    """Return one assessment of the person, or None."""
    expect(actor)
    rows = Assessment.objects.filter(participant_id=participant_id, pk=assessment_id).select_related("instrument")
    return next(iter(_views(actor, rows)), None)


def _views(actor: Actor, found: Iterable[Assessment]) -> tuple[AssessmentView, ...]:
    rows = tuple(found)
    entries: dict[UUID, list[Entry]] = {row.pk: [] for row in rows}
    for one in Entry.objects.filter(assessment_id__in=tuple(entries)).order_by("written_at", "id") if rows else ():
        entries[one.assessment_id].append(one)
    return tuple(_as_seen(actor, _view(row, entries[row.pk])) for row in rows)


def _as_seen(actor: Actor, view: AssessmentView) -> AssessmentView:
    """Return the assessment without answers that the actor may not see yet."""
    viewer = None
    if actor.participant_id == view.participant_id:
        viewer = Rater.SELF
    elif view.is_assessed_by(actor.organisation_id):
        viewer = Rater.ASSESSOR
    raters = view.instrument.raters
    done = [one for one in Rater if view.rating(one).done_at is not None]
    seen = {
        one: view.rating(one)
        if is_shown(rater=one, viewer=viewer, raters=raters, done=done)
        else replace(view.rating(one), answers={}, is_shown=False)
        for one in Rater
    }
    return replace(view, own=seen[Rater.SELF], assessor=seen[Rater.ASSESSOR])


def _view(row: Assessment, entries: list[Entry]) -> AssessmentView:
    agreed = [one for one in entries if one.kind == EntryKind.AGREED]
    remarks = {one.part: _text(one) for one in entries if one.kind == EntryKind.SELF_REMARK}
    task = read_task(Assessment.TASK.open(row.task_sealed, row.pk))
    return AssessmentView(
        id=AssessmentId(row.pk),
        participant_id=ParticipantId(row.participant_id),
        organisation_id=OrganisationId(row.organisation_id),
        instrument_id=InstrumentId(row.instrument_id),
        instrument=file_of(row.instrument.text),
        observation_id=None if row.observation_id is None else AssessmentId(row.observation_id),
        task=replace(task, on=row.seen_on),
        begun_at=row.begun_at,
        begun_by=AccountId(row.begun_by),
        own=_rating(Rater.SELF, entries),
        assessor=_assessor(entries),
        agreement=read_agreement(_text(agreed[-1])) if agreed else None,
        agreed_at=agreed[-1].written_at if agreed else None,
        remarks=tuple((item, read_remark(text)) for item, text in remarks.items()),
    )


def _rating(rater: Rater, entries: list[Entry]) -> RatingView:
    """Return one side: of each area what was written latest."""
    pages = {one.part: one for one in entries if one.kind == ANSWERS[rater]}
    done = [one for one in entries if one.kind == DONE[rater]]
    answers: dict[str, Answer] = {}
    for page in pages.values():
        answers |= read_answers(_text(page))
    latest = max((*pages.values(), *done), key=lambda one: one.written_at, default=None)
    return RatingView(
        answers=answers,
        done_at=done[-1].written_at if done else None,
        by=None if latest is None else AccountId(latest.written_by),
    )


def _assessor(entries: list[Entry]) -> RatingView:
    """Return the assessor's side: of the organisation that wrote in it first, and of no other."""
    ours = {ANSWERS[Rater.ASSESSOR], DONE[Rater.ASSESSOR]}
    whose = next((one.organisation_id for one in entries if one.kind in ours), None)
    rating = _rating(Rater.ASSESSOR, [one for one in entries if one.organisation_id == whose])
    return replace(rating, organisation_id=None if whose is None else OrganisationId(whose))


def _text(entry: Entry) -> str:
    return Entry.TEXT.open(entry.text_sealed, entry.pk)
