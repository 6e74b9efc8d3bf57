"""Who has looked: day by day and unit by unit, on what ground, and what the person can do about it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.audit.domain.acts import Act
from kedjan.audit.operations import note_readings
from kedjan.audit.queries import LookGroup, looks_by_day
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.reviews.domain.asking import Concern
from tests.journeys.pages import html, links, queries, text
from tests.journeys.watching import recorded
from tests.reviews.asking import READ_ON, answered, asked
from tests.support.world import World, noon
from tests.ui.pages import parsed

LOOKS = "/me/who-looked/"


def read(world: World, actor: Actor, at: datetime, *, name: str = "consented", act: Act = Act.READ) -> None:
    with acting(actor):
        note_readings(
            actor=actor,
            participants=[world.person(name)],
            categories=[Category.IDENTITY, Category.PLAN],
            page="journeys:case",
            now=at,
            act=act,
        )


def rows(client: Client) -> list[list[str]]:
    """Return the words of each cell of the page's tables, row by row."""
    lines = [line for body in parsed(html(client, LOOKS)).iter("tbody") for line in body.iter("tr")]
    return [[" ".join("".join(cell.itertext()).split()) for cell in line] for line in lines]


def ask_address(world: World, key: str = "fk") -> str:
    return reverse("reviews:ask", args=[world.organisation(key), READ_ON.isoformat()])


def test_i_see_who_looked_when_at_what_and_why_but_not_myself(world: World) -> None:
    html(world.my_browser(), "/me/")
    read(world, world.caseworker("sunne"), datetime(2013, 1, 14, 8, 5, tzinfo=UTC))
    read(world, world.caseworker("sunne"), datetime(2013, 1, 14, 9, 30, tzinfo=UTC))
    read(world, world.caseworker("fk"), datetime(2013, 1, 14, 10, 0, tzinfo=UTC), act=Act.LIST)

    found = rows(world.my_browser())

    kinds = "Namn och personnummer, plan och steg"
    assert [row[:4] for row in found[2:]] == [
        [
            "Försäkringskassan Sunne, handläggare",
            "kl. 11:00",
            f"Såg i en lista. {kinds}",
            "Stöd till dig. De har uppgifter om dig hos sig. Du har sagt ja.",
        ],
        [
            "Socialtjänsten Sunne, handläggare",
            "kl. 09:05–10:30, 2 gånger".replace("–", "–\N{WORD JOINER}"),
            kinds,
            "Stöd till dig. Du har sagt ja.",
        ],
        [
            "Försäkringskassan Sunne, handläggare",
            found[4][1],
            "Plan och steg",
            "Stöd till dig. De har uppgifter om dig hos sig. Du har sagt ja.",
        ],
    ]


def test_first_comes_what_each_unit_has_read_together(world: World) -> None:
    read(world, world.caseworker("sunne"), noon(READ_ON) + timedelta(days=1))

    found = rows(world.my_browser())

    assert found[0] == ["Socialtjänsten Sunne", "Namn och personnummer, plan och steg", "9 januari 2013"]
    assert found[1] == ["Försäkringskassan Sunne", "Plan och steg", "8 januari 2013"]


def test_a_look_after_midnight_belongs_to_its_day_in_sweden(world: World) -> None:
    read(world, world.caseworker("fk"), datetime(2013, 1, 9, 23, 30, tzinfo=UTC), name="over")

    assert "10 januari 2013" in text(world.my_browser("over"), LOOKS)


def test_nobody_has_looked_at_first(world: World) -> None:
    assert "Ingen har läst om dig än." in text(world.my_browser("over"), LOOKS)


def _days(looks: tuple[LookGroup, ...]) -> list[int]:
    return [look.on.day for look in looks]


