"""Who is told of a withdrawal: the person, those it closes something to, whoever recorded it, and those beside them."""

from kedjan.consents.models import Consent
from kedjan.consents.operations.telling import withdrawal_tellings
from kedjan.integrations.database.context import acting
from kedjan.kernel.information import Category, Purpose
from kedjan.notices.domain.kinds import NoticeKind
from tests.policies.giving import give, take_back
from tests.support.world import TODAY, World, noon


def test_what_was_opened_is_told_to_those_it_was_opened_to_and_the_recorder_only_that_it_ended(world: World) -> None:
    fk, sunne, torsby = world.caseworker("fk"), world.organisation("sunne"), world.organisation("torsby")
    first = give(fk, world.person("over"), sunne, Category.PLAN)
    give(fk, world.person("over"), torsby, Category.WORK)
    ended = give(fk, world.person("over"), world.organisation("region"), Category.PLAN)
    take_back(fk, ended)
    follow_up = give(
        fk, world.person("over"), world.organisation("granskarna"), Category.PLAN, purpose=Purpose.FOLLOW_UP
    )

    over = world.participant("over")
    with acting(over):
        opened = withdrawal_tellings(Consent.objects.get(pk=first), noon(TODAY))
        unopened = withdrawal_tellings(Consent.objects.get(pk=follow_up), noon(TODAY))

    home = world.organisation("fk")  # and not "af", whose consent has run out
    assert {(one.kind, one.organisation_id) for one in opened} == {
        (NoticeKind.SHARING_WITHDRAWN, None),
        (NoticeKind.SHARING_WITHDRAWN, sunne),
        *((NoticeKind.AGREEMENT_WITHDRAWN, one) for one in (home, torsby)),
    }
    assert {(one.kind, one.organisation_id) for one in unopened} == {
        (NoticeKind.AGREEMENT_WITHDRAWN, None),
        *((NoticeKind.AGREEMENT_WITHDRAWN, one) for one in (home, torsby, sunne)),
    }
