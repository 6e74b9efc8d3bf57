"""A person says that something is wrong, and whoever wrote it answers."""

from uuid import UUID

import pytest
from django.test import Client

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.participants.queries import person
from kedjan.rights.domain.corrections import LONGEST, Verdict, refusals_to_ask, refusals_to_decide
from kedjan.rights.operations import CannotAskForCorrection, CannotDecideCorrection, Wish, ask_for_correction
from kedjan.rights.operations import decide_correction as decide
from kedjan.rights.queries import CorrectionView, corrections_about, corrections_to_answer
from tests.journeys.pages import html, links, queries, said
from tests.journeys.watching import recorded
from tests.policies.rows import row, seen
from tests.rights.asking import asked_for_correction
from tests.support.reasons import codes
from tests.support.world import World

MINE, OURS, INFORMATION = "/me/corrections/", "/corrections/", "/me/information/"


def mine(world: World, name: str = "consented") -> tuple[CorrectionView, ...]:
    with acting(world.participant(name)):
        return corrections_about(actor=world.participant(name), participant_id=world.person(name))


def answered(actor: Actor, request: UUID, verdict: Verdict, recorded: str = "", reason: str = "") -> None:
    with acting(actor) as clock:
        decide(actor=actor, request_id=request, verdict=verdict, recorded=recorded, reason=reason, now=clock.now())


def asks(world: World, wish: Wish, name: str = "consented") -> list[str]:
    actor = world.participant(name)
    with pytest.raises(CannotAskForCorrection) as refused, acting(actor) as clock:
        ask_for_correction(actor=actor, wish=wish, now=clock.now())
    return codes(refused.value)


def test_a_request_needs_what_is_wrong_and_what_it_should_say() -> None:
    assert codes(refusals_to_ask(wrong=" ", wanted="", is_waiting=False)) == [
        "correction-without-fault",
        "correction-without-wish",
    ]
    assert refusals_to_ask(wrong="a" * LONGEST, wanted="b", is_waiting=False) == ()
    assert codes(refusals_to_ask(wrong="a" * (LONGEST + 1), wanted="b", is_waiting=True)) == [
        "correction-waits",
        "correction-too-long",
    ]


def test_a_correction_says_what_holds_and_a_refusal_why() -> None:
    def decided(verdict: Verdict, recorded: str, reason: str, *, is_decided: bool = False) -> list[str]:
        found = refusals_to_decide(verdict=verdict, recorded=recorded, reason=reason, is_decided=is_decided)
        return codes(found)

    assert decided(Verdict.CORRECTED, " ", "därför") == ["correction-without-value"]
    assert decided(Verdict.REFUSED, "x", " ") == ["refusal-without-reason"]
    assert decided(Verdict.CORRECTED, "x", "") == []
    assert decided(Verdict.REFUSED, "", "därför", is_decided=True) == ["correction-decided"]


def test_what_i_ask_reaches_whoever_wrote_it(world: World) -> None:
    request = asked_for_correction(world)

    (one,) = mine(world)
    assert (one.id, one.wrong, one.wanted, one.decided) == (request, "Det är felstavat.", "Klara", None)
    assert one.organisation_id == world.organisation("fk")
    with acting(world.caseworker("fk")):
        assert [two.id for two in corrections_to_answer(actor=world.caseworker("fk"))] == [request]
    with acting(world.caseworker("af")):
        assert corrections_to_answer(actor=world.caseworker("af")) == ()
    assert recorded(world.participant(), "CorrectionAsked") == [
        {
            "participant_id": str(world.person("consented")),
            "request_id": str(request),
            "answering_organisation_id": str(world.organisation("fk")),
            "table": "participants_identity",
            "value": "given_name",
        }
    ]


def test_the_same_value_is_asked_about_once_at_a_time(world: World) -> None:
    asked_for_correction(world)
    wish = Wish("participants_identity", world.person("consented"), "given_name", "Fel.", "Rätt.")

    assert asks(world, wish) == ["correction-waits"]
    assert len(mine(world)) == 1


@pytest.mark.parametrize("table", ["participants_identity", "audit_reading", "consents_consent", "pg_authid", ""])
def test_what_i_do_not_see_or_what_cannot_be_wrong_is_not_asked_about(world: World, table: str) -> None:
    assert asks(world, Wish(table, world.person("placed"), "given_name", "Fel.", "Rätt.")) == ["no-such-record"]
    assert asks(world, Wish(table, world.person("consented"), "number_index", "Fel.", "Rätt.")) == ["no-such-record"]
    assert mine(world) == ()


def test_a_name_is_corrected_in_the_register(world: World) -> None:
    request, fk = asked_for_correction(world), world.caseworker("fk")

    answered(fk, request, Verdict.CORRECTED, recorded=" Klara ")

    with acting(fk):
        who = person(actor=fk, participant_id=world.person("consented"))
    assert who is not None
    assert who.name == "Klara Prov"
    decided = mine(world)[0].decided
    assert decided is not None
    assert (decided.verdict, decided.recorded, decided.reason) == (Verdict.CORRECTED, "Klara", "")
    assert recorded(fk, "RegisterCorrected") == [
        {"participant_id": str(world.person("consented")), "value": "given_name"}
    ]
    assert [one["in_place"] for one in recorded(fk, "CorrectionDecided")] == [True]


