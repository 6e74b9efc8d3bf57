"""Find the person of a page, or answer 404: none and not yours cannot be told apart."""

from collections.abc import Iterable

from django.http import Http404

from kedjan.consents.queries import ConsentView, consents_of
from kedjan.kernel.ids import ConsentId, ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.operations import show_person
from kedjan.participants.queries import PersonView
from kedjan.ui.http import Acting


def person_or_404(
    acting: Acting, participant_id: ParticipantId, *, page: str, categories: Iterable[Category] = (Category.PLAN,)
) -> PersonView:
    """Return the person, and note that their name and these kinds of information were read on the page.

    Raises PermissionDenied where somebody with protected identity is asked for on paper.
    """
    who = show_person(
        actor=acting.actor,
        participant_id=participant_id,
        categories=categories,
        page=page,
        now=acting.clock.now(),
        on_paper=acting.on_paper,
    )
    if who is None:
        raise Http404
    return who


def consent_or_404(acting: Acting, who: PersonView, consent_id: ConsentId) -> ConsentView:
    """Return one of the person's agreements that the actor sees."""
    found = consents_of(actor=acting.actor, participant_id=who.id)
    consent = next((one for one in found if one.id == consent_id), None)
    if consent is None:
        raise Http404
    return consent
