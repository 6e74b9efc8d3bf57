"""Blocks on the web: set and lifted by the person, written in by staff on their word, lifted for a time by one."""

import pytest
from django.urls import reverse

from kedjan.consents.queries import BlockView, blocks_of, liftings_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from tests.consents.closing import block, lifting
from tests.journeys.pages import html, links, queries, text
from tests.journeys.watching import recorded
from tests.policies.closing import close, lift, look_without_consent
from tests.support.world import World

MINE = "/me/blocks/"


def standing(world: World, actor: Actor | None = None) -> list[BlockView]:
    reader = actor or world.participant()
    with acting(reader):
        found = blocks_of(actor=reader, participant_id=world.person("consented"))
    return [one for one in found if one.lifted_at is None]


def told(world: World, kind: NoticeKind) -> list[str]:
    actor = world.participant()
    with acting(actor):
        return [one.text for one in notices(actor=actor) if one.kind is kind]


def lift_mine(world: World, key: str = "af") -> str:
    return reverse("consents:lift_my_block", args=[world.organisation(key)])


def of_person(world: World, name: str, *args: object) -> str:
    return reverse(f"consents:{name}", args=[world.person("consented"), *args])


def test_the_page_is_found_from_my_consents_and_says_what_a_block_does_and_does_not(world: World) -> None:
    page = text(world.my_browser(), MINE)

    assert MINE in links(html(world.my_browser(), "/me/consents/"))
    assert "Den går före det du har sagt ja till." in page
    assert "Alla ser det som de själva har skrivit om dig." in page
    assert "Du har inte spärrat något." in page
    assert "Det har inte hänt." in page


def test_i_choose_among_those_who_may_see_something(world: World) -> None:
    page = html(world.my_browser(), MINE)

    for key, is_there in {"af": True, "sunne": True, "granskarna": True, "torsby": False, "verkstaden": False}.items():
        assert (f'value="{world.organisation(key)}"' in page) is is_there


def test_a_block_is_read_before_it_is_set(world: World) -> None:
    page = world.my_browser().post(MINE, block(world, confirmed=False)).content.decode()

    assert "Vill du spärra?" in page
    assert "Arbetsförmedlingen Torsby" in page
    assert standing(world) == []


def test_a_block_is_set_in_two_clicks_and_works_at_once(world: World) -> None:
    case = reverse("journeys:case", args=[world.person("consented")])
    af = world.browser(world.caseworker("af"))
    assert "Något är spärrat för din organisation" not in text(af, case)

    answer = world.my_browser().post(MINE, block(world, "af", Category.PLAN, Category.ECONOMY))

    assert answer.headers["Location"] == MINE
    page = text(world.my_browser(), MINE)
    assert "Arbetsförmedlingen Torsby Ekonomi och ersättning, sedan 14 januari 2013" in page
    assert "Plan och steg, sedan 14 januari 2013" in page
    assert "Något är spärrat för din organisation" in text(af, case)
    assert told(world, NoticeKind.BLOCK_SET) == []


def test_the_same_form_sent_twice_sets_one_block(world: World) -> None:
    typed = block(world, "af", Category.PLAN, Category.ECONOMY)

    answers = [world.my_browser().post(MINE, typed).status_code for _time in range(2)]

    assert answers == [302, 302]
    assert [one.category for one in standing(world)] == [Category.ECONOMY, Category.PLAN]
    assert len(recorded(world.participant(), "BlockSet")) == 1


def test_what_is_blocked_already_is_said_and_what_was_chosen_is_kept(world: World) -> None:
    world.my_browser().post(MINE, block(world))

    page = world.my_browser().post(MINE, block(world))

    assert page.status_code == 200
    assert "Det är redan spärrat." in page.content.decode()
    assert 'value="plan" checked' in " ".join(page.content.decode().split())


def test_only_what_is_not_blocked_yet_is_added(world: World) -> None:
    world.my_browser().post(MINE, block(world))

    world.my_browser().post(MINE, block(world, "af", Category.PLAN, Category.ECONOMY))

    assert sorted(one.category for one in standing(world)) == [Category.ECONOMY, Category.PLAN]


@pytest.mark.parametrize("missing", ["organisation", "categories"])
def test_nothing_is_blocked_before_it_is_said_for_whom_and_what(world: World, missing: str) -> None:
    typed = {name: value for name, value in block(world).items() if name != missing}

    assert world.my_browser().post(MINE, typed).status_code == 200
    assert standing(world) == []


def test_somebody_who_may_see_nothing_cannot_be_chosen(world: World) -> None:
    assert world.my_browser().post(MINE, block(world, "torsby")).status_code == 200
    assert standing(world) == []


def test_where_nobody_may_see_anything_there_is_nothing_to_block(world: World) -> None:
    page = text(world.my_browser("over"), MINE)

    assert "Därför finns det inget att spärra." in page


