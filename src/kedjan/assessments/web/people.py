"""Find the person and the assessment of a page, or answer 404: none and not yours cannot be told apart."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kedjan.assessments.queries import AssessmentView, assessments_of, instrument
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView
from kedjan.ui.http import Acting


@dataclass(frozen=True, slots=True)
class Found:
    """One assessment of a person, and all of theirs."""

    view: AssessmentView
    all: tuple[AssessmentView, ...]
    is_latest: bool


def person_or_404(acting: Acting, participant_id: UUID, *, page: str) -> tuple[PersonView, CaseView]:
    """Return the person and their latest participation, and note that their assessments were read on the page."""
    who = show_person(
        actor=acting.actor,
        participant_id=ParticipantId(participant_id),
        categories=[Category.PLAN, Category.ASSESSMENTS],
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    case = None if who is None else case_of(actor=acting.actor, participant_id=who.id)
    if who is None or case is None:
        raise Http404
    return who, case


def assessment_or_404(acting: Acting, participant_id: ParticipantId, assessment_id: UUID) -> Found:
    """Return one assessment of the person with their others."""
    found = assessments_of(actor=acting.actor, participant_id=participant_id)
    view = next((one for one in found if one.id == assessment_id), None)
    if view is None:
        raise Http404
    version = instrument(instrument_id=view.instrument_id)
    return Found(view, found, is_latest=version is None or version.is_latest(acting.clock.today()))
