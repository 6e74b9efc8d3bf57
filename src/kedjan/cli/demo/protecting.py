"""Protected identity in the demo: one person at each strength, whom Karin at the Social Insurance Agency alone sees."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from kedjan.cli.demo.cast import Cast
from kedjan.cli.demo.people import FIRST_DAY, DemoPerson
from kedjan.integrations.database.context import acting
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import ParticipantId
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import protect_person

_PROTECTED_AT = datetime(2013, 1, 10, 13, tzinfo=STOCKHOLM)
_STANDS_ON_THE_LIST_BY = date(2013, 3, 1)


def protect_some(
    cast: Cast, people: Iterable[tuple[DemoPerson, ParticipantId]], played: Collection[ParticipantId]
) -> None:
    """Protect three to whom nothing has happened yet, so that no figure of the story changes.

    Their benefits end soon: the one who is marked stands first on the early list of whoever sees them.
    """
    waiting = (
        one
        for person, one in people
        if one not in played and FIRST_DAY < person.benefit_ends_on < _STANDS_ON_THE_LIST_BY
    )
    with acting(cast.fk):
        for strength, one in zip(Strength, waiting, strict=False):
            protect_person(actor=cast.fk, participant_id=one, strength=strength, others=frozenset(), now=_PROTECTED_AT)
