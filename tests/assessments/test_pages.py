"""The pages of assessments: what staff and the person see and send, and what each page costs."""

from collections.abc import Callable, Mapping

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.assessments.domain.rating import Answer
from kedjan.assessments.models import Assessment, Entry
from kedjan.integrations.database.context import acting
from tests.assessments.placing import begun, talked, with_demands
from tests.assessments.trying import Trying
from tests.journeys.pages import queries, text
from tests.support.world import World

Place = Callable[[World], Mapping[str, object]]


def address(name: str, *args: object) -> str:
    """Return the address of a page."""
    return reverse(f"assessments:{name}", args=args)


def sent(browser: Client, url: str, **typed: str) -> str:
    """Send a form; return where it led, empty where the page came back."""
    answer = browser.post(url, typed)
    return str(answer.headers.get("Location", ""))


def stored(world: World) -> tuple[int, int]:
    """Return how many assessments and entries there are about "consented"."""
    me = world.participant()
    with acting(me):
        return Assessment.objects.count(), Entry.objects.count()


def test_the_therapist_sees_what_an_assessment_may_be_made_by_and_what_stands_in_the_way(world: World) -> None:
    trying = Trying(world, licensed=False)
    browser = world.browser(trying.therapist)

    page = text(browser, address("list", trying.person))

    assert "Demo: Samtal om arbete" in page
    assert "Du saknar licensen demo-kurs" in page
    assert (
        address("begin", trying.person, trying.ids["demo-dialog"])
        in browser.get(address("list", trying.person)).content.decode()
    )


def test_an_observation_is_begun_and_what_was_typed_stays_when_something_is_missing(world: World) -> None:
    trying = Trying(world)
    browser, url = world.browser(trying.therapist), address("begin", trying.person, trying.ids["demo-arbetsprov"])

    answer = browser.post(url, {"what": "Sortera post", "place": "Torsby"})

    assert "Skriv vilken dag du såg uppgiften göras." in answer.content.decode()
    assert "Sortera post" in answer.content.decode()
    assert stored(world) == (0, 0)
    day = {"on_day": "10", "on_month": "1", "on_year": "2013"}
    assert sent(browser, url, what="Sortera post", place="Torsby", **day).startswith(address("list", trying.person))
    assert stored(world) == (1, 0)


def test_an_empty_post_begins_nothing(world: World) -> None:
    trying = Trying(world)

    assert sent(world.browser(trying.therapist), address("begin", trying.person, trying.ids["demo-dialog"])) == ""
    assert stored(world) == (0, 0)


def test_a_person_rates_an_area_at_a_time_and_goes_on_later(world: World) -> None:
    trying = Trying(world)
    assessment, browser = trying.begin(), world.my_browser()
    first, second = (address("my_rate", assessment, area) for area in ("myself", "everyday"))

    assert sent(browser, first, know_strengths="3", know_wishes="no-rather_not") == second
    assert sent(browser, second, keep_times="2", **{"keep_times-comment": "Bussen är sen."}) == address(
        "my_rate", assessment, "body"
    )

    overview = text(browser, address("my_assessment", assessment))
    assert "Klart" in overview
    assert "Påbörjat" in overview
    assert "Bussen är sen." in text(browser, second)
    assert trying.view(trying.me, assessment).own.answers["keep_times"] == Answer(2, comment="Bussen är sen.")


def test_an_answer_that_is_no_step_is_refused_and_the_others_stay_in_the_form(world: World) -> None:
    trying = Trying(world)
    assessment, browser = trying.begin(), world.my_browser()

    answer = browser.post(
        address("my_rate", assessment, "everyday"), {"keep_times": "9", "recover": "2", "recover-comment": "Ord."}
    )

    assert answer.status_code == 200
    assert "Ord." in answer.content.decode()
    assert stored(world) == (1, 0)


def test_an_unfinished_rating_says_how_much_is_left(world: World) -> None:
    trying = Trying(world)
    assessment, browser = trying.begin(), world.my_browser()

    answer = browser.post(address("my_done", assessment), {"done": "yes"})

    assert "Frågor som saknar svar: 12." in answer.content.decode()
    assert sent(browser, address("my_done", assessment)) == ""
    assert stored(world) == (1, 0)


