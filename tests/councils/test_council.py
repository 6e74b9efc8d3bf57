"""The user council: chairs by the programme's rule, taken and left; what its members say of proposals and support."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.urls import reverse

from kedjan.councils.domain.chairs import chairs
from kedjan.councils.models import Mark, Proposal
from kedjan.councils.operations import (
    CannotComment,
    CannotLeaveChair,
    CannotSupport,
    CannotTakeChair,
    ChairLeft,
    ChairTaken,
    Commented,
    Supported,
    SupportTakenBack,
    comment,
    leave_chair,
    support,
    take_back_support,
    take_chair,
)
from kedjan.councils.queries import said_about, sitting, taken_chairs
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ProgrammeId, new_id
from kedjan.kernel.readability import EASY, reading
from kedjan.organisations.domain.permissions import NotPermitted
from tests.councils.test_proposals import NOW, answered, proposed, seen_by, take_part
from tests.journeys.pages import html, queries, text
from tests.journeys.watching import at_work, recorded, unchanged
from tests.outcomes.people import framsteget
from tests.support.reasons import codes
from tests.support.world import World

CHAIRS, COUNCIL, PROPOSALS = (reverse(f"councils:{name}") for name in ("chairs", "my_council", "proposals"))
WOMANS, ANOTHER, MANS = 1, 2, 6


def taken(actor: Actor, number: int = WOMANS) -> ChairTaken:
    with at_work(actor):
        return take_chair(actor=actor, number=number, now=NOW)


def left(actor: Actor) -> ChairLeft:
    with at_work(actor):
        return leave_chair(actor=actor, now=NOW)


def said(actor: Actor, idea: UUID, words: str = "Bra förslag.") -> Commented:
    with at_work(actor):
        return comment(actor=actor, idea_id=idea, text=words, now=NOW)


def supported(actor: Actor, idea: UUID) -> Supported:
    with at_work(actor):
        return support(actor=actor, idea_id=idea, now=NOW)


def taken_back(actor: Actor, idea: UUID) -> SupportTakenBack:
    with at_work(actor):
        return take_back_support(actor=actor, idea_id=idea, now=NOW)


def an_idea(world: World) -> UUID:
    """Return the id of what somebody else in the programme has proposed."""
    proposed(world.participant("private"))
    return seen_by(world.participant())[0].id


def numbers_taken(world: World, actor: Actor) -> set[int]:
    with acting(actor):
        return set(taken_chairs(actor=actor, programme_id=programme(world)))


def programme(world: World) -> ProgrammeId:
    return ProgrammeId(UUID(str(world.ids["programme framsteget"])))


def test_framstegets_rule_gives_ten_chairs_five_for_women_and_five_for_men() -> None:
    found = chairs(framsteget())

    assert [(one.number, one.sex.value, one.unit_number) for one in found] == [
        *((unit, "woman", unit) for unit in range(1, 6)),
        *((5 + unit, "man", unit) for unit in range(1, 6)),
    ]


def test_somebody_takes_a_chair_and_everybody_sees_that_it_is_taken_and_nobody_by_whom(world: World) -> None:
    me = world.participant()

    event = taken(me, ANOTHER)

    assert event == ChairTaken(world.person("consented"), programme(world))
    assert recorded(me, "ChairTaken") == [
        {"participant_id": str(world.person("consented")), "programme_id": str(programme(world))}
    ]
    for actor in (me, world.participant("private"), world.manager()):
        assert numbers_taken(world, actor) == {ANOTHER}
        with acting(actor):
            mine = sitting(actor=actor, programme_id=programme(world), participant_id=world.person("consented"))
        assert (None if mine is None else mine.chair) == (ANOTHER if actor == me else None)


def test_a_chair_is_taken_once_by_whom_it_is_for_and_nobody_has_two(world: World) -> None:
    me, other = world.participant(), world.participant("private")
    taken(other)

    for number, code in ((WOMANS, "chair-is-taken"), (MANS, "chair-for-others"), (11, "no-such-chair")):
        with unchanged(world, me, "consented"), pytest.raises(CannotTakeChair) as refusal:
            taken(me, number)
        assert codes(refusal.value) == [code]
    taken(me, ANOTHER)
    with unchanged(world, me, "consented"), pytest.raises(CannotTakeChair) as refusal:
        taken(me, 3)
    assert codes(refusal.value) == ["sits-already"]


def test_a_chair_that_is_left_is_empty_again_and_both_days_stay(world: World) -> None:
    me = world.participant()
    taken(me)

    event = left(me)

    assert event == ChairLeft(world.person("consented"), programme(world))
    assert numbers_taken(world, me) == set()
    taken(me)
    with acting(me):
        assert list(Mark.objects.order_by("id").values_list("deed", "chair")) == [
            ("chair_taken", WOMANS),
            ("chair_left", WOMANS),
            ("chair_taken", WOMANS),
        ]


def test_whoever_has_no_chair_leaves_none_says_nothing_and_supports_nothing(world: World) -> None:
    me, idea = world.participant(), an_idea(world)

    for act, refusal_kind in (
        (lambda: left(me), CannotLeaveChair),
        (lambda: said(me, idea), CannotComment),
        (lambda: supported(me, idea), CannotSupport),
        (lambda: taken_back(me, idea), CannotSupport),
    ):
        with unchanged(world, me, "consented"), pytest.raises(refusal_kind) as refusal:
            act()
        assert codes(refusal.value) == ["does-not-sit"]


def test_whoever_takes_part_in_nothing_and_staff_have_no_chair(world: World) -> None:
    outside = replace(world.participant(), participant_id=world.person("unasked"))
    with unchanged(world, outside, "unasked"), pytest.raises(CannotTakeChair) as refusal:
        taken(outside)
    assert codes(refusal.value) == ["not-in-a-programme"]

    for actor in (world.caseworker(), world.manager(), world.steering_member()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            taken(actor)


def test_what_a_member_says_is_read_by_the_council_and_those_who_lead_without_a_name(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    taken(me)

    event = said(me, idea, "Bra, men inte efter lunch.\n")

    assert event == Commented(world.person("consented"), programme(world))
    read = {}
    for name, actor in {"me": me, "beside": world.participant("private"), "manager": world.manager()}.items():
        with acting(actor):
            read[name] = said_about(actor=actor, idea_ids=[idea]).get(idea, ())
        assert [one.id for one in seen_by(actor)] == [idea]  # what is said is no proposal
    assert [(one.text, one.is_mine) for one in read["me"]] == [("Bra, men inte efter lunch.", True)]
    assert [(one.text, one.is_mine) for one in read["manager"]] == [("Bra, men inte efter lunch.", False)]
    assert read["beside"] == ()
    with acting(me):
        (row,) = Proposal.objects.filter(about=idea)
    assert b"lunch" not in bytes(row.text_sealed)
    assert "lunch" not in str(recorded(me, "Commented"))


def test_nothing_is_said_without_words_or_about_what_is_not_there(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    taken(me)

    for which, words, code in ((idea, " ", "nothing-said"), (new_id(), "Bra.", "no-such-proposal")):
        with unchanged(world, me, "consented"), pytest.raises(CannotComment) as refusal:
            said(me, which, words)
        assert codes(refusal.value) == [code]


def test_support_is_given_once_and_can_be_taken_back(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    taken(me)

    assert supported(me, idea) == Supported(world.person("consented"), programme(world))
    with unchanged(world, me, "consented"), pytest.raises(CannotSupport) as refusal:
        supported(me, idea)
    assert codes(refusal.value) == ["supported-already"]
    assert {seen_by(one)[0].supports for one in (me, world.participant("private"), world.manager())} == {1}

    assert taken_back(me, idea) == SupportTakenBack(world.person("consented"), programme(world))
    with unchanged(world, me, "consented"), pytest.raises(CannotSupport) as refusal:
        taken_back(me, idea)
    assert codes(refusal.value) == ["not-supported"]
    assert seen_by(me)[0].supports == 0


def test_i_take_a_chair_talk_support_and_leave_on_my_pages(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    client, place = world.browser(me), reverse("councils:discussion", args=[idea])
    assert client.get(place)["Location"] == COUNCIL
    assert "0 av 10 platser är tagna. Se rådet och ta en plats" in text(client, COUNCIL)
    assert "Man, samordningsförbund" not in text(client, CHAIRS).partition("Ta platsen")[0]

    assert client.post(CHAIRS, {"chair": str(WOMANS)})["Location"] == CHAIRS
    assert "Du har en plats sedan 14 januari 2013." in text(client, CHAIRS)
    assert place in html(client, COUNCIL)
    assert "Skriv vad du tycker." in client.post(place, {"text": " "}).content.decode()
    assert client.post(place, {"text": "Bra förslag."}).status_code == 302
    assert client.post(place, {"support": "yes"}).status_code == 302
    shown = text(client, place)
    assert "Stöds av 1 i rådet" in shown
    assert "Du skrev" in shown
    assert "Sluta stödja förslaget" in shown
    assert client.post(CHAIRS, {"leave": "yes"}).status_code == 302
    assert client.get(place)["Location"] == COUNCIL


def test_an_empty_form_takes_leaves_and_says_nothing(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    client = world.browser(me)
    assert "Välj en plats." in client.post(CHAIRS, {}).content.decode()
    taken(me)

    for address in (CHAIRS, reverse("councils:discussion", args=[idea])):
        client.post(address, {})

    assert numbers_taken(world, me) == {WOMANS}
    assert seen_by(me)[0].supports == 0


def test_those_who_lead_see_what_the_council_says_and_which_chairs_are_empty(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    taken(me)
    said(me, idea, "Bra, men inte efter lunch.")
    supported(me, idea)
    take_part(world, "sunne")

    for actor in (world.manager(), world.steering_member()):
        shown = text(world.browser(actor), PROPOSALS)
        assert "Brukarråd · Framsteget 1 av 10 platser är tagna. Lediga: kvinna, samordningsförbund 2, 3, 4" in shown
        assert "Stöds av 1 i rådet" in shown
        assert "Någon i rådet skrev" in shown
        assert "Bra, men inte efter lunch." in shown
    answer = text(world.browser(world.manager()), reverse("councils:answer", args=[idea]))
    assert "Bra, men inte efter lunch." in answer


def test_the_pages_are_easy_to_read(world: World) -> None:
    me, idea = world.participant(), an_idea(world)
    taken(me)
    client = world.browser(me)

    for address in (COUNCIL, reverse("councils:discussion", args=[idea])):
        assert reading(text(client, address)).lix <= EASY


@pytest.mark.parametrize(("page", "budget"), [("chairs", 14), ("discussion", 13)])
def test_the_pages_ask_what_they_did(world: World, page: str, budget: int) -> None:
    me, idea = world.participant(), an_idea(world)
    taken(me)
    said(me, idea)
    answered(world.manager(), idea)

    asked = queries(world.browser(me), reverse(f"councils:{page}", args=[idea] if page == "discussion" else []))

    assert len(asked) == budget, "\n".join(asked)
