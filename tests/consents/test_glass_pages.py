"""Breaking the glass on the web: explained beforehand, answered alike for somebody and for nobody, over by itself."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.consents.jobs import tell_of_broken_glass_now
from kedjan.consents.operations.glass import ALERT_JOB
from kedjan.consents.queries import emergencies
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.information import Category
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.participants.domain.protection import Strength
from tests.consents.closing import Typed, glass
from tests.journeys.pages import html, links, queries, text
from tests.journeys.watching import recorded
from tests.policies.closing import close, protect
from tests.support.people import PEOPLE
from tests.support.world import World

OPENINGS = "/emergency/"
NOBODY = "195001182046"


def af(world: World) -> Client:
    return world.browser(world.caseworker("af"))


def opened(world: World) -> str:
    """Return where the caseworker at "af" sees whom they have opened."""
    return max(one for one in links(html(af(world), OPENINGS)) if one.startswith(OPENINGS))


def told(actor: Actor) -> list[str]:
    with acting(actor):
        found = notices(actor=actor, limit=100)
    return [one.text for one in found if one.kind is NoticeKind.EMERGENCY_OPENED]


def work_off() -> int:
    """Do the jobs that tell of broken glass; return how many there were."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [ALERT_JOB])
        jobs = [json.loads(args) for (args,) in cursor.fetchall()]
    for values in jobs:
        tell_of_broken_glass_now(**values)
    return len(jobs)


def test_the_page_is_found_from_the_cases_by_those_who_may_and_says_what_follows(world: World) -> None:
    page = text(af(world), OPENINGS)

    assert OPENINGS in links(html(af(world), "/cases/"))
    assert OPENINGS not in links(html(world.browser(world.coordinator()), "/cases/"))
    for said in ("Personen får veta att det var du", "informationssäkerhet", "i fyra timmar", "fortfarande spärrat"):
        assert said in page


def test_somebody_is_open_for_four_hours_with_a_link_and_a_last_moment(world: World) -> None:
    answer = af(world).post(OPENINGS, glass(PEOPLE["private"].number))

    assert answer.headers["Location"] == OPENINGS
    assert "Fara för personens liv eller hälsa. Öppet till" in text(af(world), OPENINGS)
    page = html(af(world), opened(world))
    case = reverse("journeys:case", args=[world.person("private")])
    assert "Petra Prov" in page
    assert case in links(page)
    assert "Petra Prov" in text(af(world), case)


def test_a_number_is_read_as_people_write_it(world: World) -> None:
    number = PEOPLE["private"].number

    af(world).post(OPENINGS, glass(f"{number[2:8]}-{number[8:]}"))

    assert "Petra Prov" in text(af(world), opened(world))


def _shapes(world: World, typed: Typed) -> tuple[int, str, list[str]]:
    """Return what is answered, and the statements without their values."""
    client = af(world)
    with CaptureQueriesContext(connection) as captured:
        answer = client.post(OPENINGS, typed)
    made = [re.sub(r"'[^']*'|\\x\w+|\d+", "?", one["sql"]) for one in captured.captured_queries]
    return answer.status_code, answer.headers["Location"], made


def test_the_answer_and_the_work_are_the_same_for_somebody_for_nobody_and_for_somebody_protected(world: World) -> None:
    protect(world.caseworker("fk"), world.person("over"), Strength.PROTECTED)
    _shapes(world, glass(NOBODY))  # what is asked once a process has been asked

    answers = [_shapes(world, glass(number)) for number in (PEOPLE["private"].number, NOBODY, PEOPLE["over"].number)]

    assert answers[0] == answers[1] == answers[2]


def test_the_page_of_ones_openings_says_the_same_of_somebody_and_of_nobody(world: World) -> None:
    pages = []
    for number in (PEOPLE["private"].number, NOBODY):
        af(world).post(OPENINGS, glass(number))
        pages.append(html(af(world), OPENINGS))
    lines = re.findall(r'govuk-task-list__hint"[^>]*>([^<]*)<', pages[1])

    assert len(lines) == 2
    assert lines[0] == lines[1]


def test_nobody_and_somebody_protected_are_shown_alike(world: World) -> None:
    protect(world.caseworker("fk"), world.person("private"), Strength.PROTECTED)
    said = []
    for number in (PEOPLE["private"].number, NOBODY):
        af(world).post(OPENINGS, glass(number))
        said += [text(af(world), one) for one in links(html(af(world), OPENINGS)) if one.startswith(OPENINGS)]

    assert len(said) == 3
    assert all("Det finns ingen att visa." in one for one in said)
    assert "Petra" not in " ".join(said)


