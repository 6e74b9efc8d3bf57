"""How staff of the tests were told what they write in for a person, when a test is about something else."""

from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.kernel.actor import Actor

TOLD = Told(ToldBy.MEETING, WhyOnBehalf.NO_E_ID)


def told_to(actor: Actor) -> Told | None:
    """Return how the actor was told; the person themselves is told by nobody."""
    return TOLD if actor.participant_id is None else None
