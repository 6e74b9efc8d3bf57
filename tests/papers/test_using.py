"""A paper is used for something that is said, the person sees it, and what they say no to is not done."""

import pytest

from kedjan.integrations.database.context import acting
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.papers.domain.codes import PaperUse, UseMark
from kedjan.papers.operations.using import CannotUsePaper
from kedjan.papers.queries.received import has_said_why, no_to, uses_of
from tests.journeys.watching import recorded, unchanged
from tests.papers.collecting import NAME, decide, received, use
from tests.support.reasons import codes
from tests.support.world import World


def test_what_a_paper_was_used_for_is_seen_by_the_person(world: World) -> None:
    fk, me, paper = world.caseworker(), world.participant(NAME), received(world)

    use(fk, paper, PaperUse.MEDICAL)

    with acting(me):
        (found,) = uses_of(actor=me, participant_id=world.person(NAME))[paper]
    assert (found.use, found.mark, found.organisation_id) == (PaperUse.MEDICAL, UseMark.USED, fk.home)
    assert recorded(fk, "PaperPutToUse") == [
        {"paper_id": str(paper), "participant_id": str(world.person(NAME)), "use": "medical"}
    ]


def test_a_no_stops_that_use_at_once_and_a_yes_lets_it_again(world: World) -> None:
    fk, me, paper = world.caseworker(), world.participant(NAME), received(world)
    use(fk, paper)

    decide(me, paper, may=False)

    with unchanged(world, fk, NAME), pytest.raises(CannotUsePaper) as refusal:
        use(fk, paper)
    assert codes(refusal.value) == ["paper-not-for-that"]
    with acting(fk):
        uses = uses_of(actor=fk, participant_id=world.person(NAME))[paper]
    assert no_to(uses) == {PaperUse.PLAN}
    assert not has_said_why(uses, fk)
    use(fk, paper, PaperUse.DOCUMENTS)
    decide(me, paper, may=True)
    use(fk, paper)


def test_the_same_word_is_not_said_twice(world: World) -> None:
    me, paper = world.participant(NAME), received(world)
    decide(me, paper, may=False)

    with unchanged(world, me, NAME), pytest.raises(CannotUsePaper) as refusal:
        decide(me, paper, may=False)

    assert codes(refusal.value) == ["paper-said-already"]


def test_a_colleague_in_the_team_says_what_they_use_it_for(world: World) -> None:
    region, paper = world.caseworker("region"), received(world, "consented")

    use(region, paper)

    with acting(world.participant("consented")):
        (found,) = uses_of(actor=world.participant("consented"), participant_id=world.person("consented"))[paper]
    assert found.organisation_id == world.organisation("region")


def test_who_does_not_see_the_paper_or_may_not_uses_nothing(world: World) -> None:
    paper = received(world, "consented")

    for actor in (world.caseworker("torsby"), world.caseworker("af"), world.caseworker("sunne")):
        with unchanged(world, actor, "consented"), pytest.raises(CannotUsePaper) as refusal:
            use(actor, paper)
        assert codes(refusal.value) == ["no-paper"]
    with pytest.raises((NotPermitted, CannotUsePaper)):
        use(world.manager(), paper)


def test_nobody_decides_for_somebody_else(world: World) -> None:
    paper = received(world, "consented")

    with unchanged(world, world.participant(NAME), "consented"), pytest.raises(CannotUsePaper):
        decide(world.participant(NAME), paper, may=False)
    with unchanged(world, world.caseworker(), "consented"), pytest.raises(NotPermitted):
        decide(world.caseworker(), paper, may=False)
