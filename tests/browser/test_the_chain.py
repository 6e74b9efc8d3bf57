"""One person's way through Framsteget in a real browser: from the early list to the result table."""

import re

import pytest
from playwright.sync_api import Locator

from tests.browser.conftest import Years
from tests.browser.walker import Walker
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PLACE = "Verkstaden"


def test_the_chain_is_walked_from_the_early_list_to_the_result_table(
    walker: Walker, world: World, a_year_later: Years
) -> None:
    case = f"/cases/{world.person('unasked')}/"

    invite_and_enrol(walker, case)
    settle_gates(walker)
    go_on(walker, "step_2")
    take_a_place(walker, case)
    go_on(walker, "step_3", reason="Bedömningen fortsätter på en ny plats.")
    end_with_work(walker)
    a_year_later.pass_by(370)
    follow_up(walker, case)
    see_results(walker)

    walker.become("participant")
    walker.open("/me/")
    walker.open("/me/who-looked/")
    walker.open("/me/consents/")


def invite_and_enrol(walker: Walker, case: str) -> None:
    walker.become("caseworker")
    walker.open("/early-list/")
    assert walker.page.locator(f'a[href="{case}"]').count() >= 1
    walker.open(case)
    walker.follow("Bjud in")
    walker.choose("Telefon")
    walker.follow("Spara inbjudan")
    walker.follow("Skriv in svaret")
    walker.choose("Ja")
    walker.choose("I telefon")
    walker.choose("Saknar e-legitimation")
    walker.follow("Spara svaret")
    walker.choose("Undertecknat på papper")
    walker.choose("Vid ett möte")
    walker.choose("Saknar e-legitimation")
    walker.follow("Visa texterna")
    walker.follow("Spara samtycket och skriv in")
    walker.sees("Pågår nu")


def settle_gates(walker: Walker) -> None:
    """Do every task of the first gate; say of the others why they are clear without."""
    links = walker.page.locator(".govuk-task-list__link")
    assert links.count() == 4
    for number in range(4):
        click(walker, links.nth(number))
        if number == 0:
            do_the_tasks(walker)
            walker.sees("Alla uppgifter är klara")
        else:
            walker.write("Anteckning", "Ordnat före starten.")
        walker.choose("Klar")
        walker.follow("Spara")


def do_the_tasks(walker: Walker) -> None:
    links = walker.page.locator(".govuk-task-list__link")
    for number in range(links.count()):
        click(walker, links.nth(number))
        walker.choose("Klar")
        walker.follow("Spara")


def click(walker: Walker, link: Locator) -> None:
    link.click()
    walker.page.wait_for_load_state()
    walker.look()


def go_on(walker: Walker, stage: str, reason: str = "") -> None:
    walker.follow("Gå till nästa steg")
    walker.page.locator(f'input[value="{stage}"]').check()
    if reason:
        walker.follow("Gå vidare")
        walker.sees("Skriv varför det är rätt att gå vidare ändå.")
        walker.page.locator("#id_reason").fill(reason)
    walker.follow("Gå vidare")
    walker.sees("Pågår nu")


def take_a_place(walker: Walker, case: str) -> None:
    walker.become("therapist")
    walker.open(f"{case}place/?municipality=")
    walker.page.locator(f'a[href^="{case}place/"]').first.click()
    walker.page.wait_for_load_state()
    walker.look()
    walker.write_day("starts_on", "2013-01-21")
    walker.write_day("ends_on", "2013-02-15")
    walker.choose("Undertecknat på papper")
    walker.choose("Vid ett möte")
    walker.choose("Saknar e-legitimation")
    walker.follow("Fortsätt")
    walker.follow("Deltagaren säger ja: dela")
    walker.become("employer")
    walker.open("/places/mine/")
    walker.become("caseworker")
    walker.open(case)


def end_with_work(walker: Walker) -> None:
    walker.follow("Avsluta deltagandet")
    walker.page.locator('input[value="other_employer"]').check()
    walker.follow("Avsluta deltagandet")
    walker.sees("Avslutad")


def follow_up(walker: Walker, case: str) -> None:
    walker.become("coordinator")
    walker.open("/follow-ups/")
    walker.open(f"{case}follow-up/")
    walker.choose("Arbete utan stöd")
    walker.page.locator("main form button[type=submit]").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    walker.sees("Arbete utan stöd")


def see_results(walker: Walker) -> None:
    walker.become("manager")
    walker.open("/results/framsteget/")
    assert re.search(r"1\s(av|of)\s1", walker.page.locator("main").inner_text())
    walker.open("/results/framsteget/publish/")
    walker.page.locator("main form button[type=submit]").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    walker.become("steering")
    walker.open("/results/framsteget/published/")
    walker.become("evaluator")
    walker.open("/results/framsteget/")
