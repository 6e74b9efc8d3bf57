"""Show somebody on a page of their own: found, noted as read, and on paper only where that is safe."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.information import Category
from kedjan.participants.queries import PersonView, person


def show_person(
    *,
    actor: Actor,
    participant_id: ParticipantId,
    categories: Iterable[Category],
    page: str,
    now: datetime,
    on_paper: bool = False,
) -> PersonView | None:
    """Return the person, and note that their name and these kinds of information were read on the page.

    None for somebody hidden as for nobody. Raises PermissionDenied where somebody with protected identity is asked for
    on paper.
    """
    who = person(actor=actor, participant_id=participant_id)
    if who is None:
        return None
    if on_paper and who.is_protected:
        raise PermissionDenied
    note_readings(
        actor=actor,
        participants=[participant_id],
        categories=sorted({Category.IDENTITY, *categories}),
        page=page,
        now=now,
        act=Act.of_page(on_paper=on_paper),
    )
    return who
