"""The pages of results and follow-up, each as the role that it is for."""

import csv
import io
import re

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.sex import Sex
from kedjan.outcomes.models import FollowUp, Publication
from kedjan.outcomes.operations import publish_results
from tests.outcomes.crowd import crowd, framsteget_loaded, start
from tests.support.people import SUNNE, TORSBY
from tests.support.world import TODAY, World, noon
from tests.ui.pages import as_read

LIVE, PUBLISH, PUBLISHED, CSV = (
    f"/results/framsteget/{page}" for page in ("", "publish/", "published/", "published.csv")
)


def text(client: Client, address: str, expected: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == expected
    return as_read(response.content.decode())


def numbers(shown: str) -> set[str]:
    """Return the whole numbers in what a reader sees, without the addresses and dates of the page."""
    seen = re.sub(r"<[^>]*>|\b\d{1,2} \w+ \d{4}|\d{4}-\d{2}-\d{2}", " ", shown)
    return set(re.findall(r"\b\d+\b", seen))


def a_few_in_torsby(world: World) -> None:
    """Let 17 women start in Torsby, 14 of them working: three are too few, so all of them must be hidden."""
    crowd(world, 17, working=14, sex=Sex.WOMAN, municipality=TORSBY)
    crowd(world, 13, working=6, sex=Sex.WOMAN, municipality=SUNNE, skip=17)
    crowd(world, 11, working=5, sex=Sex.MAN, municipality=TORSBY)


def published(world: World) -> None:
    actor = world.manager()
    with acting(actor):
        publish_results(actor=actor, programme=framsteget_loaded(), now=noon(TODAY))


def test_the_manager_sees_the_results_of_today_with_goals_intervals_and_counts(world: World) -> None:
    a_few_in_torsby(world)

    shown = text(world.browser(world.manager()), LIVE)

    assert "82 % (59–94 %), 14 av 17" in shown
    assert "67 % (49–81 %), 20 av 30" in shown
    assert "Målet är 300." in shown
    assert "Mäts inte i siffror här" in shown
    assert "Skillnaden kvinnor minus män är +21 procentenheter" in shown
    assert "kedjan-share__goal" in shown
    assert PUBLISH in shown


def test_the_evaluator_sees_the_results_and_cannot_publish_them(world: World) -> None:
    client = world.browser(world.evaluator())

    assert PUBLISH not in text(client, LIVE)
    text(client, PUBLISH, 403)
    assert client.post(PUBLISH).status_code == 403
    text(client, PUBLISHED, 404)


def test_publishing_shows_first_exactly_what_will_be_seen(world: World) -> None:
    a_few_in_torsby(world)
    client = world.browser(world.manager())

    check = text(client, PUBLISH)
    assert "rutor är dolda" in check
    assert {"14", "17"} & numbers(check) == set()
    assert not Publication.objects.exists()
    answer = client.post(PUBLISH)

    assert (answer.status_code, answer.headers["Location"]) == (302, PUBLISHED)
    assert numbers(text(client, PUBLISHED)) >= {"43", "25", "41"}


def test_the_steering_member_sees_what_was_published_and_nothing_else(world: World) -> None:
    a_few_in_torsby(world)
    client = world.browser(world.steering_member())
    text(client, PUBLISHED, 404)
    text(client, CSV, 404)
    published(world)

    shown = text(client, PUBLISHED)

    assert "Till och med 31 december 2012" in shown
    assert "Fryksdalens samordningsförbund" in shown
    assert {"14", "17"} & numbers(shown) == set()
    text(client, LIVE, 403)
    assert LIVE not in set(re.findall(r'href="([^"]+)"', text(client, reverse("outcomes:programmes"))))


def test_a_hidden_cell_is_nowhere_in_the_file_that_is_downloaded(world: World) -> None:
    a_few_in_torsby(world)
    published(world)

    answer = world.browser(world.steering_member()).get(CSV)

    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    hidden = next(one for one in lines if (one["kommun"], one["grupp"]) == ("Torsby", "Kvinnor"))
    everyone = next(one for one in lines if (one["kommun"], one["grupp"]) == ("Alla kommuner", "Alla"))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="framsteget-2012-12-31.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert set(list(hidden.values())[3:9]) == {".."}
    assert everyone["i arbete eller studier efter tolv månader"] == "25"
    assert {"14", "17"} & {value for one in lines for value in one.values()} == set()


def test_the_same_day_is_not_published_twice_and_the_page_says_when_next(world: World) -> None:
    a_few_in_torsby(world)
    published(world)
    client = world.browser(world.manager())

    shown = text(client, PUBLISH)
    answer = client.post(PUBLISH)

    assert "är redan publicerat" in shown
    assert "31 mars 2013" in shown
    assert (answer.status_code, Publication.objects.count()) == (200, 1)


@pytest.mark.parametrize("address", [LIVE, PUBLISH, PUBLISHED, CSV])
def test_a_programme_that_is_not_there_has_no_results(world: World, address: str) -> None:
    text(world.browser(world.manager()), address.replace("framsteget", "annat"), 404)


def test_caseworkers_and_participants_see_only_published_results(world: World) -> None:
    for actor in (world.caseworker("fk"), world.participant("consented")):
        client = world.browser(actor)
        text(client, LIVE, 403)
        text(client, PUBLISH, 403)
        assert "Framsteget" in text(client, reverse("outcomes:programmes"))


def follow_up_address(world: World, name: str) -> str:
    return reverse("outcomes:follow_up", args=[world.person(name)])


def test_the_follow_up_list_shows_who_has_waited_longest_and_notes_the_reading(world: World) -> None:
    start(world, world.person("unasked"))
    start(world, world.person("over"), is_followed_up=False)
    actor = world.caseworker("fk")

    shown = text(world.browser(actor), reverse("outcomes:follow_ups"))

    assert "Ulla Prov" in shown
    assert "7 november 2012" in shown
    assert "Samtycke saknas" in shown
    assert follow_up_address(world, "unasked") in shown
    with acting(actor):
        noted = Reading.objects.filter(page="outcomes:follow_ups", participant_id=world.person("unasked"))
        assert {one.category for one in noted} == {"identity", "plan"}


def recorded(actor: Actor) -> list[str]:
    with acting(actor):
        return list(FollowUp.objects.order_by("-recorded_at").values_list("situation", flat=True))


def test_a_follow_up_is_recorded_on_the_page_of_the_case(world: World) -> None:
    start(world, world.person("unasked"))
    actor = world.caseworker("fk")
    before = recorded(actor)
    client, address = world.browser(actor), follow_up_address(world, "unasked")

    assert "Vad gör deltagaren främst?" in text(client, address)
    wrong = client.post(address, {"situation": "work", "observed_on": "2012-11-06"})
    assert "från 7 november 2012 till 7 januari 2013" in as_read(wrong.content.decode())
    assert recorded(actor) == before
    right = client.post(address, {"situation": "education", "observed_on": "2012-11-12"})

    assert (right.status_code, right.headers["Location"]) == (302, address)
    assert recorded(actor) == ["education", *before]
    assert "Gäller 12 november 2012" in text(client, address)


@pytest.mark.parametrize(
    ("name", "is_followed_up", "expected"),
    [("consented", True, "Fråga 3 december 2013 eller senare."), ("unasked", False, "Då frågar ni inte.")],
)
def test_the_page_says_why_there_is_nothing_to_ask_yet(
    world: World, name: str, is_followed_up: bool, expected: str
) -> None:
    if name == "unasked":
        start(world, world.person(name), is_followed_up=is_followed_up)

    shown = text(world.browser(world.caseworker("fk")), follow_up_address(world, name))

    assert expected in shown
    assert "Vad gör deltagaren främst?" not in shown


def test_a_hidden_person_has_no_follow_up_page_and_therapists_have_none_at_all(world: World) -> None:
    start(world, world.person("unasked"))
    before = recorded(world.caseworker("fk"))
    typed = {"situation": "work", "observed_on": "2012-11-12"}

    for actor, expected in ((world.caseworker("af"), 404), (world.therapist(), 403), (world.manager(), 403)):
        client = world.browser(actor)
        text(client, follow_up_address(world, "unasked"), expected)
        assert client.post(follow_up_address(world, "unasked"), typed).status_code == expected

    text(world.browser(world.therapist()), reverse("outcomes:follow_ups"), 403)
    assert recorded(world.caseworker("fk")) == before


def test_a_broken_address_of_the_list_starts_at_the_top(world: World) -> None:
    start(world, world.person("unasked"))

    shown = text(world.browser(world.caseworker("fk")), f"{reverse('outcomes:follow_ups')}?after=x&id=y")

    assert "Ulla Prov" in shown


def test_the_map_tells_no_more_than_the_table_of_municipalities(world: World) -> None:
    a_few_in_torsby(world)
    crowd(world, 3, working=2, sex=Sex.MAN, municipality="1780", skip=11)
    published(world)
    browser = world.browser(world.steering_member())

    shown = text(browser, PUBLISHED)
    lines = csv.DictReader(io.StringIO(browser.get(CSV).content.decode("utf-8-sig")), delimiter=";")

    told = {one["kommunkod"]: one["av kända"] for one in lines if one["kommunkod"] and one["grupp"] == "Alla"}
    found = re.findall(r'kedjan-map__area--(\w+)"\s+href="/static/ui/municipalities.svg#m(\d{4})"', shown)
    drawn = {code: look for look, code in found if look != "empty"}
    assert drawn.keys() == told.keys()
    assert {code for code, look in drawn.items() if look == "hidden"} == {
        code for code, known in told.items() if known == ".." or int(known) < 5
    }
    assert drawn["1780"] == "hidden"
    labels = re.findall(r'<text class="kedjan-map__text"[^>]*>([^<]*)</text>', shown)
    assert len(labels) == len([look for look in drawn.values() if look != "hidden"])