def test_the_same_form_sent_twice_is_one_attempt(world: World) -> None:
    typed = glass(PEOPLE["private"].number)

    answers = [af(world).post(OPENINGS, typed).status_code for _time in range(2)]

    actor = world.caseworker("af")
    with acting(actor):
        assert len(emergencies(actor=actor)) == 1
    assert answers == [302, 302]
    assert len(recorded(actor, "GlassBroken")) == 1
    assert work_off() == 1


def test_a_form_with_somebody_elses_key_is_an_attempt_of_ones_own(world: World) -> None:
    typed = glass(PEOPLE["private"].number)

    af(world).post(OPENINGS, typed)
    world.browser(world.caseworker("sunne")).post(OPENINGS, typed)

    for key in ("af", "sunne"):
        actor = world.caseworker(key)
        with acting(actor):
            assert len(emergencies(actor=actor)) == 1


def test_a_job_tells_the_person_and_the_officers_a_moment_later(world: World) -> None:
    af(world).post(OPENINGS, glass(PEOPLE["private"].number))
    af(world).post(OPENINGS, glass(NOBODY))
    before = told(world.participant("private"))

    assert work_off() == 2

    assert before == []
    assert told(world.participant("private")) == [
        "Arbetsförmedlingen Torsby har öppnat dina uppgifter utan att fråga dig först. Skälet är sparat och granskas."
    ]
    for key in ("fk", "af"):
        assert len(told(world.officer(key))) == 1


def test_somebody_protected_is_told_and_the_officers_see_no_notice_of_them(world: World) -> None:
    protect(world.caseworker("fk"), world.person("private"), Strength.PROTECTED)
    af(world).post(OPENINGS, glass(PEOPLE["private"].number))

    work_off()

    assert len(told(world.participant("private"))) == 1
    assert [told(world.officer(key)) for key in ("fk", "af")] == [[], []]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"number": ""}, "Skriv personnumret."),
        ({"number": "190001019803"}, "sista siffra stämmer inte"),
        ({"words": " "}, "Skriv med egna ord varför det behövs."),
        ({"reason": ""}, "Välj ett svar"),
    ],
)
def test_what_is_missing_is_said_what_was_typed_is_kept_and_nobody_is_looked_for(
    world: World, change: dict[str, str], why: str
) -> None:
    answer = af(world).post(OPENINGS, {**glass(PEOPLE["private"].number), **change})

    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert ("Hon har ramlat" in answer.content.decode()) is ("words" not in change)
    actor = world.caseworker("af")
    with acting(actor):
        assert emergencies(actor=actor) == ()


def test_what_the_person_has_blocked_stays_blocked_and_the_block_may_be_lifted(world: World) -> None:
    close(world.participant("private"), world.person("private"), world.organisation("af"), Category.IDENTITY)
    af(world).post(OPENINGS, glass(PEOPLE["private"].number))

    page = html(af(world), opened(world))

    assert "Petra" not in page
    assert "Namnet är inte öppet för dig" in page
    case = reverse("journeys:case", args=[world.person("private")])
    assert "Häv spärren för en tid" in text(af(world), case)


def test_an_opening_is_its_owners_alone_and_ends(world: World) -> None:
    af(world).post(OPENINGS, glass(PEOPLE["private"].number))
    address = opened(world)
    actor = world.caseworker("af")

    assert world.browser(world.caseworker("sunne")).get(address).status_code == 404
    with acting(actor) as clock:
        assert emergencies(actor=actor, running_at=clock.now() + timedelta(hours=5)) == ()


def test_looking_is_noted_once(world: World) -> None:
    af(world).post(OPENINGS, glass(PEOPLE["private"].number))

    af(world).get(opened(world))

    actor = world.caseworker("af")
    with acting(actor):
        found = Reading.objects.filter(actor_id=actor.account_id, page="consents:opening")
        assert list(found.values_list("category", "basis")) == [("identity", "emergency")]


@pytest.mark.parametrize(("page", "budget"), {"openings": 5, "opening": 7}.items())
def test_the_pages_ask_what_they_did(world: World, page: str, budget: int) -> None:
    af(world).post(OPENINGS, glass(PEOPLE["private"].number))

    asked = queries(af(world), {"openings": OPENINGS, "opening": opened(world)}[page])

    assert len(asked) == budget, "\n".join(asked)
