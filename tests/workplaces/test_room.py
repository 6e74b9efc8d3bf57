"""Room is counted in the database: the same number as counting day by day."""

from datetime import date, timedelta
from random import Random

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import TrialPlaceId, new_id
from kedjan.workplaces.models import Placement
from kedjan.workplaces.queries import place
from tests.support.world import TODAY, World
from tests.workplaces.offers import NOW, offered

Stay = tuple[date, date]


def most_on_one_day(stays: list[Stay], first: date, last: date) -> int:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return max(sum(starts <= day <= ends for starts, ends in stays) for day in days)


def written(world: World, place_id: TrialPlaceId, stays: list[Stay]) -> None:
    """Write placements past the rules, which would not let one person be in one place so often."""
    actor = world.caseworker("fk")
    with acting(actor):
        Placement.objects.bulk_create(
            Placement(
                id=new_id(),
                place_id=place_id,
                employer_id=world.organisation("kafeet"),
                participant_id=world.person("consented"),
                enrolment_id=world.enrolment("consented"),
                organisation_id=actor.home,
                presented_as_sealed=Placement.PRESENTED_AS.seal("C", "test"),
                starts_on=starts,
                ends_on=ends,
                recorded_at=NOW,
                recorded_by=actor.account_id,
            )
            for starts, ends in stays
        )


def test_the_most_on_one_day_is_what_counting_every_day_gives(world: World) -> None:
    random = Random(9)

    def stay() -> Stay:
        starts = TODAY + timedelta(days=random.randrange(60))
        return starts, starts + timedelta(days=random.randrange(15))

    place_id, stays = offered(world), [stay() for _ in range(40)]
    written(world, place_id, stays)
    windows = [stay() for _ in range(60)]

    actor = world.therapist()
    with acting(actor):
        found = [place(actor=actor, place_id=place_id, first=first, last=last) for first, last in windows]

    counted = [one.taken for one in found if one is not None]
    assert counted == [most_on_one_day(stays, first, last) for first, last in windows]
