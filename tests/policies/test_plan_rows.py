"""Rows of the plan: who proposes, who decides, and what is the person's alone until they share it."""

from dataclasses import replace

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.domain.protection import Strength
from tests.policies.closing import close, look_without_consent, protect
from tests.policies.giving import give, take_back
from tests.policies.planning import add_plan, comment_row, item_row, note_row, proposal_row
from tests.policies.rows import Row, count, delete_all, insert, refused, seen, update
from tests.support.world import TODAY, World, noon

SHARED = {"shared_at": noon(TODAY)}
NOTE = "plans_ownnote"


def test_whoever_supports_a_person_proposes(world: World) -> None:
    fk, person = world.caseworker("fk"), world.person("private")
    item = item_row(world, fk)

    with acting(fk):
        insert("plans_planitem", item)
        insert("plans_planstep", proposal_row(item, fk))

    assert (seen(fk, "plans_planitem", person), seen(fk, "plans_planstep", person)) == (1, 1)


def test_whom_a_consent_opens_the_plan_proposes_in_the_persons_register(world: World) -> None:
    af, person = world.caseworker("af"), world.person("private")
    give(world.caseworker("fk"), person, world.organisation("af"), Category.PLAN, Category.NEEDS)
    item = item_row(world, af)

    with acting(af):
        with refused():
            insert("plans_planitem", {**item, "organisation_id": world.organisation("af")})
        insert("plans_planitem", item)
        insert("plans_planstep", proposal_row(item, af))

    assert seen(world.participant("private"), "plans_planstep", person) == 1


def test_nobody_proposes_to_somebody_whom_they_do_not_see_or_for_others(world: World) -> None:
    fk, torsby = world.caseworker("fk"), world.caseworker("torsby")
    item = item_row(world, fk)
    proposal = proposal_row(item, fk)

    with acting(torsby), refused():
        insert("plans_planitem", {**item, "begun_by": torsby.account_id})
    with acting(replace(fk, purpose=Purpose.FOLLOW_UP)), refused():
        insert("plans_planitem", item)
    with acting(fk):
        with refused():
            insert("plans_planitem", {**item, "begun_by": torsby.account_id})
        insert("plans_planitem", item)
        for forged in ({"by_organisation_id": torsby.organisation_id}, {"taken_by": torsby.account_id}):
            with refused():
                insert("plans_planstep", {**proposal, **forged})
    with acting(torsby), refused():
        insert("plans_planstep", proposal_row(item, torsby))


@pytest.mark.parametrize("step", ["accepted", "declined", "commented", "dropped", "written"])
def test_nobody_decides_for_the_person_without_saying_how_they_said_it(world: World, step: str) -> None:
    fk = world.caseworker("fk")
    item = item_row(world, fk)
    answer = {**comment_row(item, fk), "step": step, "by_organisation_id": fk.organisation_id}
    if step == "written":
        answer["text_sealed"] = proposal_row(item, fk)["text_sealed"]

    with acting(fk):
        insert("plans_planitem", item)
        insert("plans_planstep", proposal_row(item, fk))
        with refused():
            insert("plans_planstep", answer)
        with refused():
            insert("plans_planstep", {**answer, "by_organisation_id": None})
        insert("plans_planstep", {**answer, "told_by": "telephone", "why_on_behalf": "no_e_id"})


def test_a_person_writes_in_their_own_plan_alone(world: World) -> None:
    me, fk = world.participant("private"), world.caseworker("fk")
    item = item_row(world, me)
    written = {**proposal_row(item, me), "step": "written", "by_organisation_id": None}

    with acting(world.participant("consented")), refused():
        insert("plans_planitem", {**item, "begun_by": world.participant("consented").account_id})
    with acting(me):
        for forged in ({"begun_by": fk.account_id}, {"organisation_id": world.organisation("af")}):
            with refused():
                insert("plans_planitem", {**item, **forged})
        insert("plans_planitem", item)
        forgeries: tuple[Row, ...] = (
            {"taken_by": fk.account_id},
            {"step": "proposed"},
            {"by_organisation_id": fk.organisation_id},
            {"told_by": "paper", "why_on_behalf": "no_e_id"},
        )
        for lie in forgeries:
            with refused():
                insert("plans_planstep", {**written, **lie})
        insert("plans_planstep", written)


