"""The file of everything about somebody with protected identity: whole for themselves, and nameless for colleagues."""

import json

import pytest
from django.test import Client

from kedjan.participants.domain.protection import Strength
from tests.participants.colleagues import colleague
from tests.policies.closing import protect
from tests.rights.test_own_information import asked_typed, document, rows_by_table, taken_out
from tests.support.people import PEOPLE
from tests.support.world import World

NAMES = ("Petra", PEOPLE["private"].number, "petra@example.org")


def whole(client: Client, address: str, typed: dict[str, str] | None = None) -> str:
    """Return everything that the file says, its own names too."""
    file = taken_out(client, address, typed)
    return json.dumps([file.namelist(), document(file)], ensure_ascii=False) + file.read("information.html").decode()


@pytest.mark.parametrize("strength", Strength)
def test_the_person_takes_out_what_is_left_of_their_own_name(world: World, strength: Strength) -> None:
    me, who = world.participant("private"), world.person("private")
    before = rows_by_table(me, who)

    protect(world.caseworker("fk"), who, strength)

    wiped = {"participants_identity", "participants_contact"} if strength is Strength.ASSUMED else set()
    after = {table: rows for table, rows in rows_by_table(me, who).items() if table != "audit_event"}
    kept = {table: rows for table, rows in before.items() if table not in wiped | {"audit_event"}}
    assert after == {**kept, "participants_protection": 1}
    said = whole(world.browser(me), "/me/information/")
    assert [name in said for name in NAMES] == [strength is not Strength.ASSUMED] * 3


def test_a_colleague_hands_out_no_name_of_a_marked_person_and_nothing_of_a_protected_one(world: World) -> None:
    who, fk, kim = world.person("private"), world.caseworker("fk"), world.browser(colleague(world))
    address = f"/cases/{who}/information/"
    protect(fk, who)

    assert [name for name in NAMES if name in whole(kim, address, asked_typed())] == []
    assert [name for name in NAMES if name in whole(world.browser(fk), address, asked_typed())] == list(NAMES)

    protect(fk, world.person("unasked"), Strength.PROTECTED)
    hidden = kim.post(f"/cases/{world.person('unasked')}/information/", asked_typed())
    assert hidden.status_code == 404
