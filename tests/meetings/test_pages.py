"""The pages of meetings: staff find a time, call, change, cancel and write minutes; the person answers with one tap."""

from collections.abc import Callable, Mapping

import pytest
import vobject
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import MeetingId
from kedjan.meetings.domain.codes import MarkKind, MeetingState, Need, WhyCancelled
from kedjan.meetings.operations.calling import cancel_meeting
from kedjan.meetings.queries.meetings import meetings_of
from kedjan.meetings.queries.terms import terms_of
from kedjan.organisations.queries import account_names
from tests.journeys.pages import links, queries, text
from tests.journeys.watching import at_work, unchanged
from tests.meetings.calls import NOW, been, called, shown, written
from tests.meetings.sending import FOUND, NOT_FOUND
from tests.support.world import World

_DAY = {"on_day": "22", "on_month": "1", "on_year": "2013", "begins_at": "13.15", "minutes": "45"}
_CALL = {"kind": "handover", "place": "Rum 3", "features": ["lift"], "agenda": "Nästa steg", **_DAY}


def test_staff_find_a_time_and_call_to_it(world: World) -> None:
    browser, person = world.staff_browser(), world.person("consented")
    times = reverse("meetings:times", args=[person])

    found = browser.get(f"{times}{FOUND}&parties={world.organisation('af')}").content.decode()
    chosen = next(one for one in sorted(links(found)) if "start=2013-01-15" in one)
    form = browser.get(chosen).content.decode()
    assert 'value="09:00"' in form
    browser.post(reverse("meetings:call", args=[person]), {**_CALL, "parties": [str(world.organisation("af"))]})

    me = world.participant()
    with acting(me):
        (meeting,) = meetings_of(actor=me, participant_id=person)
    assert (meeting.kind, meeting.place, meeting.agenda) == ("handover", "Rum 3", "Nästa steg")
    assert f"{meeting.when.starts_at:%H:%M}" == "12:15", "in UTC"
    assert "Överlämningsmöte 22 januari 2013 kl. 13:15–14:00" in text(browser, _list(world))


def _list(world: World) -> str:
    return reverse("meetings:case_meetings", args=[world.person("consented")])


def test_where_no_time_is_found_the_page_says_who_stands_in_the_way(world: World) -> None:
    times = reverse("meetings:times", args=[world.person("consented")])

    said = text(world.staff_browser(), f"{times}{NOT_FOUND}&parties={world.organisation('af')}")

    assert "Ingen tid passar alla" in said
    assert "Den första dagen efteråt när alla kan är 21 januari 2013." in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"on_year": "2012"}, "Tiden har redan varit."),
        ({"begins_at": "05:00"}, "Ett möte hålls mellan klockan 07 och 20."),
        ({"begins_at": "kvart över"}, "Skriv klockslaget som 09:30."),
        ({"minutes": "0"}, "15"),
        ({"place": ""}, "Var?"),
    ],
)
def test_what_cannot_be_called_is_said_and_nothing_is_lost(world: World, changed: dict[str, str], said: str) -> None:
    call = reverse("meetings:call", args=[world.person("consented")])
    typed = {**_CALL, "parties": [str(world.organisation("af"))], **changed}

    with unchanged(world, world.caseworker("fk"), "consented"):
        answer = world.staff_browser().post(call, typed).content.decode()

    assert said in answer
    assert "Nästa steg" in answer


def test_one_tap_says_that_i_cannot_come_and_the_caller_finds_a_new_time(world: World) -> None:
    meeting_id, me = called(world), world.my_browser()
    mine, theirs = _own(meeting_id), _staff(meeting_id)

    me.post(mine, {"do": "no"})

    assert "Du har sagt att du inte kan komma. Du får en ny tid." in text(me, mine)
    staff = world.staff_browser()
    assert "Någon kan inte" in text(staff, theirs)
    again = next(one for one in links(staff.get(theirs).content.decode()) if "instead=" in one)
    form = staff.get(again).content.decode()
    assert f'value="{meeting_id}"' in form
    found = staff.get(
        f"{reverse('meetings:times', args=[world.person('consented')])}{FOUND}"
        f"&parties={world.organisation('af')}&instead={meeting_id}"
    ).content.decode()
    moved = next(one for one in sorted(links(found)) if "start=" in one)
    assert moved.startswith(reverse("meetings:change", args=[meeting_id]))


