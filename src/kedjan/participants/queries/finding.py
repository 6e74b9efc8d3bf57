"""Find people that the actor may see, by what somebody types who has them on the telephone."""

from datetime import date

from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.personnummer import IdentityNumber, parse_identity_number
from kedjan.participants.models import Identity
from kedjan.participants.queries.people import PersonView, people


def people_found(*, actor: Actor, asked: str, today: date, most: int) -> tuple[PersonView, ...]:
    """Return the visible people with the number that was typed; nobody and nobody visible cannot be told apart."""
    expect(actor)
    number = parse_identity_number(asked, today=today)
    if not isinstance(number, IdentityNumber):
        return ()
    rows = Identity.objects.filter(number_index__in=Identity.NUMBER_INDEX.all_of(number.digits))
    ids = [ParticipantId(one) for one in rows.values_list("participant_id", flat=True)[:most]]
    found = people(actor=actor, ids=ids)
    return tuple(found[one] for one in ids if one in found)
