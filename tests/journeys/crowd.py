"""Many people in Försäkringskassan's register, for lists that do not fit one page."""

from datetime import date

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.sex import Sex
from kedjan.participants.operations import NewPerson, register_participants
from kedjan.programmes.domain.codes import BenefitType
from tests.outcomes.crowd import official_numbers
from tests.support.people import SUNNE
from tests.support.world import World, noon


def registered(world: World, ends: list[date]) -> tuple[ParticipantId, ...]:
    """Register one person for each day, whose benefit ends then; the family name is their place in the list."""
    actor = world.caseworker()
    people = [
        NewPerson(
            number=number,
            given_name="Person",
            family_name=f"Nummer {place:02}",
            sex=Sex.WOMAN,
            birth_year=int(number[:4]),
            municipality_code=SUNNE,
            benefit=BenefitType.SJUKPENNING,
            benefit_ends_on=ends_on,
        )
        for place, (number, ends_on) in enumerate(zip(official_numbers(Sex.WOMAN), ends, strict=False))
    ]
    with acting(actor):
        return register_participants(actor=actor, people=people, now=noon(date(2012, 12, 10))).participant_ids
