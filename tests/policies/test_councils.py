"""Proposals: seen by those who take part and those who follow up, without a word of who proposed; the owner answers."""

from dataclasses import replace

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Purpose
from tests.policies.additions import (
    add_chair,
    add_proposal,
    author_row,
    mark_row,
    proposal_answer_row,
    proposal_row,
)
from tests.policies.rows import COUNCILS, count, insert, refused, seen
from tests.support.world import World


def _outside(world: World) -> Actor:
    """Return somebody with pages of their own who takes part in nothing."""
    return replace(world.participant(), participant_id=world.person("unasked"))


def test_those_who_take_part_see_proposals_and_answers(world: World) -> None:
    add_proposal(world)

    for table in COUNCILS:
        assert [seen(world.participant(name), table) for name in ("private", "consented")] == [1, 1]
        assert seen(_outside(world), table) == 0


def test_those_who_follow_up_at_a_partner_see_proposals_and_answers(world: World) -> None:
    add_proposal(world)
    support = replace(world.manager(), purpose=Purpose.SUPPORT)

    for table in COUNCILS:
        assert seen(world.manager(), table) == 1
        others = (support, world.evaluator(), world.caseworker("fk"), world.employer_contact(), world.officer("fk"))
        assert [seen(one, table) for one in others] == [0] * 5


def test_nobody_sees_who_proposed_but_they_themselves(world: World) -> None:
    add_proposal(world)

    others = (world.participant("consented"), world.manager(), world.caseworker("fk"), world.coordinator())
    assert [seen(one, "councils_author") for one in others] == [0] * 4
    assert seen(world.participant("private"), "councils_author") == 1


def test_whoever_takes_part_proposes_and_nobody_else(world: World) -> None:
    for actor in (_outside(world), world.caseworker("fk"), world.manager()):
        with acting(actor), refused():
            insert("councils_proposal", proposal_row(world))

    with acting(world.participant()):
        insert("councils_proposal", proposal_row(world))


def test_a_person_is_the_author_of_what_they_propose_alone(world: World) -> None:
    me, row = world.participant("private"), proposal_row(world)
    mine = author_row(world, row["id"], "private")  # type: ignore[arg-type]

    with acting(me):
        insert("councils_proposal", row)
        for forged in (
            {"participant_id": world.person("consented")},
            {"written_by": world.caseworker("fk").account_id},
            {"organisation_id": world.organisation("af")},
        ):
            with refused():
                insert("councils_author", {**mine, **forged})
        insert("councils_author", mine)


def test_the_owner_of_the_programme_answers_in_the_own_name_and_nobody_else(world: World) -> None:
    idea, manager = add_proposal(world), world.manager()
    support = replace(manager, purpose=Purpose.SUPPORT)

    for actor in (world.participant("private"), world.caseworker("fk"), world.steering_member(), support):
        with acting(actor), refused():
            insert("councils_answer", proposal_answer_row(idea, actor))
    with acting(manager):
        with refused():
            insert("councils_answer", {**proposal_answer_row(idea, manager), "answered_by": new_id()})
        insert("councils_answer", proposal_answer_row(idea, manager))


def test_an_answer_is_told_to_whoever_proposed_and_to_nobody_else(world: World) -> None:
    before = {name: seen(world.participant(name), "notices_notice") for name in ("private", "consented")}

    add_proposal(world)

    assert seen(world.participant("private"), "notices_notice") == before["private"] + 1
    assert seen(world.participant("consented"), "notices_notice") == before["consented"]
    assert seen(world.manager(), "notices_notice") == 0


def _says(world: World, idea: object) -> dict[str, object]:
    """Return the row that somebody says something of the proposal."""
    return {**proposal_row(world), "signed_sealed": None, "about_id": idea}


def test_what_is_done_in_the_council_is_done_by_oneself(world: World) -> None:
    me = world.participant("private")

    with acting(me):
        for forged in (
            {"participant_id": world.person("consented")},
            {"marked_by": world.caseworker("fk").account_id},
            {"organisation_id": world.organisation("af")},
        ):
            with refused():
                insert("councils_mark", mark_row(world, **forged))
        insert("councils_mark", mark_row(world))
    with acting(_outside(world)), refused():
        insert("councils_mark", mark_row(world, participant_id=world.person("unasked")))
    others = (world.participant("consented"), world.manager(), world.caseworker("fk"), world.coordinator())
    assert [seen(one, "councils_mark") for one in others] == [0] * 4


def test_nobody_speaks_in_the_council_without_a_chair(world: World) -> None:
    idea = add_proposal(world)
    add_chair(world)

    for actor in (world.participant("consented"), world.manager(), world.caseworker("fk")):
        with acting(actor), refused():
            insert("councils_proposal", _says(world, idea))
    with acting(world.participant("private")):
        insert("councils_proposal", _says(world, idea))


def test_what_the_council_says_is_seen_by_those_who_sit_there_and_those_who_lead(world: World) -> None:
    idea, sitting, beside = add_proposal(world), world.participant("private"), world.participant("consented")
    add_chair(world)
    with acting(sitting):
        insert("councils_proposal", _says(world, idea))

    assert [seen(one, "councils_proposal") for one in (sitting, world.manager(), beside)] == [2, 2, 1]

    with acting(sitting):
        insert("councils_mark", mark_row(world, deed="chair_left"))
        assert count("councils_proposal") == 1
