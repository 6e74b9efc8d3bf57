"""Who has read in the demo: what the participant sees, and something for the security officer to find."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_act, note_readings
from kedjan.cli.demo.cast import Cast
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM, swedish_day
from kedjan.kernel.ids import AccountId, ParticipantId, new_id
from kedjan.kernel.information import Category
from kedjan.participants.queries import participant_actor
from kedjan.reviews.domain.asking import Concern
from kedjan.reviews.operations import ask_about_reading

_MET_AT = datetime(2012, 12, 17, 10, tzinfo=STOCKHOLM)
_CALLED_AT = datetime(2013, 1, 8, 9, tzinfo=STOCKHOLM)
_ASKED_AT = datetime(2013, 1, 11, 16, tzinfo=STOCKHOLM)
_EVENING = datetime(2013, 1, 9, 20, 2, tzinfo=STOCKHOLM)
_CURIOUS_ABOUT, _REFUSED = 34, 12


def tell_of_reading(
    cast: Cast, account_id: AccountId, participant_id: ParticipantId, people: Sequence[ParticipantId]
) -> None:
    """Let three read about the participant, who wonders about one; and somebody look at many, late one evening."""
    for actor, at in ((cast.therapist, _MET_AT), (cast.coordinator, _MET_AT), (cast.fk, _CALLED_AT)):
        with acting(actor):
            _read(actor, participant_id, at)
    with acting(cast.curious):
        for number, one in enumerate(people[:_CURIOUS_ABOUT]):
            _read(cast.curious, one, _EVENING + timedelta(minutes=number))
        for number in range(_REFUSED):
            at = _EVENING + timedelta(minutes=40 + number)
            note_act(actor=cast.curious, act=Act.REFUSED, page="journeys:case", now=at, asked_id=new_id())
    person = participant_actor(account_id=account_id)
    if person is None:
        raise LookupError("the participant's own pages are not open")
    with acting(person):
        ask_about_reading(
            actor=person,
            organisation_id=cast.fk.home,
            on=swedish_day(_CALLED_AT),
            concern=Concern.NO_CONTACT,
            now=_ASKED_AT,
        )


def _read(actor: Actor, participant_id: ParticipantId, at: datetime) -> None:
    note_readings(
        actor=actor,
        participants=[participant_id],
        categories=[Category.IDENTITY, Category.PLAN],
        page="journeys:case",
        now=at,
    )