def test_a_long_log_goes_on_with_whole_days(world: World) -> None:
    for number in range(6):
        for key in ("fk", "sunne"):
            read(world, world.caseworker(key), datetime(2012, 12, 20 + number, 9, tzinfo=UTC))
    actor = world.participant()
    with acting(actor):
        first, more = looks_by_day(actor=actor, before=datetime(2012, 12, 27, tzinfo=UTC).date(), limit=5)
        rest, still = looks_by_day(actor=actor, before=first[-1].on, limit=20)
        one, also = looks_by_day(actor=actor, before=datetime(2012, 12, 27, tzinfo=UTC).date(), limit=1)

    assert (_days(first), more) == ([25, 25, 24, 24], True)
    assert (_days(rest), still) == ([23, 23, 22, 22, 21, 21, 20, 20], False)
    assert (_days(one), also) == ([25, 25], True)


def test_a_broken_page_address_starts_at_the_top(world: World) -> None:
    for before in ("nothing", "0001-01-01", "9999-12-31"):
        assert "Dag för dag" in text(world.my_browser(), f"{LOOKS}?before={before}")


@pytest.mark.parametrize(("address", "budget"), [("who", 8), ("ask", 9)])
def test_the_pages_ask_what_they_did(world: World, address: str, budget: int) -> None:
    asked_at = {"who": LOOKS, "ask": ask_address(world)}[address]

    asked_queries = queries(world.my_browser(), asked_at)

    assert len(asked_queries) == budget, "\n".join(asked_queries)


def test_i_can_ask_take_back_a_consent_or_ask_the_unit(world: World) -> None:
    read(world, world.caseworker("sunne"), noon(READ_ON))

    page = html(world.my_browser(), ask_address(world, "sunne"))

    assert "Fråga Socialtjänsten Sunne direkt, nästa gång ni hörs." in page
    assert reverse("journeys:withdraw", args=[world.consent("consented", "lifts_secrecy")]) in links(page)
    assert "Skicka frågan" in page


def test_nothing_is_offered_about_what_nobody_read(world: World) -> None:
    html(world.my_browser(), ask_address(world, "torsby"), 404)
    html(world.my_browser(), reverse("reviews:ask", args=[world.organisation("fk"), "2013-01-09"]), 404)
    html(world.my_browser(), reverse("reviews:ask", args=[world.organisation("fk"), "never"]), 404)


def test_a_question_is_sent_once_told_to_the_officer_and_followed(world: World) -> None:
    client = world.my_browser()

    answer = client.post(ask_address(world), {"concern": Concern.NO_CONTACT.value})

    assert answer.headers["Location"] == LOOKS
    assert "Läsningen den 8 januari 2013, Försäkringskassan Sunne" in text(client, LOOKS)
    assert "Väntar på svar" in text(client, LOOKS)
    assert "En person undrar över en läsning" in text(world.browser(world.officer("fk")), "/notices/")
    assert client.post(ask_address(world), {"concern": Concern.NO_CONTACT.value}).status_code == 200
    assert len(recorded(world.participant(), "QuestionAsked")) == 1


def test_a_question_without_a_reason_is_not_sent(world: World) -> None:
    answer = world.my_browser().post(ask_address(world), {})

    assert answer.status_code == 200
    assert recorded(world.participant(), "QuestionAsked") == []


def test_the_answer_is_shown_to_the_person(world: World) -> None:
    answered(world)

    assert "Det fanns skäl att läsa" in text(world.my_browser(), LOOKS)
    assert "De ringde." in text(world.my_browser(), ask_address(world))
    assert "Skicka frågan" not in html(world.my_browser(), ask_address(world))


def test_until_there_is_an_answer_the_page_says_that_it_comes(world: World) -> None:
    asked(world)

    assert "Du får svaret här." in text(world.my_browser(), ask_address(world))


def test_a_day_with_more_readings_than_a_page_takes_is_shown_whole(world: World) -> None:
    for minute in range(3):
        read(world, world.caseworker(("fk", "af", "sunne")[minute]), datetime(2013, 1, 14, 8, minute, tzinfo=UTC))

    actor = world.participant()
    with acting(actor):
        groups, _more = looks_by_day(actor=actor, limit=1)

    latest = [one.organisation_id for one in groups if one.on == date(2013, 1, 14)]
    assert len(set(latest)) == len(latest) == 3
