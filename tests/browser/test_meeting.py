"""A meeting from a time that everybody can to what they did afterwards: staff, and the participant on a telephone."""

from pathlib import Path

import pytest
import vobject
from django.urls import reverse
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Years
from tests.browser.keys import Keys
from tests.browser.walker import Walker
from tests.support.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DESK, TELEPHONE = ViewportSize(width=1280, height=800), ViewportSize(width=320, height=800)
AF = "Arbetsförmedlingen Torsby"


@pytest.mark.parametrize("walker", ["sv"], indirect=True)
def test_a_meeting_is_called_moved_declined_held_and_read(
    walker: Walker, world: World, a_year_later: Years, tmp_path: Path
) -> None:
    case = reverse("journeys:case", args=[world.person("consented")])
    me = Keys(walker.context, walker.page, walker.address, walker.language, walker.sessions)

    meeting = _a_time_is_found(walker, case)
    _the_participant_says_what_they_need_and_yes(me, meeting, tmp_path)
    _the_meeting_is_moved(walker, meeting)
    _the_participant_cannot_come_in_one_tap(me, meeting)
    _a_new_time_is_proposed(walker, meeting)
    _at_telephone(me, meeting, "Jag kommer")
    a_year_later.pass_by(21)
    _minutes_with_a_task_each(walker, meeting)
    _everybody_says_that_they_have_read(walker, me, meeting)


def _a_time_is_found(walker: Walker, case: str) -> str:
    """Return the meeting's id."""
    walker.become("caseworker")
    walker.open(case)
    walker.follow("Möten")
    walker.follow("Hitta en tid")
    walker.choose(AF)
    walker.follow("Visa tider")
    walker.follow("Kalla till den här tiden")
    walker.choose("Överlämningsmöte")
    walker.write("Var?", "Kommunhuset i Sunne, rum 3")
    walker.page.locator("#id_agenda").fill("Nästa steg\nVem gör vad?")
    walker.follow("Kalla")
    walker.sees("Väntar på svar")
    walker.follow("Deltagaren har fått veta det muntligt")
    return walker.page.url.rstrip("/").rpartition("/")[2]


def _the_participant_says_what_they_need_and_yes(me: Keys, meeting: str, folder: Path) -> None:
    _on_telephone(me, meeting)
    me.follow("Ändra vad som behövs på mötet")
    me.choose("Pauser")
    me.choose("Att ingen har starka dofter")
    me.follow("Spara")
    me.sees("Att ingen har starka dofter")
    me.follow("Jag kommer")
    me.sees("Du har sagt att du kommer.")
    calendar = _file_for_the_calendar(me, folder)
    assert (calendar.method.value, calendar.vevent.status.value) == ("PUBLISH", "CONFIRMED")


def _file_for_the_calendar(me: Keys, folder: Path) -> vobject.base.Component:
    address = reverse("meetings:my_calendar", args=[me.page.url.rstrip("/").rpartition("/")[2]])
    me.tab_to(address)
    with me.page.expect_download() as download:
        me.page.keyboard.press("Enter")
    path = folder / "meeting.ics"
    download.value.save_as(path)
    return vobject.readOne(path.read_text(encoding="utf-8"))


def _the_meeting_is_moved(walker: Walker, meeting: str) -> None:
    _at_desk(walker, "caseworker", meeting)
    walker.sees("Pauser")
    walker.follow("Ändra mötet")
    walker.write("Klockan", "13:00")
    walker.follow("Spara ändringen")
    walker.sees("Har inte svarat")


def _the_participant_cannot_come_in_one_tap(me: Keys, meeting: str) -> None:
    _on_telephone(me, meeting)
    assert "13:00" in me.page.locator("main").inner_text()
    me.follow("Jag kan inte komma")
    me.sees("Du har sagt att du inte kan komma. Du får en ny tid.")


def _a_new_time_is_proposed(walker: Walker, meeting: str) -> None:
    _at_desk(walker, "caseworker", meeting)
    walker.sees("Någon kan inte komma")
    walker.follow("Föreslå en ny tid")
    walker.follow("Visa tider")
    walker.follow("Flytta mötet hit")
    walker.follow("Spara ändringen")
    walker.sees("Väntar på svar")


def _minutes_with_a_task_each(walker: Walker, meeting: str) -> None:
    _at_desk(walker, "caseworker", meeting)
    walker.sees("Har varit")
    walker.follow("Skriv protokoll")
    walker.page.locator("#id_text").fill("Vi prövar ett arbete på lagret i tre veckor.")
    for number, what in enumerate(("Åka dit på måndag.", "Ringa lagret.", "Skicka papper om ersättning.")):
        walker.page.locator(f"#id_what_{number}").fill(what)
        walker.write_day(f"due_{number}", "2013-03-01")
    walker.page.locator("#id_who_2").select_option(index=1)
    walker.follow("Spara protokollet")
    walker.sees("Ringa lagret.")
    walker.sees("Ingen har sagt att de har läst än.")


def _everybody_says_that_they_have_read(walker: Walker, me: Keys, meeting: str) -> None:
    _on_telephone(me, meeting)
    me.sees("Det här ska du göra")
    me.follow("Jag har läst")
    _at_desk(walker, "colleague", meeting)
    walker.follow("Vi har läst")
    _at_desk(walker, "caseworker", meeting)
    assert f"Har läst: Deltagaren, {AF}" in walker.page.locator("main").inner_text()


def _at_telephone(me: Keys, meeting: str, answer: str) -> None:
    _on_telephone(me, meeting)
    me.follow(answer)


def _on_telephone(me: Keys, meeting: str) -> None:
    """Let the participant come from their list to the meeting, by keys and in a narrow window."""
    me.page.set_viewport_size(TELEPHONE)
    me.become("participant")
    me.open(reverse("meetings:my_meetings"))
    me.go(reverse("meetings:my_meeting", args=[meeting]))
    assert me.page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


def _at_desk(walker: Walker, role: str, meeting: str) -> None:
    walker.page.set_viewport_size(DESK)
    walker.become(role)
    walker.open(reverse("meetings:meeting", args=[meeting]))
