"""Find the person of a page, or answer 404: none and not yours cannot be told apart."""

from collections.abc import Iterable

from django.http import Http404

from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.team import gate_category
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView
from kedjan.ui.http import Acting


def person_or_404(
    acting: Acting, participant_id: ParticipantId, *, page: str, gates: Iterable[GateStatus] = ()
) -> PersonView:
    """Return the person and note that their identity and plan were read on the page, and what its gates are about.

    Raises PermissionDenied where somebody with protected identity is asked for on paper.
    """
    who = show_person(
        actor=acting.actor,
        participant_id=participant_id,
        categories={Category.PLAN} | {gate_category(gate.kind) for gate in gates},
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if who is None:
        raise Http404
    return who


def case_or_404(acting: Acting, participant_id: ParticipantId) -> CaseView:
    """Return the person's latest participation; the reading is noted with the person."""
    case = case_of(actor=acting.actor, participant_id=participant_id)
    if case is None:
        raise Http404
    return case
