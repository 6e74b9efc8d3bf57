"""The pages of papers, from a request to an answer, and what the person sees and says."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import PaperRequestId
from kedjan.papers.domain.codes import PaperUse, RequestState
from kedjan.papers.domain.files import MOST_BYTES
from kedjan.papers.domain.reference import reference
from kedjan.papers.queries.requests import requests_of
from kedjan.papers.web.letters import BY_HAND
from tests.papers.collecting import (
    CARE,
    FIRST,
    LAST,
    ask,
    empower,
    png,
    received,
    send,
    sent,
    stands,
    take_power_back,
    use,
)
from tests.support.people import PEOPLE
from tests.support.world import TODAY, World

NAME = "consented"


def _page(browser: Client, name: str, *places: object) -> str:
    answer = browser.get(reverse(f"papers:{name}", args=places))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def _day(name: str, day: date) -> dict[str, str]:
    return {name: day.isoformat()}


def _typed(**more: str) -> dict[str, object]:
    days = {**_day("first_on", FIRST), **_day("last_on", LAST)}
    return {"provider": CARE, "papers": ["certificate"], **days, **more}


def _only(world: World) -> PaperRequestId:
    fk = world.caseworker()
    with acting(fk):
        (found,) = requests_of(actor=fk, participant_id=world.person(NAME))
    return found.id


def test_a_request_goes_from_the_form_to_the_letter_and_in(world: World) -> None:
    browser, person = world.staff_browser(), world.person(NAME)
    empower(world, name=NAME)

    assert browser.post(reverse("papers:new", args=[person]), _typed(reply_to="Box 9")).status_code == 302
    request = _only(world)
    letter = _page(browser, "letter", person, request)
    assert "Begäran om papper" in letter
    assert "Fullmakt för: " in letter
    assert "Box 9" in letter
    marked = {"state": "sent", "way": "letter", **_day("on", TODAY)}
    assert browser.post(reverse("papers:request", args=[person, request]), marked).status_code == 302
    assert "0 av 1 papper är inne, äldsta begäran 0 dagar" in _page(browser, "case_papers", person)
    file = SimpleUploadedFile("hemligt namn.exe", png())
    answer = browser.post(reverse("papers:receive", args=[person, request]), {"kind": "certificate", "file": file})
    assert answer.status_code == 302
    assert "1 av 1 papper är inne" in _page(browser, "case_papers", person)
    assert stands(world.caseworker(), request).stand.state is RequestState.RECEIVED


def test_a_file_that_is_too_large_is_refused_before_it_is_read(world: World) -> None:
    browser, request = world.staff_browser(), sent(world, NAME)
    file = SimpleUploadedFile("stor.pdf", bytes(MOST_BYTES + 1))

    page = browser.post(
        reverse("papers:receive", args=[world.person(NAME), request]), {"kind": "certificate", "file": file}
    ).content.decode()

    assert "Filen är 26 megabyte. Den får vara högst 25." in page
    assert stands(world.caseworker(), request).files == ()


def test_the_power_that_is_missing_is_said_and_nothing_can_be_sent(world: World) -> None:
    browser, person = world.staff_browser(), world.person(NAME)
    request = ask(world, world.caseworker(), name=NAME)

    page = _page(browser, "request", person, request)

    assert "Det finns ingen fullmakt som gäller." in page
    assert "Begäran är skickad" not in page
    assert browser.get(reverse("papers:letter", args=[person, request])).status_code == 404


def test_taking_back_shows_what_stops_first_and_then_there_is_a_letter_that_stops(world: World) -> None:
    me, staff, person = world.my_browser(NAME), world.staff_browser(), world.person(NAME)
    power = empower(world, name=NAME)
    request = ask(world, world.caseworker(), name=NAME)
    staff.post(
        reverse("papers:request", args=[person, request]), {"state": "sent", "way": "letter", **_day("on", TODAY)}
    )
    address = reverse("papers:my_power", args=[power])

    before = _page(me, "my_power", power)
    assert CARE in before
    assert "Stoppas. De får ett brev om att inte skicka något." in before
    assert address in me.get(reverse("journeys:my_consents")).content.decode()
    assert me.post(address).status_code == 302

    assert "Du har tagit tillbaka fullmakten" in _page(me, "my_power", power)
    assert "Ska stoppas" in _page(staff, "case_papers", person)
    assert "Skicka inga papper" in _page(staff, "letter", person, request)
    assert "stoppa begäran om papper" in staff.get(reverse("config:start")).content.decode()


def test_a_paper_is_saved_only_after_it_is_said_what_for(world: World) -> None:
    paper, person, browser = received(world, NAME), world.person(NAME), world.staff_browser()
    file = reverse("papers:paper_file", args=[person, paper])

    assert browser.get(file).status_code == 404
    browser.post(reverse("papers:paper", args=[person, paper]), {"use": "plan"})
    answer = browser.get(file)

    assert answer.content == png()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kedjan-papper.png"'
    with acting(world.participant(NAME)):
        assert Reading.objects.filter(page="papers:paper_file").exists()


def test_a_person_reads_a_paper_and_says_what_it_is_not_for(world: World) -> None:
    paper, me, staff, person = received(world, NAME), world.my_browser(NAME), world.staff_browser(), world.person(NAME)
    use(world.caseworker(), paper, PaperUse.PLAN)

    assert me.get(reverse("papers:my_paper_file", args=[paper])).content == png()
    assert "Försäkringskassan Sunne" in _page(me, "my_paper", paper)
    me.post(reverse("papers:my_paper", args=[paper]), {"decide": "plan no"})

    assert "Du har sagt nej" in _page(me, "my_paper", paper)
    assert staff.get(reverse("papers:paper_file", args=[person, paper])).status_code == 404
    page = staff.post(reverse("papers:paper", args=[person, paper]), {"use": "plan"})
    assert page.status_code == 200
    me.post(reverse("papers:my_paper", args=[paper]), {"decide": "plan yes"})
    assert "Du har sagt nej" not in _page(me, "my_paper", paper)


def test_a_person_names_a_provider_and_takes_it_back(world: World) -> None:
    me = world.my_browser(NAME)

    assert me.post(reverse("papers:my_new"), _typed()).status_code == 302
    assert CARE in _page(me, "my_papers")
    request = _only(world)
    assert me.post(reverse("papers:my_papers"), {"take_back": str(request)}).status_code == 302

    assert stands(world.caseworker(), request).stand.state is RequestState.CANCELLED
    assert "Tryck på ett av svaren." in me.post(reverse("papers:my_papers"), {}).content.decode()


def test_a_time_that_ends_first_and_a_provider_named_twice_keep_what_was_typed(world: World) -> None:
    me = world.my_browser(NAME)
    backwards = {**_typed(), **_day("first_on", LAST + timedelta(days=1))}

    page = me.post(reverse("papers:my_new"), backwards).content.decode()
    assert "Den sista dagen är före den första." in page
    assert CARE in page
    me.post(reverse("papers:my_new"), _typed())
    assert "är redan tillfrågade" in me.post(reverse("papers:my_new"), _typed()).content.decode()


def test_pages_ask_the_same_number_of_questions_however_many_papers_there_are(world: World) -> None:
    empower(world, CARE, "Sjukhuset", name=NAME)
    me, staff, person = world.my_browser(NAME), world.staff_browser(), world.person(NAME)
    ask(world, world.caseworker(), name=NAME)

    def asked(browser: Client, name: str, *places: object) -> int:
        _page(browser, name, *places)
        with CaptureQueriesContext(connection) as queries:
            _page(browser, name, *places)
        return len(queries)

    few = (asked(staff, "case_papers", person), asked(me, "my_papers"))
    for number in range(5):
        me.post(reverse("papers:my_new"), _typed(provider=f"Mottagning {number}"))

    assert (asked(staff, "case_papers", person), asked(me, "my_papers")) == few


def _looked_at(world: World, browser: Client, name: str = NAME) -> tuple[str, str]:
    """Return the letter and the message of a request that waits to be sent."""
    request, person = ask(world, world.caseworker(), name=name), world.person(name)
    address = reverse("papers:letter", args=[person, request])
    return browser.get(address).content.decode(), browser.get(f"{address}?as=message").content.decode()


def test_a_message_is_short_and_never_has_the_number_which_the_letter_has_in_the_own_register(world: World) -> None:
    empower(world, name=NAME)

    letter, message = _looked_at(world, world.staff_browser())

    number = PEOPLE[NAME].number
    assert number in letter
    assert "Personnumret står på brevet, för deltagaren finns i ert register." in letter
    assert number not in message
    assert number[2:] not in message
    assert "Personnumret står aldrig i ett meddelande." in message
    assert "Hej! Vi har fullmakt av Clara Prov att hämta papper från er." in message
    assert "Fullmakt för: " not in message


def test_a_letter_about_somebody_in_another_register_has_a_line_for_the_number_and_says_why(world: World) -> None:
    person, af = world.person(NAME), world.caseworker("af")
    empower(world, name=NAME, key="af")
    browser = world.browser(af)
    request = ask(world, af, name=NAME)

    letter = _page(browser, "letter", person, request)

    assert PEOPLE[NAME].number not in letter
    assert "Personnumret står inte på brevet, för deltagaren finns inte i ert register." in letter
    assert BY_HAND in letter


def test_a_message_that_stops_says_nothing_but_the_reference(world: World) -> None:
    power, person, staff = empower(world, name=NAME), world.person(NAME), world.staff_browser()
    request = ask(world, world.caseworker(), name=NAME)
    send(world.caseworker(), request)
    take_power_back(world.caseworker(), power)

    message = staff.get(f"{reverse('papers:letter', args=[person, request])}?as=message").content.decode()

    assert f"Skicka inga papper på vår begäran {reference(request)}." in message
    assert "Clara" not in message
