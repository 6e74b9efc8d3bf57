"""Find the person of a page, or answer 404: none and not yours cannot be told apart."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.journeys.domain.path import GateStatus
from kedjan.journeys.domain.team import gate_category
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.queries import PersonView, person
from kedjan.ui.http import Acting


def person_or_404(
    acting: Acting, participant_id: ParticipantId, *, page: str, gates: Iterable[GateStatus] = ()
) -> PersonView:
    """Return the person and note that their identity and plan were read on the page, and what its gates are about.

    Raises PermissionDenied where somebody with protected identity is asked for on paper.
    """
    who = person(actor=acting.actor, participant_id=participant_id)
    if who is None:
        raise Http404
    if acting.on_paper and who.is_protected:
        raise PermissionDenied
    note_readings(
        actor=acting.actor,
        participants=[participant_id],
        categories=sorted({Category.IDENTITY, Category.PLAN} | {gate_category(gate.kind) for gate in gates}),
        page=page,
        now=acting.clock.now(),
        act=Act.of_page(on_paper=acting.on_paper),
    )
    return who


def case_or_404(acting: Acting, participant_id: ParticipantId) -> CaseView:
    """Return the person's latest participation; the reading is noted with the person."""
    case = case_of(actor=acting.actor, participant_id=participant_id)
    if case is None:
        raise Http404
    return case
