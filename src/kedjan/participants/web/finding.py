"""Find the file of a page, or answer 404: none and another organisation's cannot be told apart."""

from uuid import UUID

from django.http import Http404

from kedjan.kernel.ids import ImportId
from kedjan.participants.queries import ImportView, import_view
from kedjan.ui.http import Acting


def import_or_404(acting: Acting, import_id: UUID) -> ImportView:
    """Return the organisation's own file."""
    found = import_view(actor=acting.actor, import_id=ImportId(import_id))
    if found is None:
        raise Http404
    return found
