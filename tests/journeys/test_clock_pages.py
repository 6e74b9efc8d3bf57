"""The page of days to keep, how what starts them is written and changed, and the person's own days."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.clock_events import ClockEvent
from kedjan.journeys.queries import clocks_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import ClockId
from kedjan.kernel.readability import EASY, reading
from tests.journeys.pages import html as page
from tests.journeys.pages import links, queries, said, text
from tests.journeys.test_clocks import standing, written
from tests.policies.rows import seen
from tests.support.world import World
from tests.ui.pages import parsed, words

MINE = reverse("journeys:my_days")


def address(world: World, name: str = "consented") -> str:
    return reverse("journeys:clocks", args=[world.person(name)])


def typed(event: str, began_on: str, last_on: str = "") -> dict[str, str]:
    return {"event": event, "began_on": began_on, "last_on": last_on}


def rows(client: Client, place: str) -> list[list[str]]:
    """Return the words of the days that are to come."""
    ahead = next(parsed(page(client, place)).iter("tbody"))
    return [[words(cell) for cell in row] for row in ahead]


def post(client: Client, place: str, answers: dict[str, str]) -> str:
    answer = client.post(place, answers)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_a_day_says_its_date_how_long_is_left_why_and_whom_to_ask(world: World) -> None:
    written(world, world.caseworker(), began_on=date(2012, 11, 5))

    found = next(row for row in rows(world.staff_browser(), address(world)) if row[0].startswith("Dag 91"))

    assert found == [
        "Dag 91: också annat arbete hos arbetsgivaren vägs in",
        "3 februari 2013",
        "Om 20 dagar",
        "Rehabiliteringskedjan från 2008-07-01, Försäkringskassan. Regeln gäller från 1 juli 2008. Läst vid källan.",
        "Försäkringskassan",
    ]


def test_the_nearest_day_comes_first_and_the_page_promises_nothing(world: World) -> None:
    client = world.staff_browser()
    written(world, world.caseworker(), ClockEvent.REFERRED, date(2012, 10, 20))

    shown = text(client, address(world))

    assert rows(client, address(world))[0][0] == "Besöket hos specialisten ska ha blivit av"
    assert "Den säger aldrig vad någon har rätt till" in shown


def test_what_happened_is_written_on_the_page(world: World) -> None:
    client = world.staff_browser()

    assert post(client, address(world), typed("sick_leave", "2012-11-05", "2012-12-31")) == ""

    assert standing(world, world.caseworker()) == [(ClockEvent.SICK_LEAVE, date(2012, 11, 5), date(2012, 12, 31))]
    assert "5 november 2012 till 31 december 2012" in text(client, address(world))


def test_a_refused_period_is_said_and_what_was_typed_stays(world: World) -> None:
    client = world.staff_browser()
    written(world, world.caseworker(), began_on=date(2012, 11, 5))

    shown = post(client, address(world), typed("sick_leave", "2012-12-01"))

    assert "Perioden går in i en sjukskrivning som pågår sedan 5 november 2012" in said(shown)
    assert 'value="2012"' in shown


def test_an_empty_form_writes_nothing(world: World) -> None:
    assert "Vad har hänt?" in post(world.staff_browser(), address(world), {})
    assert standing(world, world.caseworker()) == []


def test_days_are_changed_and_what_is_wrong_is_taken_back(world: World) -> None:
    client, actor = world.staff_browser(), world.caseworker()
    first = written(world, actor).clock_id
    place = reverse("journeys:clock", args=[world.person("consented"), first])
    assert place in links(page(client, address(world)))

    assert post(client, place, {"what": "change", "began_on": "2012-11-06", "last_on": "2012-12-31"}) == ""
    assert standing(world, actor) == [(ClockEvent.SICK_LEAVE, date(2012, 11, 6), date(2012, 12, 31))]

    second = reverse("journeys:clock", args=[world.person("consented"), _only(world, actor)])
    assert post(client, second, {"what": "take_back", "began_on": "2012-11-06"}) == ""
    assert standing(world, actor) == []
    assert client.get(place).status_code == 404


def test_whoever_did_not_write_it_reads_who_did_and_changes_nothing(world: World) -> None:
    clock_id = written(world, world.caseworker("fk")).clock_id
    place = reverse("journeys:clock", args=[world.person("consented"), clock_id])
    client = world.browser(world.caseworker("sunne"))

    assert "Bara de kan ändra det." in text(client, place)
    assert client.post(place, {"what": "take_back", "began_on": "2012-11-05"}).status_code == 200
    assert len(standing(world, world.caseworker("fk"))) == 1


def test_somebody_on_the_early_list_has_days_too(world: World) -> None:
    assert "Ersättningens sista dag" in text(world.staff_browser(), address(world, "unasked"))


def test_nobody_else_finds_the_page(world: World) -> None:
    assert world.browser(world.caseworker("torsby")).get(address(world)).status_code == 404


def test_what_is_read_is_noted_by_its_kind(world: World) -> None:
    actor = world.caseworker()
    before = seen(actor, "audit_reading", world.person("consented"))

    world.staff_browser().get(address(world))

    assert seen(actor, "audit_reading", world.person("consented")) > before


def test_my_own_days_say_when_what_and_whom_to_ask(world: World) -> None:
    written(world, world.caseworker(), began_on=date(2012, 11, 5))

    shown = text(world.my_browser(), MINE)

    assert "Snart" in shown
    assert "3 februari 2013" in shown
    assert "Du har varit sjukskriven i 90 dagar." in shown
    assert "Fråga: Försäkringskassan." in shown


def test_my_own_days_are_easy_to_read(world: World) -> None:
    for event in (ClockEvent.SICK_LEAVE, ClockEvent.CARE_SOUGHT, ClockEvent.REFERRED):
        written(world, world.caseworker(), event)

    assert reading(text(world.my_browser(), MINE)).lix <= EASY


@pytest.mark.parametrize(("which", "budget"), [("staff", 19), ("mine", 15)])
def test_the_pages_ask_what_they_did(world: World, which: str, budget: int) -> None:
    written(world, world.caseworker())
    client = world.staff_browser() if which == "staff" else world.my_browser()

    asked = queries(client, address(world) if which == "staff" else MINE)

    assert len(asked) == budget, "\n".join(asked)


def _only(world: World, actor: Actor) -> ClockId:
    with acting(actor):
        (found,) = clocks_of(actor=actor, participant_id=world.person("consented"))
    return found.written.id