def test_i_lift_a_block_for_good_in_two_clicks(world: World) -> None:
    world.my_browser().post(MINE, block(world, "af", Category.PLAN, Category.ECONOMY))
    assert lift_mine(world) in links(html(world.my_browser(), MINE))
    assert "Arbetsförmedlingen Torsby" in text(world.my_browser(), lift_mine(world))

    answer = world.my_browser().post(lift_mine(world), {"categories": ["plan"]})

    assert answer.headers["Location"] == MINE
    assert [one.category for one in standing(world)] == [Category.ECONOMY]


def test_where_nothing_is_left_to_lift_the_page_says_so(world: World) -> None:
    for method in ("get", "post"):
        page = getattr(world.my_browser(), method)(lift_mine(world)).content.decode()
        assert "Det finns ingen spärr kvar att häva här." in page


def test_nothing_is_lifted_until_it_is_said_what(world: World) -> None:
    world.my_browser().post(MINE, block(world))

    assert world.my_browser().post(lift_mine(world), {}).status_code == 200
    assert len(standing(world)) == 1


def test_i_lift_what_staff_have_written_in(world: World) -> None:
    close(world.caseworker("fk"), world.person("consented"), world.organisation("af"), Category.PLAN)

    world.my_browser().post(lift_mine(world), {"categories": ["plan"]})

    assert standing(world) == []


def test_i_see_who_lifted_a_block_for_a_time_and_who_broke_the_glass(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.ECONOMY)
    lift(world.caseworker("af"), world.person("consented"))
    look_without_consent(world.caseworker("torsby"), "consented")

    page = text(world.my_browser(), MINE)

    assert "Arbetsförmedlingen Torsby, Sjukförsäkring" in page
    assert "Caseworker af" in page
    assert "Deltagaren säger ja. Hon ringde och bad om det." in page
    assert "Socialtjänsten Torsby" in page
    assert "Caseworker torsby" in page
    assert "Hon har ramlat och svarar inte." in page
    assert "Granskningen är inte klar." in page
    assert "/me/who-looked/" in links(html(world.my_browser(), MINE))


def test_i_can_close_what_somebody_sees_because_they_broke_the_glass(world: World) -> None:
    look_without_consent(world.caseworker("torsby"), "consented")

    world.my_browser().post(MINE, block(world, "torsby"))

    assert [one.organisation_id for one in standing(world)] == [world.organisation("torsby")]


def test_another_persons_blocks_are_not_on_my_page(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.PLAN)

    assert "Arbetsförmedlingen Torsby Plan" not in text(world.my_browser("over"), MINE)


def test_staff_write_in_a_block_on_the_persons_word_and_the_person_is_told(world: World) -> None:
    address = of_person(world, "blocks")
    assert address in links(html(world.staff_browser(), of_person(world, "agreements")))
    assert (
        "Läs tillsammans innan ni spärrar"
        in world.staff_browser().post(address, block(world, confirmed=False)).content.decode()
    )

    answers = [world.staff_browser().post(address, typed) for typed in [block(world)] for _time in range(2)]

    assert [one.headers["Location"] for one in answers] == [address, address]
    assert "Arbetsförmedlingen Torsby Plan och steg, sedan 14 januari 2013" in text(world.staff_browser(), address)
    assert [one.recorder_id for one in standing(world)] == [world.organisation("fk")]
    assert told(world, NoticeKind.BLOCK_SET) == [
        "Nu är det här spärrat för Arbetsförmedlingen Torsby: plan och steg. Du kan häva spärren under Mina spärrar."
    ]


def test_staff_write_in_a_block_against_their_own_once_and_do_not_read_it_back(world: World) -> None:
    af, address, typed = world.browser(world.caseworker("af")), of_person(world, "blocks"), block(world)
    page = af.post(address, block(world, confirmed=False)).content.decode()
    assert "bara deltagaren kan häva den" in page

    answers = [af.post(address, typed).headers["Location"] for _time in range(2)]

    assert answers == ["/cases/", "/cases/"]
    assert "Din organisation har inte skrivit in någon spärr" in text(af, address)
    assert len(standing(world)) == 1
    assert len(told(world, NoticeKind.BLOCK_SET)) == 1
    assert len(recorded(world.caseworker("af"), "BlockSet")) == 1


def test_staff_lift_for_good_what_their_organisation_wrote_in_and_the_person_is_told(world: World) -> None:
    world.staff_browser().post(of_person(world, "blocks"), block(world))
    address = of_person(world, "lift_block", world.organisation("af"))
    assert address in links(html(world.staff_browser(), of_person(world, "blocks")))
    assert "Häv på deltagarens begäran" in text(world.staff_browser(), address)

    answer = world.staff_browser().post(address, {"categories": ["plan"]})

    assert answer.headers["Location"] == of_person(world, "blocks")
    assert standing(world) == []
    assert told(world, NoticeKind.BLOCK_REMOVED) == [
        "Nu är det här inte längre spärrat för Arbetsförmedlingen Torsby: plan och steg. Samtyckena gäller igen."
    ]


