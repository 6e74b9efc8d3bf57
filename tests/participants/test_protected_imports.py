"""Nobody whom a list says is protected comes in in clear, nor is shown to the colleagues of whoever sent the list."""

from collections.abc import Iterable
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ImportId, ParticipantId
from kedjan.participants.domain.protection import Strength
from kedjan.participants.domain.staging import Standing
from kedjan.participants.operations import CannotConfirmImport, Chosen, discard_import
from kedjan.participants.queries import PersonView, person, protection_of
from tests.journeys.pages import said
from tests.journeys.watching import recorded
from tests.participants.colleagues import colleague
from tests.participants.domain.lists import WOMAN
from tests.participants.files import (
    BO,
    HEADER,
    codes_by_line,
    confirmed,
    register,
    rows_that,
    staged,
    staged_file,
    view,
)
from tests.policies.closing import protect
from tests.policies.rows import seen
from tests.support.people import PEOPLE
from tests.support.reasons import codes
from tests.support.world import World

STRONG = [Strength.PROTECTED, Strength.ASSUMED]
ASA = f"{WOMAN};Åsa;Öberg;Sunne;Sjukpenning;2013-03-31"


def sent(actor: Actor, protection: str, *plain: str, rest: str = ASA) -> ImportId:
    """Let the actor send a list of one who is protected so and of others who are not."""
    lines = (f"{HEADER};Skyddad identitet", f"{rest};{protection}", *(f"{line};" for line in plain))
    return staged_file(actor, "".join(f"{line}\r\n" for line in lines).encode())


def newcomers(before: Iterable[ParticipantId], actor: Actor) -> list[PersonView]:
    """Return those whom the actor sees now and who were not there before."""
    new = [one for one in people(actor) if one not in set(before)]
    with acting(actor):
        found = [person(actor=actor, participant_id=one) for one in new]
    return [one for one in found if one is not None]


def people(actor: Actor) -> list[ParticipantId]:
    with acting(actor), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM participants_participant")
        return [ParticipantId(UUID(str(one))) for (one,) in cursor.fetchall()]


@pytest.mark.parametrize("strength", Strength)
def test_whoever_says_yes_is_the_first_and_only_one_who_sees_the_person(world: World, strength: Strength) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    before = people(fk)

    event = confirmed(fk, sent(fk, strength.label, BO))

    assert (event.people, event.left) == (2, 0)
    mine = {one.name: one for one in newcomers(before, fk)}
    who = mine[None if strength is Strength.ASSUMED else "Åsa Öberg"]
    assert (who.strength, who.municipality_code, mine["Bo Ek"].strength) == (strength, "", None)
    with acting(fk):
        held = protection_of(actor=fk, participant_id=who.id)
    assert held is not None
    assert (held.named, held.municipality_code) == ((fk.account_id,), "1766")
    theirs = {one.id: one.name for one in newcomers(before, kim)}
    assert theirs.get(who.id, "hidden") == (None if strength is Strength.MARKED else "hidden")
    assert recorded(fk, "PersonProtected") == [
        {"participant_id": str(who.id), "strength": strength.value, "entrusted_ids": [str(fk.account_id)]}
    ]


