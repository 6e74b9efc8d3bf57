"""How staff of the tests were told what they write in for a person, when a test is about something else."""

from datetime import date

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.consents.domain.openings import Opening
from kedjan.consents.operations import Agreement
from kedjan.kernel.actor import Actor

TOLD = Told(ToldBy.MEETING, WhyOnBehalf.NO_E_ID)


def told_to(actor: Actor) -> Told | None:
    """Return how the actor was told; the person themselves is told by nobody."""
    return TOLD if actor.participant_id is None else None


def on_paper(kind: ConsentKind, openings: tuple[Opening, ...] = (), *, given_on: date, until_on: date) -> Agreement:
    """Return an agreement of the kind, signed on paper, that opens this."""
    return Agreement(
        kind=kind,
        text="Ja.",
        text_version="test",
        language="sv",
        method=ConsentMethod.SIGNED_PAPER,
        given_on=given_on,
        until_on=until_on,
        openings=openings,
        told=TOLD,
    )
