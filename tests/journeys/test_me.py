"""The participant's own pages: my plan, who has looked, my consents; and taking one back."""

from django.urls import reverse

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import ConsentId, new_id
from kedjan.organisations.domain.roles import RoleKey
from tests.journeys.pages import html, links, said, text
from tests.journeys.steps import case, handed_over
from tests.journeys.watching import recorded
from tests.support.world import World

PLAN, LOOKS, CONSENTS = "/me/path/", "/me/who-looked/", "/me/consents/"


def withdraw(world: World, kind: ConsentKind = ConsentKind.LIFTS_SECRECY, name: str = "consented") -> str:
    return reverse("journeys:withdraw", args=[world.consent(name, kind)])


def active(world: World, name: str = "consented") -> set[ConsentKind]:
    actor = world.participant(name)
    with acting(actor) as clock:
        found = consents_of(actor=actor, participant_id=world.person(name))
        return {one.kind for one in found if one.active(clock.now())}


def test_my_path_says_where_i_am_what_is_left_and_who_is_with_me(world: World) -> None:
    page = text(world.my_browser(), PLAN)

    assert page.startswith("Clara Prov Var jag är")
    assert "Här är du nu Steg 1: före arbetslivsintroduktionen" in page
    assert "så att du kan tänka på nästa steg." in page
    assert "Vård Försäkringskassan Sunne hjälper dig, senast 3 mars 2013" in page
    assert "Socialtjänsten Sunne med dig sedan 3 december 2012" in page


def test_my_path_goes_on_with_me(world: World) -> None:
    handed_over(world, world.caseworker("fk"))

    page = text(world.my_browser(), PLAN)

    assert "Här är du nu Steg 2: under arbetslivsintroduktionen" in page
    assert "Kartläggning Arbetsförmedlingen Torsby hjälper dig" in page


def test_before_i_begin_my_path_says_so(world: World) -> None:
    assert "Din plan har inte börjat än." in text(world.my_browser("over"), PLAN)


def test_my_consents_are_shown_with_their_whole_text_and_a_way_to_take_them_back(world: World) -> None:
    page = html(world.my_browser(), CONSENTS)

    assert "Jag kan ta tillbaka mitt samtycke när som helst. Då slutar delningen genast." in said(page)
    assert "Gäller till 2 december 2015" in said(page)
    assert {link for link in links(page) if "withdraw" in link} == {
        withdraw(world, kind)
        for kind in (ConsentKind.JOIN_PROGRAMME, ConsentKind.LIFTS_SECRECY, ConsentKind.FOLLOW_UP_REGISTER)
    }


def test_what_was_taken_back_or_has_run_out_cannot_be_taken_back(world: World) -> None:
    assert "withdraw" not in "".join(links(html(world.my_browser("withdrawn"), CONSENTS)))
    assert "Har gått ut" in text(world.my_browser("over"), CONSENTS)
    assert "withdraw" not in "".join(links(html(world.my_browser("over"), CONSENTS)))


def test_to_ask_is_not_to_take_back(world: World) -> None:
    assert "Vill du ta tillbaka samtycket?" in text(world.my_browser(), withdraw(world))

    assert ConsentKind.LIFTS_SECRECY in active(world)


def test_taking_back_closes_the_teams_view_at_once_and_nothing_else(world: World) -> None:
    address = reverse("journeys:case", args=[world.person("consented")])
    colleague = world.browser(world.caseworker("af"))
    html(colleague, address)

    answer = world.my_browser().post(withdraw(world))

    assert answer.headers["Location"] == withdraw(world)
    html(colleague, address, 404)
    assert "Clara Prov" not in text(colleague, "/cases/")
    assert "Samtycke att dela Finns inte" in text(world.browser(world.caseworker("fk")), address)
    assert len(case(world, world.participant()).gates) == 4
    assert active(world) == {ConsentKind.JOIN_PROGRAMME, ConsentKind.FOLLOW_UP_REGISTER}
    assert recorded(world.participant(), "ConsentWithdrawn") == [
        {
            "consent_id": str(world.consent("consented", ConsentKind.LIFTS_SECRECY)),
            "participant_id": str(world.person("consented")),
            "kind": "lifts_secrecy",
            "told_by": None,
            "why_on_behalf": None,
        }
    ]


def test_a_consent_is_taken_back_once(world: World) -> None:
    client = world.my_browser()
    client.post(withdraw(world))

    again = client.post(withdraw(world))

    assert "Samtycket finns inte eller är redan återkallat." in again.content.decode()


def test_the_consent_of_somebody_else_is_not_there(world: World) -> None:
    client = world.my_browser()

    html(client, withdraw(world, name="placed"), 404)
    html(client, reverse("journeys:withdraw", args=[ConsentId(new_id())]), 404)
    assert client.post(withdraw(world, name="placed")).status_code == 404


def test_these_pages_are_the_participants_own(world: World) -> None:
    for role, key in ((RoleKey.CASEWORKER, "fk"), (RoleKey.PROGRAMME_MANAGER, "forbund"), (RoleKey.OPERATOR, "")):
        client = world.browser(world.actor(role, key))
        for address in (PLAN, LOOKS, CONSENTS, withdraw(world)):
            html(client, address, 403)
        assert client.post(withdraw(world)).status_code == 403
    assert ConsentKind.LIFTS_SECRECY in active(world)