def test_a_colleague_cannot_say_yes_to_rows_that_they_do_not_see(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    which, before = sent(fk, "skyddad", BO), people(fk)

    with pytest.raises(CannotConfirmImport) as refused:
        confirmed(kim, which)

    assert codes(refused.value.reasons) == ["import.of_anothers_protected"]
    assert people(fk) == before
    assert confirmed(fk, which).people == 2


def test_a_colleague_takes_the_whole_file_away(world: World) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    which = sent(fk, "skyddad", BO)

    with acting(kim) as clock:
        discard_import(actor=kim, import_id=which, now=clock.now())

    assert rows_that(fk, which, Standing.READY) == ()


@pytest.mark.parametrize("word", ["sekretess", "skyddad", "fingerad", "ja"])
def test_colleagues_of_whoever_sent_the_list_see_that_there_are_such_rows_and_nothing_of_them(
    world: World, word: str
) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    which = sent(fk, word, BO, rest=ASA.replace("Sunne", "Sunna") if word == "ja" else ASA)
    standing = Standing.REFUSED if word == "ja" else Standing.READY
    address = f"{reverse('participants:import', args=[which])}?show={standing.value}"

    pages = {one: said(world.browser(one).get(address).content.decode()) for one in (fk, kim)}

    assert "Åsa Öberg Skyddad identitet" in pages[fk]
    assert "Bara den som läste in filen ser dem och kan säga ja." in pages[kim]
    assert "Gå vidare" not in pages[kim]
    assert "Ta bort filen" in pages[kim]
    assert [word for word in ("Åsa", "Öberg", "Sunna", "Menade du") if word in pages[kim]] == []
    assert [one for one in rows_that(kim, which, standing) if one.is_protected] == []
    confirm = world.browser(kim).get(reverse("participants:import_confirm", args=[which])).content.decode()
    assert "Bara den som läste in filen ser dem och kan säga ja." in confirm


def test_what_is_said_of_a_row_is_sealed_since_it_may_quote_a_cell(world: World) -> None:
    fk = world.caseworker("fk")
    which = sent(fk, "", rest=ASA.replace("Sunne", "Sunna"))

    with acting(fk), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM participants_importrow r WHERE r::text LIKE '%Sunna%'")
        assert cursor.fetchone()[0] == 0
    assert "Sunna" in str(rows_that(fk, which, Standing.REFUSED)[0].messages)


def test_the_page_before_the_yes_says_how_many_are_protected_and_who_will_see_them(world: World) -> None:
    fk = world.caseworker("fk")

    page = world.browser(fk).get(reverse("participants:import_confirm", args=[sent(fk, "sekretess", BO)]))

    assert "Skyddad identitet 1 rad. Du blir den enda som ser dem" in said(page.content.decode())


def test_a_word_that_nobody_knows_stops_its_row_and_no_other(world: World) -> None:
    fk = world.caseworker("fk")
    which = sent(fk, "ja", BO)

    event = confirmed(fk, which)

    assert event.people == 1
    assert codes_by_line(fk, which)[2] == (Standing.REFUSED, ["intake.unknown_protection"])


def test_somebody_registered_in_clear_is_not_passed_by(world: World) -> None:
    fk, ulla = world.caseworker("fk"), f"{PEOPLE['unasked'].number};Ulla;Prov;Sunne;Sjukpenning;2013-06-30"
    which = sent(fk, "sekretess", rest=ulla)
    assert codes_by_line(fk, which)[2][1][-1] == "intake.registered_unprotected"

    protect(fk, world.person("unasked"))

    again = sent(fk, "sekretess", BO, rest=ulla)
    assert codes_by_line(fk, again)[2] == (Standing.READY, ["intake.new_end"])
    assert confirmed(fk, again).ends == 1


def test_somebody_who_came_in_in_clear_meanwhile_is_left_to_be_looked_at(world: World) -> None:
    fk = world.caseworker("fk")
    which = sent(fk, "sekretess")
    confirmed(fk, staged(fk, ASA))
    before = register(fk)

    event = confirmed(fk, which)

    assert (event.people, event.left) == (0, 1)
    assert codes_by_line(fk, which)[2] == (Standing.ATTENTION, ["intake.not_written"])
    assert register(fk) == before


@pytest.mark.parametrize("strength", [Strength.MARKED, Strength.PROTECTED])
def test_whoever_does_not_see_a_protected_person_does_not_register_them_again_and_the_others_come_in(
    world: World, strength: Strength
) -> None:
    fk, kim = world.caseworker("fk"), colleague(world)
    known = f"{PEOPLE['unasked'].number};Ulla;Prov;Sunne;Sjukpenning;2013-03-31"
    protect(fk, world.person("unasked"), strength)
    which, other = staged(kim, known, BO), staged(kim, known.replace(PEOPLE["unasked"].number, "197802022389"))
    assert rows_that(kim, which, Standing.READY)[0].change is rows_that(kim, other, Standing.READY)[0].change

    event = confirmed(kim, which)

    assert (event.people, event.left) == (1, 1)
    assert codes_by_line(kim, which)[2] == (Standing.ATTENTION, ["intake.not_written"])
    assert seen(fk, "participants_identity", world.person("unasked")) == 1


def test_what_is_left_of_a_file_that_is_decided_on_holds_no_name(world: World) -> None:
    fk = world.caseworker("fk")
    which = sent(fk, "ja", BO)
    confirmed(fk, which, Chosen(with_attention=True))

    assert [one.name for one in rows_that(fk, which, Standing.REFUSED)] == [""]
    assert view(fk, which).written.people == 1