def test_a_meeting_is_moved_and_cancelled_on_pages(world: World) -> None:
    meeting_id, browser = called(world), world.staff_browser()
    typed = {**_CALL, "kind": "network", "parties": [str(world.organisation("af"))]}

    browser.post(reverse("meetings:change", args=[meeting_id]), typed)
    browser.post(reverse("meetings:cancel", args=[meeting_id]), {"why": "not_needed"})

    meeting = shown(world.participant(), meeting_id)
    assert (meeting.sequence, meeting.place, meeting.state) == (2, "Rum 3", MeetingState.CANCELLED)
    said = text(world.my_browser(), _own(meeting_id))
    assert "Inställt" in said
    assert "Jag kommer" not in said


def test_the_person_says_what_they_need_and_when_they_can(world: World) -> None:
    meeting_id, me = called(world), world.my_browser()

    me.post(reverse("meetings:my_needs", args=[meeting_id]), {"chosen": "yes", "asks": ["diet"], "text": "Utan nötter"})
    times = {"weekdays": ["1"], "since_at": "10", "until_at": "14:00", "travel": "20", "features": ["loop"]}
    wrong = me.post(reverse("meetings:my_times"), times).content.decode()
    assert "Skriv klockslaget som 09:30." in wrong
    me.post(reverse("meetings:my_times"), {**times, "since_at": "10:00", "most_minutes": "45"})

    staff = world.caseworker("fk")
    needs = shown(staff, meeting_id).needs
    assert needs is not None
    assert (needs.asks, needs.text) == ((Need.DIET,), "Utan nötter")
    with acting(staff):
        said = terms_of(actor=staff, participant_id=world.person("consented"))[None]
    assert (said.travel, said.most_minutes, said.weekdays) == (20, 45, frozenset({1}))


def test_both_ways_of_inviting_are_noted(world: World) -> None:
    meeting_id, browser = called(world), world.staff_browser()

    for way in ("asked_orally", "asked_in_writing"):
        browser.post(_staff(meeting_id), {"do": way})

    assert shown(world.caseworker("fk"), meeting_id).ways_left == ()
    assert "Bjud deltagaren på båda sätten" not in text(browser, _staff(meeting_id))


def test_minutes_are_written_with_a_task_each_and_read(world: World) -> None:
    meeting_id, browser = been(world), world.staff_browser()
    page = reverse("meetings:minutes", args=[meeting_id])
    typed = {"text": "Vi provar.", "none_0": "nothing", "what_1": "Ringer chefen."}

    half = browser.post(page, typed).content.decode()
    assert "Arbetsförmedlingen Torsby: säg vad som ska göras och till vilken dag" in half
    day = {"due_1_day": "1", "due_1_month": "2", "due_1_year": "2013"}
    browser.post(page, {**typed, **day, "none_2": "waits"})
    world.my_browser().post(_own(meeting_id), {"do": "read"})

    said = text(browser, _staff(meeting_id))
    assert "Ringer chefen." in said
    assert "Senast 1 februari 2013" in said
    assert "Har läst: Deltagaren" in said


def test_a_task_is_given_to_a_colleague_by_name_and_the_person_reads_who(world: World) -> None:
    meeting_id, browser, fk = been(world), world.staff_browser(), world.caseworker("fk")
    page = reverse("meetings:minutes", args=[meeting_id])
    asked = browser.get(page).content.decode()
    number = next(one for one in "12" if f'name="who_{one}"' in asked)
    day = {f"due_{number}_day": "1", f"due_{number}_month": "2", f"due_{number}_year": "2013"}
    typed = {"text": "Vi provar.", "none_0": "nothing", f"what_{number}": "Ringer chefen.", **day}
    left = {"none_1": "waits", "none_2": "waits"} | {f"none_{number}": ""}

    stranger = browser.post(page, {**typed, **left, f"who_{number}": str(world.caseworker("af").account_id)})
    assert stranger.status_code == 200
    assert browser.post(page, {**typed, **left, f"who_{number}": str(fk.account_id)}).status_code == 302

    with acting(fk):
        name = account_names(ids=[fk.account_id])[fk.account_id]
    said = text(world.my_browser(), _own(meeting_id))
    assert f"Ringer chefen.{name}Senast 1 februari 2013" in said
    assert f'value="{fk.account_id}" selected' in browser.get(page).content.decode()