def test_a_note_is_seen_by_the_person_alone(world: World) -> None:
    add_plan(world)
    give(world.caseworker("fk"), world.person("private"), world.organisation("af"), *Category)
    look_without_consent(world.caseworker("sunne"), "private")

    others = [world.caseworker(key) for key in ("fk", "af", "sunne")]
    others += [world.participant("consented"), world.coordinator(), world.manager(), world.officer("fk")]
    assert {seen(actor, NOTE) for actor in others} == {0}
    assert seen(world.participant("private"), NOTE) == 1


def test_a_note_is_written_by_the_person_alone(world: World) -> None:
    pattern = note_row(world)

    for actor in (world.caseworker("fk"), world.participant("consented")):
        with acting(actor), refused():
            insert(NOTE, {**pattern, "changed_by": actor.account_id})
    with acting(world.participant("private")):
        for forged in (
            {"changed_by": world.caseworker("fk").account_id},
            {"organisation_id": world.organisation("af")},
            {"enrolment_id": world.enrolment("consented")},
        ):
            with refused():
                insert(NOTE, {**pattern, **forged})
        insert(NOTE, {**pattern, "id": new_id()})


def test_a_note_is_shared_and_thrown_away_by_the_person_alone(world: World) -> None:
    add_plan(world)
    _share(world)
    me, fk = world.participant("private"), world.caseworker("fk")
    give(fk, world.person("private"), world.organisation("fk"), Category.PLAN)

    for actor in (fk, world.participant("consented")):
        with acting(actor):
            assert update(NOTE, {"shared_at": None, "changed_by": actor.account_id}, {}) == 0
            assert delete_all(NOTE) == 0
    with acting(me):
        with refused():
            update(NOTE, {**SHARED, "changed_by": fk.account_id}, {})
        assert delete_all(NOTE) == 1
        assert count(NOTE) == 0


def test_a_shared_note_is_seen_by_whom_a_consent_opens_the_plan(world: World) -> None:
    add_plan(world)
    fk, person = world.caseworker("fk"), world.person("private")
    consent = give(fk, person, world.organisation("af"), Category.PLAN)
    give(fk, person, world.organisation("sunne"), Category.ECONOMY)
    give(fk, person, world.organisation("region"), Category.PLAN)
    close(world.participant("private"), person, world.organisation("region"), Category.PLAN)

    _share(world)

    def sees() -> dict[str, int]:
        return {key: seen(world.caseworker(key), NOTE) for key in ("fk", "af", "sunne", "region", "torsby")}

    assert sees() == {"fk": 0, "af": 1, "sunne": 0, "region": 0, "torsby": 0}
    assert seen(replace(world.caseworker("af"), purpose=Purpose.FOLLOW_UP), NOTE) == 0
    take_back(world.participant("private"), consent)
    assert sees()["af"] == 0


def test_a_shared_note_of_a_protected_person_is_hidden(world: World) -> None:
    add_plan(world)
    fk, person = world.caseworker("fk"), world.person("private")
    give(fk, person, world.organisation("af"), Category.PLAN)
    _share(world)
    before = seen(world.caseworker("af"), NOTE, person)

    protect(fk, person, Strength.PROTECTED)

    assert (before, seen(world.caseworker("af"), NOTE, person)) == (1, 0)


def _share(world: World) -> None:
    with acting(world.participant("private")):
        assert update(NOTE, {**SHARED, "changed_by": world.participant("private").account_id}, {}) == 1
