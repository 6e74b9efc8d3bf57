"""The pages of groups that are led, and the participant's own: what they say, what one tap does, what is refused."""

from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.coaching.domain.leading_codes import MaterialForm, Presence, WhyAway
from kedjan.coaching.operations.own import choose_forms
from kedjan.coaching.queries.members import notes_of, tools_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.readability import EASY, reading
from tests.coaching.leading import FIRST, LAST, NOW, SECOND, Led, held, led_group, marks, noted, over
from tests.journeys.pages import html, queries, said, text
from tests.journeys.watching import at_work
from tests.policies.closing import protect
from tests.support.people import PEOPLE
from tests.support.world import World


def _at(page: str, led: Led, *more: object) -> str:
    return reverse(f"coaching:{page}", args=[led.id, *more])


def _sent(client: Client, place: str, typed: Mapping[str, object]) -> str:
    response = client.post(place, typed)
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def _member(led: Led, page: str = "member") -> str:
    return _at(page, led, led.world.person("consented"))


def test_whoever_leads_sees_their_groups_the_next_session_and_what_is_not_written(world: World) -> None:
    led_group(world)

    shown = text(world.staff_browser(), reverse("coaching:my_groups"))

    assert "Gruppen i Medborgarhuset led från 7 januari 2013" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert "2 träffar är inte inskrivna." in shown
    assert "Du leder ingen grupp nu." in text(world.staff_browser("torsby"), reverse("coaching:my_groups"))


def test_a_group_shows_people_by_name_where_they_may_be_seen(world: World) -> None:
    led = led_group(world, ("consented", "private"))

    for_fk = text(world.staff_browser(), _at("group", led))
    for_af = text(world.staff_browser("af"), _at("group", led))
    for_stranger = text(world.staff_browser("torsby"), _at("group", led))

    names = _names(world)
    assert [name in for_fk for name in names] == [True, True]
    assert [name in for_af for name in names] == [True, False]
    assert [name in for_stranger for name in names] == [False, False]


def _names(world: World) -> list[str]:
    return [f"{PEOPLE[name].given_name} {PEOPLE[name].family_name}" for name in ("consented", "private")]


def test_a_group_says_what_its_room_and_its_material_lack(world: World) -> None:
    led, me = led_group(world), world.participant("consented")
    with at_work(me):
        choose_forms(actor=me, forms=[MaterialForm.READ_ALOUD], now=NOW)

    shown = text(world.staff_browser(), _at("group", led))

    assert "Materialet till träff 2 saknas som: Inläst ljud. 1 person behöver det så." in shown


def test_each_person_is_written_in_with_one_tap_and_corrected_with_another(world: World) -> None:
    led, client = led_group(world, ("consented",)), world.staff_browser()
    place, person = _at("session", led, SECOND), world.person("consented")

    to = _sent(client, place, {"mark": f"{person} here"})
    first = marks(led, led.fk)[SECOND].presence
    _sent(client, place, {"mark": f"{person} travel"})

    assert to == f"{place}#p-{person}"
    assert first is Presence.HERE
    assert marks(led, led.fk)[SECOND].why_away is WhyAway.TRAVEL
    assert "0 är här. 1 av 1 är inskrivna." in text(client, place)


@pytest.mark.parametrize("mark", ["", "x here", "00000000-0000-0000-0000-000000000000 ill", "here"])
def test_what_no_button_sends_is_not_found(world: World, mark: str) -> None:
    led = led_group(world)

    response = world.staff_browser().post(_at("session", led, SECOND), {"mark": mark})

    assert response.status_code == 404
    assert marks(led, led.fk) == {}


def test_a_session_to_come_has_no_button_for_here_and_one_that_is_cancelled_has_none(world: World) -> None:
    led, client = led_group(world, ("consented",)), world.staff_browser()
    place = _at("session", led, LAST)
    before = html(client, place)

    _sent(client, _at("session_cancel", led, LAST), {"why": "no_room"})

    assert f"{world.person('consented')} here" not in before
    assert f"{world.person('consented')} unknown" in before
    assert "Det saknas en lokal" in text(client, place)
    assert 'name="mark"' not in html(client, place)


