"""The page of a file that a job works on: how far it is, what if one leaves, and what to do when it has stopped."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from kedjan.organisations.models import Membership
from kedjan.participants.domain.staging import Effect, ImportStatus
from kedjan.participants.operations import confirming
from kedjan.participants.web import decisions
from tests.journeys.pages import queries
from tests.participants.colleagues import colleague
from tests.participants.files import ASA, BO, ENDED, register, staged, view
from tests.participants.test_long_files import left_to_a_job
from tests.participants.test_protected_imports import sent
from tests.participants.test_writing_by_a_job import one_part
from tests.participants.web.test_import_pages import IMPORTS, address, said
from tests.participants.work import approved, queued, stand_still, work
from tests.policies.rows import seen
from tests.support.world import TODAY, World

WORK_BUDGET = 5


@pytest.fixture
def browser(world: World) -> Client:
    return world.browser(world.caseworker("fk"))


@pytest.fixture(autouse=True)
def _long_from_two_rows_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions, "AT_ONCE", 1)
    monkeypatch.setattr(confirming, "ROWS_AT_ONCE", 1)


def test_after_a_yes_the_page_says_how_far_it_is_and_then_what_happened(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO, ENDED)
    before = register(fk)

    waits = browser.post(address(import_id, "import_confirm"), follow=True)
    in_the_list = said(browser.get(IMPORTS))
    one_part(fk, import_id)
    half = browser.get(address(import_id))
    between = register(fk)
    work()
    done = browser.get(address(import_id))

    assert waits.redirect_chain == [(address(import_id), 302)]
    assert "Inskrivna rader 0 av 2 Väntar på sin tur." in said(waits)
    assert "Du kan stänga sidan." in said(waits)
    assert re.search(r"0 av 2 (\w+: )?Skrivs in", in_the_list)
    assert "Inskrivna rader 1 av 2" in said(half)
    assert b'data-kedjan-work="running"' in half.content
    assert {after - before[table] for table, after in between.items()} == {1}
    assert "2 personer lades till." in said(done)
    assert b"data-kedjan-work=" not in done.content


def test_a_short_file_is_written_at_once(world: World, browser: Client) -> None:
    import_id = staged(world.caseworker("fk"), ASA, ENDED)

    done = browser.post(address(import_id, "import_confirm"), follow=True)

    assert "1 person lades till." in said(done)
    assert queued() == []


def test_a_second_click_on_yes_is_one_job(world: World, browser: Client) -> None:
    import_id = staged(world.caseworker("fk"), ASA, BO)

    answers = [browser.post(address(import_id, "import_confirm")) for _click in range(2)]

    assert [one.headers["Location"] for one in answers] == [address(import_id)] * 2
    assert len(queued()) == 1


def test_a_colleagues_yes_to_a_file_that_is_being_written_says_so(world: World, browser: Client) -> None:
    kim = colleague(world)
    import_id = staged(kim, ASA, BO)
    approved(kim, import_id)

    answer = browser.post(address(import_id, "import_confirm"))

    assert "Någon har redan sagt ja till den här filen." in said(answer)
    assert len(queued()) == 1


def test_work_that_has_stopped_says_so_and_goes_on_at_a_click(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    one_part(fk, import_id)
    stand_still(fk, import_id)

    stopped = browser.get(address(import_id))
    in_the_list = said(browser.get(IMPORTS))
    again = browser.post(address(import_id), follow=True)
    work()

    assert "Arbetet har stannat Arbetet har inte kommit vidare sedan" in said(stopped)
    assert b'data-kedjan-work="stalled"' in stopped.content
    assert "Skriv in resten" in said(stopped)
    assert "Arbetet går vidare" not in said(stopped)
    assert re.search(r"1 av 2 (\w+: )?Har stannat", in_the_list)
    assert "Inskrivna rader 1 av 2 Väntar på sin tur." in said(again)
    assert view(fk, import_id).written == Effect(people=2)


def test_work_that_goes_on_is_not_tried_again_and_the_page_says_why(world: World, browser: Client) -> None:
    import_id = staged(world.caseworker("fk"), ASA, BO)
    approved(world.caseworker("fk"), import_id)

    answer = said(browser.post(address(import_id)))

    assert "Arbetet har inte stannat. Vänta lite till." in answer
    assert "Inskrivna rader 0 av 2" in answer
    assert len(queued()) == 1


def test_colleagues_are_told_at_once_that_whoever_said_yes_has_left(world: World, browser: Client) -> None:
    kim = colleague(world)
    import_id = staged(kim, ASA, BO)
    approved(kim, import_id)
    Membership.objects.filter(account_id=kim.account_id).update(until_on=TODAY - timedelta(days=1))

    told = said(browser.get(address(import_id)))
    browser.post(address(import_id))
    work()

    assert "Den som sa ja får inte längre läsa in listor." in told
    assert "Skriv in resten" in told
    assert view(world.caseworker("fk"), import_id).written == Effect(people=2)


def test_a_file_with_protected_people_gives_a_colleague_no_button(world: World, browser: Client) -> None:
    kim = colleague(world)
    import_id = sent(kim, "sekretess", BO)
    approved(kim, import_id)
    Membership.objects.filter(account_id=kim.account_id).update(until_on=TODAY - timedelta(days=1))

    told = said(browser.get(address(import_id)))
    answer = said(browser.post(address(import_id)))

    assert "Filen har rader om personer med skyddad identitet." in told
    assert "Skriv in resten" not in told
    assert "Filen har rader om personer med skyddad identitet." in answer
    assert len(queued()) == 1


def test_reading_that_nobody_may_go_on_with_can_only_be_taken_away(world: World, browser: Client) -> None:
    kim = colleague(world)
    import_id = left_to_a_job(kim, ASA, BO)
    Membership.objects.filter(account_id=kim.account_id).update(until_on=TODAY - timedelta(days=1))

    told = said(browser.get(address(import_id)))
    browser.post(address(import_id, "import_discard"))

    assert "Den som läste in filen får inte längre läsa in listor." in told
    assert "Försök igen" not in told
    assert view(world.caseworker("fk"), import_id).status is ImportStatus.DISCARDED


def test_the_rest_is_left_by_a_page_that_says_what_stays(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    one_part(fk, import_id)

    going = said(browser.post(address(import_id, "import_discard")))
    stand_still(fk, import_id)
    asked = said(browser.get(address(import_id, "import_discard")))
    browser.post(address(import_id, "import_discard"))

    assert "Filen skrivs in just nu. Vänta tills det är klart." in going
    assert "Vill du lämna resten av filen? Det som är klart (1 rad) blir kvar i registret." in asked
    assert (view(fk, import_id).status, view(fk, import_id).left) == (ImportStatus.CONFIRMED, 1)


def test_the_page_speaks_english(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    shown = said(browser.get(address(import_id)))

    assert "Rows entered 0 of 2 Waiting for its turn." in shown
    assert "You can close the page." in shown


def test_looking_how_far_it_is_reads_about_nobody_and_asks_little(world: World, browser: Client) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    before = seen(fk, "audit_reading")

    asked = queries(browser, address(import_id))

    assert len(asked) == WORK_BUDGET, "\n".join(asked)
    assert seen(fk, "audit_reading") == before


def test_the_work_of_another_organisation_is_not_there(world: World) -> None:
    fk = world.caseworker("fk")
    import_id = staged(fk, ASA, BO)
    approved(fk, import_id)
    stand_still(fk, import_id)
    stranger = world.browser(world.caseworker("sunne"))

    assert stranger.get(address(import_id)).status_code == 404
    assert stranger.post(address(import_id)).status_code == 404
    assert len(queued()) == 1
