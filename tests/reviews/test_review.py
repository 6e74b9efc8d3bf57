"""The security officer sees what is unusual in the own organisation, never who a person is, and notes what it was."""

from datetime import UTC, datetime, timedelta

from django.test import Client
from django.urls import reverse

from kedjan.audit.domain.acts import Act
from kedjan.audit.domain.unusual import Week
from kedjan.audit.operations import note_readings
from kedjan.audit.queries import reading_weeks
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId
from kedjan.kernel.information import Category
from kedjan.reviews.domain.asking import Outcome
from tests.journeys.pages import html, queries, text
from tests.journeys.watching import recorded
from tests.reviews.asking import WEEK_ON, answered, asked, refused_often
from tests.support.people import PEOPLE
from tests.support.world import World

REVIEW = "/review/"
EVENING = datetime(2013, 1, 14, 20, 30, tzinfo=UTC)
NAMES = ("unasked", "invited", "consented", "private")


def officer(world: World, key: str = "fk") -> Client:
    return world.browser(world.officer(key))


def read(world: World, actor: Actor, at: datetime, *names: str, act: Act = Act.READ) -> None:
    with acting(actor):
        note_readings(
            actor=actor,
            participants=[world.person(name) for name in names],
            categories=[Category.IDENTITY, Category.PLAN],
            page="journeys:case",
            now=at,
            act=act,
        )


def week(world: World, account: AccountId, now: datetime = EVENING) -> Week:
    actor = world.officer("fk")
    with acting(actor):
        found = reading_weeks(actor=actor, since=WEEK_ON, now=now)
    return next(one for one in found if one.account_id == account)


def test_opened_people_are_counted_once_and_lists_not_at_all(world: World) -> None:
    caseworker = world.caseworker("fk")
    read(world, caseworker, EVENING, *NAMES)
    read(world, caseworker, EVENING + timedelta(minutes=10), *NAMES[:2])
    read(world, caseworker, EVENING, "withdrawn", "placed", act=Act.LIST)

    found = week(world, caseworker.account_id)

    assert (found.people, found.busiest_hour, found.outside, found.refused) == (4, 4, 4, 0)


def test_working_hours_are_those_of_the_day_in_sweden(world: World) -> None:
    caseworker = world.caseworker("fk")
    for name, at in {
        "unasked": datetime(2013, 1, 14, 4, 59, tzinfo=UTC),
        "invited": datetime(2013, 1, 14, 5, 0, tzinfo=UTC),
        "consented": datetime(2013, 1, 14, 18, 59, tzinfo=UTC),
        "withdrawn": datetime(2013, 1, 14, 19, 0, tzinfo=UTC),
        "placed": datetime(2013, 1, 19, 11, 0, tzinfo=UTC),
    }.items():
        read(world, caseworker, at, name)

    assert week(world, caseworker.account_id, EVENING + timedelta(days=7)).outside == 3


def test_reading_is_idle_when_the_organisation_has_done_nothing_before_or_after(world: World) -> None:
    af = world.caseworker("af")
    read(world, af, EVENING, "placed", "over")
    actor = world.officer("af")
    with acting(actor):
        early = reading_weeks(actor=actor, since=WEEK_ON, now=EVENING + timedelta(days=6))
        later = reading_weeks(actor=actor, since=WEEK_ON, now=EVENING + timedelta(days=8))

    assert [one.idle for one in early] == [()]
    assert [set(one.idle) for one in later] == [{world.person("placed"), world.person("over")}]


def test_refusals_are_counted(world: World) -> None:
    refused_often(world, 3)

    assert week(world, world.caseworker("fk").account_id).refused == 3


def test_another_organisations_reading_is_not_there(world: World) -> None:
    refused_often(world)

    assert "Många nekade försök" in text(officer(world), REVIEW)
    assert "Många nekade försök" not in text(officer(world, "af"), REVIEW)


def test_a_finding_says_whose_and_why_and_names_no_participant(world: World) -> None:
    finding = refused_often(world)
    address = reverse("reviews:finding", args=[finding.sign, finding.account_id, finding.on])

    pages = text(officer(world), REVIEW) + text(officer(world), address)

    assert "Caseworker fk" in pages
    assert "Nekades 10 gånger. Gränsen är 10." in pages
    assert [one.given_name for one in PEOPLE.values() if one.given_name and one.given_name in pages] == []


def test_what_was_looked_at_leaves_the_list_and_comes_back_when_there_is_more(world: World) -> None:
    finding = refused_often(world)
    client = officer(world)
    address = reverse("reviews:finding", args=[finding.sign, finding.account_id, finding.on])

    answer = client.post(address, {"note": "Ett trasigt bokmärke."})

    assert answer.headers["Location"] == REVIEW
    assert "Nekades 10 gånger" not in text(client, REVIEW)
    assert "Ett trasigt bokmärke." in text(client, REVIEW)
    refused_often(world, 1)
    assert "Nekades 11 gånger" in text(client, REVIEW)
    assert "Ett trasigt bokmärke." in text(client, address)


def test_what_is_no_finding_is_not_there(world: World) -> None:
    account = world.caseworker("fk").account_id
    html(officer(world), reverse("reviews:finding", args=["refused", account, WEEK_ON]), 404)
    html(officer(world), reverse("reviews:finding", args=["refused", account, "never"]), 404)


def test_nobody_reviews_their_own_reading(world: World) -> None:
    me = world.officer("fk")
    for _ in range(10):
        html(officer(world), reverse("reviews:finding", args=["refused", me.account_id, WEEK_ON]), 404)
    address = reverse("reviews:finding", args=["refused", me.account_id, WEEK_ON])

    answer = officer(world).post(address, {"note": "Det var jag."})

    assert "Du kan inte granska din egen läsning." in answer.content.decode()
    assert "Det var jag." not in text(officer(world), REVIEW)


def test_a_question_shows_who_read_that_day_and_is_answered(world: World) -> None:
    question = asked(world)
    client, address = officer(world), reverse("reviews:question", args=[question])

    page = text(client, address)
    answer = client.post(address, {"outcome": Outcome.WRONG.value, "words": "Det var fel person."})

    assert "Caseworker fk" in page
    assert "Clara" not in page
    assert answer.headers["Location"] == REVIEW
    assert "Besvarad" in text(client, REVIEW)
    assert "Det var fel person." in text(world.browser(world.participant()), "/me/who-looked/")


def test_another_organisations_question_is_not_there(world: World) -> None:
    address = reverse("reviews:question", args=[asked(world)])

    html(officer(world, "af"), address, 404)
    assert officer(world, "af").post(address, {"outcome": "right", "words": "x"}).status_code == 404


def test_without_anything_to_look_at_the_page_says_so(world: World) -> None:
    page = text(officer(world, "af"), REVIEW)

    assert "Ingen har frågat." in page
    assert "Inget ovanligt att titta på just nu." in page


def test_what_was_answered_and_noted_is_recorded_without_its_words(world: World) -> None:
    answered(world)

    assert [set(one) for one in recorded(world.officer("fk"), "QuestionAnswered")] == [
        {"question_id", "participant_id", "outcome"}
    ]
    assert [set(one) for one in recorded(world.officer("fk"), "FindingHandled")] == [
        {"account_id", "sign", "on", "count"}
    ]


def test_the_page_asks_what_it_did_however_much_there_is(world: World) -> None:
    answered(world)

    asked_queries = queries(officer(world), REVIEW)

    assert len(asked_queries) == 12, "\n".join(asked_queries)
