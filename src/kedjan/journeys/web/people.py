"""Find the person of a page, or answer 404: none and not yours cannot be told apart."""

from django.http import Http404
from django.utils.translation import gettext as _

from kedjan.audit.operations import note_readings
from kedjan.journeys.queries import CaseView, case_of
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.queries import PersonView, person
from kedjan.ui.http import Acting


def person_or_404(acting: Acting, participant_id: ParticipantId, *, page: str) -> PersonView:
    """Return the person and note that their identity was read on the page."""
    who = person(actor=acting.actor, participant_id=participant_id)
    if who is None:
        raise Http404
    note_readings(
        actor=acting.actor,
        participants=[participant_id],
        categories=[Category.IDENTITY, Category.PLAN],
        page=page,
        now=acting.clock.now(),
    )
    return who


def case_or_404(acting: Acting, participant_id: ParticipantId, *, page: str) -> tuple[PersonView, CaseView]:
    """Return the person and their latest participation, and note the reading."""
    case = case_of(actor=acting.actor, participant_id=participant_id)
    if case is None:
        raise Http404
    return person_or_404(acting, participant_id, page=page), case


def name_of(who: PersonView | None) -> str:
    """Return the name, or what is shown where no consent opens it."""
    return (who.name if who else None) or _("Namnet är inte öppet för dig")