def test_staff_do_not_lift_for_good_what_the_person_or_others_have_set(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.PLAN)
    close(world.caseworker("sunne"), world.person("consented"), world.organisation("af"), Category.PLAN)

    answer = world.staff_browser().post(
        of_person(world, "lift_block", world.organisation("af")), {"categories": ["plan"]}
    )

    assert "Det finns ingen spärr kvar att häva här." in answer.content.decode()
    assert len(standing(world)) == 2


def test_the_case_says_that_something_is_blocked_never_what_and_leads_to_lifting_those_who_may(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("region"), Category.ECONOMY)
    case = reverse("journeys:case", args=[world.person("consented")])

    as_caseworker = html(world.browser(world.caseworker("region")), case)
    as_therapist = html(world.browser(world.therapist()), case)

    for page in (as_caseworker, as_therapist):
        assert "Något är spärrat för din organisation" in page
    assert of_person(world, "lift_for_a_time") in links(as_caseworker)
    assert of_person(world, "lift_for_a_time") not in links(as_therapist)
    assert "Något är spärrat" not in text(world.staff_browser(), case)


def test_a_block_is_lifted_for_a_time_by_one_person_who_then_reads_until_when(world: World) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.ECONOMY)
    af, case = world.browser(world.caseworker("af")), reverse("journeys:case", args=[world.person("consented")])
    address, typed = of_person(world, "lift_for_a_time"), lifting()
    assert "Deltagaren får veta vem du är" in text(af, address)

    answers = [af.post(address, typed).headers["Location"] for _time in range(2)]

    assert answers == [case, case]
    assert "Du har hävt spärren till 17 januari 2013 kl. 00:00." in text(af, case)
    assert "Du har redan hävt spärren till" in text(af, address)
    person = world.participant()
    with acting(person):
        (found,) = liftings_of(actor=person, participant_id=world.person("consented"))
    assert found.unit == "Sjukförsäkring"
    assert len(told(world, NoticeKind.BLOCK_LIFTED)) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"last_on": "2013-01-21"}, "En spärr får hävas i högst 7 dagar."),
        ({"last_on": "2013-01-13"}, "Välj en dag som inte har varit."),
        ({"last_on": "9999-12-31"}, "En spärr får hävas i högst 7 dagar."),
        ({"unit": ""}, "Skriv vilken enhet du arbetar på."),
        ({"reason": " "}, "Skriv med egna ord varför det behövs."),
    ],
)
def test_what_the_rules_refuse_is_said_with_what_was_typed(world: World, change: dict[str, str], why: str) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.ECONOMY)
    af = world.browser(world.caseworker("af"))

    page = af.post(of_person(world, "lift_for_a_time"), {**lifting(), "unit": "Enhet sju", **change})

    assert page.status_code == 200
    assert why in page.content.decode()
    assert ("Enhet sju" in page.content.decode()) is ("unit" not in change)


def test_where_nothing_is_blocked_the_page_says_so_and_nothing_is_lifted(world: World) -> None:
    af, address = world.browser(world.caseworker("af")), of_person(world, "lift_for_a_time")

    assert "Inget är spärrat för din organisation." in text(af, address)
    assert "Inget är spärrat för din organisation." in af.post(address, lifting()).content.decode()


def test_the_blocks_of_somebody_hidden_are_not_there(world: World) -> None:
    stranger = world.browser(world.caseworker("torsby"))
    for name, args in {"blocks": (), "lift_block": (world.organisation("af"),), "lift_for_a_time": ()}.items():
        for method in ("get", "post"):
            assert getattr(stranger, method)(of_person(world, name, *args)).status_code == 404


@pytest.mark.parametrize(("page", "budget"), {"my_blocks": 11, "lift_my_block": 6}.items())
def test_my_pages_ask_what_they_did(world: World, page: str, budget: int) -> None:
    close(world.participant(), world.person("consented"), world.organisation("af"), Category.ECONOMY)
    lift(world.caseworker("af"), world.person("consented"))

    asked = queries(world.my_browser(), {"my_blocks": MINE, "lift_my_block": lift_mine(world)}[page])

    assert len(asked) == budget, "\n".join(asked)


@pytest.mark.parametrize(("page", "budget"), {"blocks": 10, "lift_block": 8, "lift_for_a_time": 9}.items())
def test_the_pages_of_staff_ask_what_they_did(world: World, page: str, budget: int) -> None:
    close(world.caseworker("fk"), world.person("consented"), world.organisation("af"), Category.ECONOMY)
    args = (world.organisation("af"),) if page == "lift_block" else ()

    asked = queries(world.staff_browser(), of_person(world, page, *args))

    assert len(asked) == budget, "\n".join(asked)