def test_a_reading_is_noted_once_for_each_kind_and_person(world: World) -> None:
    led, client = led_group(world, ("consented",)), world.staff_browser()

    client.get(_at("session", led, SECOND))

    with acting(world.participant("consented")):
        rows = Reading.objects.filter(page="coaching:session").values_list("category", flat=True)
        assert sorted(map(str, rows)) == ["identity", "plan"]


def test_a_session_is_held_by_those_who_led_it_and_refused_with_the_reason(world: World) -> None:
    led, client = led_group(world), world.staff_browser()
    place = _at("session_done", led, FIRST)

    refused = said(client.post(place, {"led_by": [str(led.coaches["fk"])]}).content.decode())
    to = _sent(client, place, {"led_by": [str(led.coaches[key]) for key in ("fk", "af")]})

    assert "Två coacher måste leda gruppens första träff." in refused
    assert to == _at("session", led, FIRST)
    assert "Har startat" in text(client, _at("group", led))


def test_the_material_of_a_session_is_written_and_what_is_wrong_is_said(world: World) -> None:
    led, client = led_group(world), world.staff_browser()
    place = _at("session_plan", led, SECOND)
    typed = {"on": "2013-01-16", "begins_at": "13.30", "theme": "Min vecka", "easy_text": "Vi ritar.", "ways": ["easy"]}

    wrong = said(client.post(place, {**typed, "begins_at": "halv två"}).content.decode())
    _sent(client, place, typed)

    assert "Skriv klockslaget som 09:30." in wrong
    shown = text(client, _at("session", led, SECOND)).replace("\N{NO-BREAK SPACE}", " ")
    assert "16 januari 2013 kl. 13:30" in shown
    assert "Vi ritar." in shown