def test_the_letter_asks_for_what_somebody_may_need(world: World) -> None:
    said = text(world.staff_browser(), reverse("meetings:letter", args=[called(world)]))

    for asked in ("hjälpmedel", "kost", "höra", "se,", "läser högt", "på papper", "som fil", "dofter"):
        assert asked in said
    assert "Du behöver inte säga varför." in said


@pytest.mark.parametrize("whose", ["staff", "own"])
def test_the_file_for_calendars_says_nothing_of_the_person(world: World, whose: str) -> None:
    meeting_id, fk = called(world), world.caseworker("fk")
    browser = world.staff_browser() if whose == "staff" else world.my_browser()
    address = reverse("meetings:calendar" if whose == "staff" else "meetings:my_calendar", args=[meeting_id])

    first = browser.get(address)
    with at_work(fk):
        cancel_meeting(actor=fk, meeting_id=meeting_id, why=WhyCancelled.OTHER, now=NOW)
    second = vobject.readOne(browser.get(address).content.decode())

    event = vobject.readOne(first.content.decode()).vevent
    assert (event.summary.value, event.location.value) == ("Möte", "Kommunhuset i Sunne")
    assert (event.uid.value, event.sequence.value) == (second.vevent.uid.value, "0")
    assert (second.method.value, second.vevent.sequence.value) == ("CANCEL", "1")
    assert str(world.person("consented")) not in first.content.decode()
    assert first.headers["Content-Disposition"] == 'attachment; filename="kedjan.ics"'


def test_a_button_that_says_nothing_writes_nothing(world: World) -> None:
    meeting_id = called(world)

    with unchanged(world, world.caseworker("fk"), "consented"):
        for browser, page in ((world.staff_browser(), _staff(meeting_id)), (world.my_browser(), _own(meeting_id))):
            assert "Tryck på ett av svaren." in browser.post(page).content.decode()
            assert "Det finns inget protokoll" in browser.post(page, {"do": MarkKind.READ}).content.decode()


def test_whoever_is_not_called_finds_no_meeting(world: World) -> None:
    meeting_id = called(world)

    for page in ("meeting", "change", "cancel", "minutes", "needs", "letter", "calendar"):
        assert world.staff_browser("region").get(reverse(f"meetings:{page}", args=[meeting_id])).status_code == 404
    for page in ("change", "cancel", "minutes"):
        assert world.staff_browser("af").get(reverse(f"meetings:{page}", args=[meeting_id])).status_code == 404
    assert world.my_browser("private").get(_own(meeting_id)).status_code == 404


BUDGETS = {"case_meetings": 16, "times": 18, "call": 15, "terms": 16, "meeting": 11, "letter": 11, "minutes": 14}
OWN_BUDGETS = {"my_meetings": 6, "my_meeting": 9, "my_times": 14, "my_needs": 9}


def _address(world: World, page: str, meeting_id: MeetingId) -> str:
    person = world.person("consented")
    known: Mapping[str, Callable[[], str]] = {
        "times": lambda: f"{reverse('meetings:times', args=[person])}{FOUND}&parties={world.organisation('af')}",
        "terms": lambda: reverse("meetings:terms", args=[person, "ours"]),
        **{one: lambda: reverse(f"meetings:{page}", args=[person]) for one in ("case_meetings", "call")},
        **{one: lambda: reverse(f"meetings:{page}") for one in ("my_meetings", "my_times")},
    }
    return known.get(page, lambda: reverse(f"meetings:{page}", args=[meeting_id]))()


@pytest.mark.parametrize(("page", "budget"), [*BUDGETS.items(), *OWN_BUDGETS.items()])
def test_a_page_of_meetings_asks_what_it_did(world: World, page: str, budget: int) -> None:
    called(world)
    meeting_id = been(world)
    written(world, meeting_id)
    browser = world.my_browser() if page in OWN_BUDGETS else world.staff_browser()

    asked = queries(browser, _address(world, page, meeting_id))

    assert len(asked) == budget, "\n".join(asked)


def _own(meeting_id: MeetingId) -> str:
    return reverse("meetings:my_meeting", args=[meeting_id])


def _staff(meeting_id: MeetingId) -> str:
    return reverse("meetings:meeting", args=[meeting_id])