def test_what_has_been_written_stands_with_the_correction_beside_it(world: World) -> None:
    me, fk = world.participant(), world.caseworker("fk")
    with acting(me):
        entry = row("journeys_stageentry", {"participant_id": world.person("consented")})
    wish = Wish("journeys_stageentry", UUID(str(entry["id"])), "entered_on", "Det var en annan dag.", "4 december")
    with acting(me) as clock:
        request = ask_for_correction(actor=me, wish=wish, now=clock.now()).request_id

    answered(fk, request, Verdict.CORRECTED, recorded="4 december 2012")

    with acting(me):
        assert row("journeys_stageentry", {"id": entry["id"]}) == entry
    page = said(html(world.browser(me), INFORMATION))
    assert "Du säger 4 december" in page
    assert "Rättelse Rättat: 4 december 2012" in page
    assert [one["in_place"] for one in recorded(fk, "CorrectionDecided")] == [False]


def test_a_refusal_says_why_and_my_view_stands_beside_it(world: World) -> None:
    request = asked_for_correction(world)

    answered(world.caseworker("fk"), request, Verdict.REFUSED, reason="Det står så i folkbokföringen.")

    page = said(html(world.browser(world.participant()), MINE))
    assert "Inte rättat" in page
    assert "Det står så i folkbokföringen." in page
    assert "Det du har skrivit finns kvar bredvid uppgiften." in page
    assert "Clara Prov" in said(html(world.browser(world.participant()), "/me/"))


def test_a_request_is_answered_once(world: World) -> None:
    request, fk = asked_for_correction(world), world.caseworker("fk")
    answered(fk, request, Verdict.REFUSED, reason="Nej.")

    with pytest.raises(CannotDecideCorrection) as refused:
        answered(fk, request, Verdict.CORRECTED, recorded="Klara")

    assert codes(refused.value) == ["correction-decided"]
    assert "Clara Prov" in said(html(world.browser(world.participant()), "/me/"))


def test_only_whoever_was_asked_answers(world: World) -> None:
    request = asked_for_correction(world)

    for actor in (world.caseworker("af"), world.caseworker("torsby")):
        with pytest.raises(CannotDecideCorrection) as refused:
            answered(actor, request, Verdict.CORRECTED, recorded="Klara")
        assert codes(refused.value) == ["no-such-request"]
        html(world.browser(actor), f"{OURS}{request}/", 404)
    html(world.browser(world.caseworker("fk")), f"{OURS}{new_id()}/", 404)
    assert seen(world.participant(), "rights_correctiondecision") == 0


def test_an_unfit_text_does_not_get_into_the_register(world: World) -> None:
    request = asked_for_correction(world)

    with pytest.raises(CannotDecideCorrection) as refused:
        answered(world.caseworker("fk"), request, Verdict.CORRECTED, recorded="Klara\nProv")

    assert codes(refused.value) == ["register-value-unfit"]
    assert mine(world)[0].decided is None


def test_from_my_page_to_the_answer(world: World) -> None:
    me, fk = world.browser(world.participant()), world.browser(world.caseworker("fk"))
    address = f"{MINE}participants_identity/{world.person('consented')}/"
    assert address in links(html(me, INFORMATION))

    sent(me, address, {"value": "given_name", "wrong": "Fel.", "wanted": "Klara"}, MINE)
    assert "Väntar på svar" in said(html(me, MINE))
    (place,) = (link for link in links(html(fk, OURS)) if link.startswith(OURS) and "?" not in link)
    page = said(html(fk, place))
    assert "Står nu Clara" in page
    assert "Vad ska det stå? Klara" in page
    sent(fk, place, {"verdict": "corrected", "recorded": "Klara", "reason": ""}, OURS)

    assert "Så här står det nu Klara" in said(html(me, MINE))
    assert "Ingen väntar på svar." in said(html(fk, OURS))
    assert "Svaret" in said(html(fk, place))


def test_an_empty_form_says_what_to_write(world: World) -> None:
    me = world.browser(world.participant())

    answer = me.post(f"{MINE}participants_identity/{world.person('consented')}/", {"value": "given_name"})

    assert "Skriv vad som är fel." in said(answer.content.decode())
    assert mine(world) == ()


def test_the_pages_ask_the_database_the_same(world: World) -> None:
    request = asked_for_correction(world)
    me, fk = world.browser(world.participant()), world.browser(world.caseworker("fk"))

    addresses = ((me, MINE), (me, f"{MINE}participants_identity/{world.person('consented')}/"))
    ours = ((fk, OURS), (fk, f"{OURS}{request}/"))

    assert [len(queries(client, address)) for client, address in (*addresses, *ours)] == [7, 7, 9, 11]


def sent(client: Client, address: str, typed: dict[str, str], to: str) -> None:
    answer = client.post(address, typed)
    assert answer.status_code == 302, said(answer.content.decode())
    assert answer.headers["Location"] == to