def test_a_note_a_talk_and_the_checklist_are_written_and_shown(world: World) -> None:
    led, client = led_group(world), world.staff_browser()

    for page, typed in (
        ("note", {"text": "Vill cykla till jobbet."}),
        ("talk", {"held_on": "2013-01-14", "next_on": "2013-02-04"}),
        ("circumstances", {"travel": "Bussen går sällan."}),
    ):
        assert _sent(client, _member(led, page), dict(typed)) == _member(led)

    shown = text(client, _member(led)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Vill cykla till jobbet." in shown
    assert "Nästa samtal 4 februari 2013." in shown
    assert "Bussen går sällan." in html(client, _member(led, "circumstances"))
    with acting(world.participant("consented")):
        assert len(notes_of(actor=world.participant("consented"), participant_id=world.person("consented"))) == 1


@pytest.mark.parametrize("page", ["member", "note", "talk", "circumstances", "certificate"])
def test_who_does_not_lead_finds_nobody(world: World, page: str) -> None:
    led = led_group(world)

    for key in ("sunne", "torsby"):
        assert world.staff_browser(key).get(_member(led, page)).status_code == 404


def test_a_certificate_is_there_when_the_group_has_ended_and_not_before(world: World) -> None:
    led, client = led_group(world, ("placed",)), world.staff_browser()
    assert client.get(_at("certificate", led, world.person("placed"))).status_code == 404
    places = over(world)

    shown = text(client, reverse("coaching:certificate", args=[places["group_id"], places["participant_id"]]))

    assert "har varit med vid 0 av 0 träffar i en coachningsgrupp" in shown


def test_a_certificate_of_a_protected_person_is_not_printed(world: World) -> None:
    places = over(world)
    place = reverse("coaching:certificate", args=[places["group_id"], places["participant_id"]])
    protect(world.caseworker("fk"), world.person("consented"))

    assert "Skriv ut" not in text(world.staff_browser(), place)
    assert world.staff_browser().post(place, {"print": "yes"}).status_code == 403


def test_a_participant_sees_their_group_and_cannot_come_with_one_tap(world: World) -> None:
    led, client, place = led_group(world, ("consented",)), world.my_browser(), reverse("coaching:my_group")
    before = text(client, place).replace("\N{NO-BREAK SPACE}", " ")

    _sent(client, place, {"cannot": f"{SECOND} meeting"})

    assert "14 januari 2013 kl. 09:30" in before
    assert "Medborgarhuset led, Storgatan 1" in before
    assert marks(led, led.fk)[SECOND].why_away is WhyAway.MEETING
    assert "Du har sagt att du inte kan komma." in text(client, place)


def test_a_session_that_somebody_will_miss_is_not_among_those_that_have_been(world: World) -> None:
    led_group(world, ("consented",))
    client, place = world.my_browser(), reverse("coaching:my_group")

    _sent(client, place, {"cannot": f"{SECOND + 1} meeting"})

    assert "Du var inte med." not in text(client, place)
    assert "Jag kan inte den dagen" in text(client, place)


@pytest.mark.parametrize("cannot", ["", "2", "2 unknown", "x travel", "2 ill"])
def test_a_participant_says_no_other_reason(world: World, cannot: str) -> None:
    led = led_group(world, ("consented",))

    answer = world.my_browser().post(reverse("coaching:my_group"), {"cannot": cannot})

    assert "Tryck på ett av svaren." in answer.content.decode()
    assert marks(led, led.fk) == {}


def test_who_has_no_group_is_told_so(world: World) -> None:
    client = world.my_browser("private")

    assert "Du har ingen plats i en grupp nu." in text(client, reverse("coaching:my_group"))
    sent = client.post(reverse("coaching:my_forms"), {"ways": ["easy"], "chosen": "yes"}).content.decode()
    assert "Personen har ingen plats i gruppen." in said(sent)


def test_a_participant_sees_what_is_written_of_when_they_were_there(world: World) -> None:
    led = led_group(world, ("consented",))
    held(led, led.fk)
    noted(led, led.fk, Presence.HERE, number=FIRST)

    assert "Du var med." in text(world.my_browser(), reverse("coaching:my_group"))


def test_a_tool_is_written_shared_and_taken_back(world: World) -> None:
    led, client, tools = led_group(world), world.my_browser(), reverse("coaching:my_tools")
    _sent(client, reverse("coaching:my_tool", args=["goal"]), {"text": "Ett jobb med cyklar."})
    alone = (text(client, tools), text(world.staff_browser(), _member(led)))

    _sent(client, tools, {"share": "goal yes"})
    shared = (text(client, tools), text(world.staff_browser(), _member(led)))
    _sent(client, tools, {"share": "goal no"})

    assert "Ett jobb med cyklar." in alone[0]
    assert "ser det här, för att du delar det." not in alone[0]
    assert "Caseworker fk, Caseworker af ser det här, för att du delar det." in shared[0]
    assert ["Ett jobb med cyklar." in one for one in (alone[1], shared[1])] == [False, True]
    assert "Ett jobb med cyklar." not in text(world.staff_browser(), _member(led))


@pytest.mark.parametrize("share", ["", "goal", "goal maybe", "x yes"])
def test_nothing_else_is_shared(world: World, share: str) -> None:
    answer = world.my_browser().post(reverse("coaching:my_tools"), {"share": share})

    assert "Tryck på ett av svaren." in answer.content.decode()


def test_what_is_not_written_is_not_shared_and_says_so(world: World) -> None:
    page = world.my_browser().post(reverse("coaching:my_tools"), {"share": "week yes"}).content.decode()

    assert "Du har inte skrivit något än." in said(page)
    with acting(world.participant()):
        assert tools_of(actor=world.participant(), participant_id=world.person("consented")) == {}


@pytest.mark.parametrize("page", ["my_group", "my_forms", "my_tools"])
def test_the_participants_pages_are_easy_to_read(world: World, page: str) -> None:
    led_group(world)

    assert reading(text(world.my_browser(), reverse(f"coaching:{page}"))).lix <= EASY


BUDGETS = {"my_groups": 15, "group": 17, "session": 15, "member": 18}
OWN_BUDGETS = {"my_group": 13, "my_forms": 11, "my_tools": 12}


@pytest.mark.parametrize(("page", "budget"), BUDGETS.items())
def test_a_page_of_those_who_lead_asks_what_it_did(world: World, page: str, budget: int) -> None:
    led = led_group(world)
    places: dict[str, list[object]] = {"my_groups": [], "group": [led.id], "session": [led.id, SECOND]}
    args = places.get(page, [led.id, world.person("consented")])

    asked = queries(world.staff_browser(), reverse(f"coaching:{page}", args=args))

    assert len(asked) == budget, "\n".join(asked)


@pytest.mark.parametrize(("page", "budget"), OWN_BUDGETS.items())
def test_a_page_of_the_participants_asks_what_it_did(world: World, page: str, budget: int) -> None:
    led_group(world)

    asked = queries(world.my_browser(), reverse(f"coaching:{page}"))

    assert len(asked) == budget, "\n".join(asked)