def test_the_dialogue_shows_both_what_was_agreed_and_what_the_person_says(world: World) -> None:
    places = talked(world)
    staff = text(
        world.browser(world.therapist()), address("assessment", places["participant_id"], places["assessment_id"])
    )
    mine = text(world.my_browser(), address("my_assessment", places["assessment_id"]))

    for page in (staff, mine):
        assert "Vi prövar att vila en timme mitt på dagen i februari." in page
        assert "Ser det på ett annat sätt. Jag vilar bra på helgen." in page
        assert "Olika" in page
        assert "Över tid" in page
        assert "Steg läggs aldrig ihop." in page
    assert "Deltagaren: Går med mycket stöd. Arbetsterapeuten: Går bra" in staff
    assert "Du: Går med mycket stöd. Arbetsterapeuten: Går bra" in mine


def test_the_other_side_is_not_shown_before_both_are_done(world: World) -> None:
    trying = Trying(world)
    assessment = trying.begin()
    trying.rate(trying.me, assessment, 1)

    page = text(world.browser(trying.therapist), address("assessment", trying.person, assessment))
    mine = text(world.my_browser(), address("my_assessment", assessment))

    assert "Går inte" not in page
    assert "Arbetsterapeuten är inte klar än." in mine


def test_what_a_task_asks_for_lies_beside_the_ability(world: World) -> None:
    places = with_demands(world)

    page = text(world.my_browser(), address("my_assessment", places["assessment_id"]))

    assert "Uppgiften bredvid förmågan: Sortera post" in page
    assert "Behöver stöd eller ändrad uppgift" in page


def test_the_two_agree_on_their_page_and_the_person_answers_on_theirs(world: World) -> None:
    trying = Trying(world)
    assessment = trying.dialogue(own=2, assessor=2, recover=4)
    agreed, remark = address("agree", trying.person, assessment), address("my_remark", assessment, "recover")

    assert sent(world.browser(trying.therapist), agreed, text="Vi prövar.", recover="3") != ""
    assert sent(world.my_browser(), remark, agrees="no") == ""
    assert sent(world.my_browser(), remark, agrees="no", text="Nej.") == address("my_assessment", assessment)

    found = trying.view(trying.me, assessment)
    assert found.agreement is not None
    assert (dict(found.agreement.steps), found.remark_of["recover"].text) == ({"recover": 3}, "Nej.")


def test_a_colleague_writes_a_licence_in(world: World) -> None:
    trying = Trying(world, licensed=False)
    browser, url = world.browser(world.caseworker("region")), address("licences")
    since = {"since_on_day": "2", "since_on_month": "1", "since_on_year": "2012"}

    assert sent(browser, url, account=str(trying.therapist.account_id), licence="demo-kurs", **since) == url

    assert "demo-kurs" in text(browser, url)
    trying.begin("demo-arbetsprov")


STAFF_BUDGETS: dict[str, tuple[Place, int]] = {
    "list": (talked, 20),
    "begin": (begun, 15),
    "assessment": (talked, 17),
    "agree": (talked, 18),
    "rate": (begun, 18),
    "done": (begun, 17),
}
OWN_BUDGETS: dict[str, tuple[Place, int]] = {
    "mine": (talked, 6),
    "my_assessment": (talked, 7),
    "my_rate": (begun, 8),
    "my_done": (begun, 7),
    "my_remark": (talked, 8),
}


@pytest.mark.parametrize("page", STAFF_BUDGETS)
def test_a_page_of_staff_asks_what_it_did(world: World, page: str) -> None:
    place, budget = STAFF_BUDGETS[page]
    places = place(world)
    named = {
        "list": ("participant_id",),
        "begin": ("participant_id", "instrument_id"),
        "rate": ("participant_id", "assessment_id", "area"),
    }.get(page, ("participant_id", "assessment_id"))
    browser = world.browser(world.therapist())
    url = address(page, *(places[one] for one in named))
    browser.get(url)

    found = queries(browser, url)

    assert len(found) == budget, "\n".join(found)


@pytest.mark.parametrize("page", OWN_BUDGETS)
def test_a_page_of_ones_own_asks_what_it_did(world: World, page: str) -> None:
    place, budget = OWN_BUDGETS[page]
    places = place(world)
    named: dict[str, tuple[str, ...]] = {
        "mine": (),
        "my_rate": ("assessment_id", "area"),
        "my_remark": ("assessment_id", "item"),
    }
    url = address(page, *(places[one] for one in named.get(page, ("assessment_id",))))
    browser = world.my_browser()
    browser.get(url)

    found = queries(browser, url)

    assert len(found) == budget, "\n".join(found)


def test_licences_ask_what_they_did(world: World) -> None:
    Trying(world)
    browser = world.browser(world.caseworker("region"))
    browser.get(address("licences"))

    found = queries(browser, address("licences"))

    assert len(found) == 7, "\n".join(found)
