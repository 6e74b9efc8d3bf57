"""Rows of papers: who writes them, what a power of attorney that has ended stops, and what is the person's to say."""

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from tests.papers.collecting import add_papers, ask, empower, take_power_back
from tests.policies.rows import Row, insert, refused, row, seen
from tests.support.world import World

TABLES = ("papers_paperrequest", "papers_requestmark", "papers_receivedpaper", "papers_paperused")
_BY = {
    "papers_paperrequest": "written_by",
    "papers_requestmark": "recorded_by",
    "papers_receivedpaper": "received_by",
    "papers_paperused": "recorded_by",
}


def _again(actor: Actor, table: str, **where: object) -> Row:
    """Return a row like the one that the actor sees."""
    with acting(actor):
        return {**row(table, where), "id": new_id()}


@pytest.mark.parametrize("table", TABLES)
def test_whoever_collects_writes_every_step(world: World, table: str) -> None:
    add_papers(world)
    fk = world.caseworker("fk")
    before = seen(fk, table, world.person("private"))
    pattern = _again(fk, table)

    with acting(fk):
        insert(table, pattern)

    assert seen(fk, table, world.person("private")) == before + 1


@pytest.mark.parametrize("table", TABLES)
def test_nobody_writes_in_the_name_of_somebody_else(world: World, table: str) -> None:
    add_papers(world)
    fk = world.caseworker("fk")
    pattern = _again(fk, table)

    for forged in ({_BY[table]: world.caseworker("af").account_id}, {"organisation_id": world.organisation("af")}):
        with acting(fk), refused():
            insert(table, {**pattern, **forged})


@pytest.mark.parametrize("state", ["sent", "reminded", "received"])
def test_nothing_is_collected_when_the_power_is_taken_back(world: World, state: str) -> None:
    fk, power = world.caseworker("fk"), empower(world)
    request = ask(world, fk)
    pattern = {**_again(fk, "papers_requestmark", request_id=request), "consent_id": power}
    step = {**pattern, "state": state, "way": "letter"}
    with acting(fk):
        insert("papers_requestmark", step)

    take_power_back(world.participant("private"), power)

    with acting(fk), refused():
        insert("papers_requestmark", {**step, "id": new_id()})
    with acting(fk):
        insert("papers_requestmark", {**pattern, "id": new_id(), "state": "cancelled", "why": "power_ended"})


def test_no_paper_is_kept_when_the_power_is_taken_back(world: World) -> None:
    add_papers(world)
    fk = world.caseworker("fk")
    pattern = _again(fk, "papers_receivedpaper")

    take_power_back(world.participant("private"), pattern["consent_id"])  # type: ignore[arg-type]

    with acting(fk), refused():
        insert("papers_receivedpaper", pattern)


def test_the_power_of_another_person_or_organisation_opens_nothing(world: World) -> None:
    fk = world.caseworker("fk")
    empower(world)
    other, theirs = empower(world, name="consented"), empower(world, name="consented", key="af")
    ask(world, fk)
    pattern = _again(fk, "papers_requestmark")

    for consent in (other, theirs, world.consent("private", "join_programme")):
        with acting(fk), refused():
            insert("papers_requestmark", {**pattern, "state": "sent", "way": "letter", "consent_id": consent})


def test_a_person_names_a_provider_in_their_own_name_alone(world: World) -> None:
    me, fk = world.participant("private"), world.caseworker("fk")
    request = ask(world, me)
    pattern = _again(me, "papers_paperrequest", id=request)

    with acting(me):
        for forged in (
            {"written_by": fk.account_id},
            {"by_person": False},
            {"organisation_id": world.organisation("af")},
        ):
            with refused():
                insert("papers_paperrequest", {**pattern, **forged})
        insert("papers_paperrequest", pattern)
    with acting(world.participant("consented")), refused():
        insert("papers_paperrequest", {**pattern, "id": new_id()})


def test_a_person_takes_back_what_they_named_and_sends_nothing(world: World) -> None:
    me, power = world.participant("private"), empower(world)
    request = ask(world, me)
    pattern = _again(me, "papers_requestmark", request_id=request)
    sends = {"state": "sent", "way": "letter", "consent_id": power}

    with acting(me):
        for forged in (sends, {"recorded_by": world.caseworker("fk").account_id}):
            with refused():
                insert("papers_requestmark", {**pattern, **forged})
        insert("papers_requestmark", {**pattern, "state": "cancelled", "why": "person_asked"})
    with acting(world.participant("consented")), refused():
        insert("papers_requestmark", {**pattern, "id": new_id()})


def test_a_person_says_what_a_paper_is_not_for_in_their_own_name_alone(world: World) -> None:
    add_papers(world)
    me, fk = world.participant("private"), world.caseworker("fk")
    pattern = {**_again(fk, "papers_paperused"), "mark": "not_for_that", "recorded_by": me.account_id}

    with acting(fk), refused():
        insert("papers_paperused", {**pattern, "recorded_by": fk.account_id})
    with acting(me):
        for forged in ({"mark": "used"}, {"recorded_by": fk.account_id}, {"organisation_id": world.organisation("af")}):
            with refused():
                insert("papers_paperused", {**pattern, **forged})
        insert("papers_paperused", pattern)
    with acting(world.participant("consented")), refused():
        insert("papers_paperused", {**pattern, "id": new_id()})
