"""Find the person of a page and what it is about, or answer 404: none and not yours cannot be told apart."""

from django.http import Http404

from kedjan.journeys.queries import case_of
from kedjan.kernel.ids import PaperRequestId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.papers.queries.requests import RequestView, request_of
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView
from kedjan.ui.http import Acting


def person_or_404(acting: Acting, participant_id: ParticipantId, *, page: str) -> PersonView:
    """Return a person with a participation, and note that their papers were looked at on the page.

    Raises PermissionDenied where somebody with protected identity is asked for on paper.
    """
    if case_of(actor=acting.actor, participant_id=participant_id) is None:
        raise Http404
    who = show_person(
        actor=acting.actor,
        participant_id=participant_id,
        categories=[Category.PLAN, Category.HEALTH_DOCUMENTS],
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if who is None:
        raise Http404
    return who


def request_or_404(acting: Acting, who: PersonView, request_id: PaperRequestId) -> RequestView:
    """Return one of the person's requests that the actor sees."""
    found = request_of(actor=acting.actor, request_id=request_id)
    if found is None or found.participant_id != who.id:
        raise Http404
    return found
