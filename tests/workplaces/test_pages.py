"""The pages of trial places, each as the role that it is for."""

import re

from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import TrialPlaceId, new_id
from kedjan.workplaces.queries import placements_of, places_of_my_organisation
from tests.support.world import TODAY, World
from tests.ui.pages import as_read
from tests.workplaces.offers import handed_over, offered, taken

TYPED = {
    "starts_on_day": "21",
    "starts_on_month": "1",
    "starts_on_year": "2013",
    "ends_on_day": "22",
    "ends_on_month": "2",
    "ends_on_year": "2013",
    "most_hours": "15",
    "needs": ["quiet"],
    "presented_as": "Clara P",
    "method": "signed_paper",
    "told_by": "meeting",
    "told_why": "no_e_id",
}


def text(client: Client, address: str, expected: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == expected
    return as_read(response.content.decode())


def placements(world: World) -> list[str]:
    actor = world.caseworker("fk")
    with acting(actor):
        found = placements_of(actor=actor, participant_id=world.person("consented"))
    return [one.presented_as for one in found]


def take_address(world: World, place_id: TrialPlaceId, name: str = "consented") -> str:
    return reverse("workplaces:take_place", args=[world.person(name), place_id])


def test_staff_see_the_open_places_with_room_and_what_is_there(world: World) -> None:
    offered(world)

    shown = text(world.browser(world.therapist()), reverse("workplaces:places"))

    assert "Montering" in shown
    assert "Kaféet i Torsby" in shown
    assert "Tyst omkring, kan göras sittande" in shown
    assert "1 av 1 lediga" in shown


def test_the_list_keeps_its_filter_and_survives_a_broken_address(world: World) -> None:
    offered(world)
    client = world.browser(world.therapist())
    places = reverse("workplaces:places")

    assert "Montering" in text(client, f"{places}?municipality=1766&free=on")
    assert "Montering" not in text(client, f"{places}?municipality=1780")
    assert "Montering" in text(client, f"{places}?municipality=nowhere&after=x&id=y")


def test_the_employer_sees_who_comes_by_the_chosen_name_and_the_reading_is_noted(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    taken(world, place_id)
    actor = world.employer_contact("kafeet")

    shown = text(world.browser(actor), reverse("workplaces:my_places"))

    assert "Clara P" in shown
    assert "21 januari 2013" in shown
    assert re.search(r"\bProv\b", shown) is None
    with acting(actor):
        reading = Reading.objects.get(actor_id=actor.account_id)
    assert (reading.participant_id, reading.category) == (world.person("consented"), "work")


def test_the_employer_offers_a_place_and_closes_it(world: World) -> None:
    actor = world.employer_contact("kafeet")
    client = world.browser(actor)
    typed = {
        "title": "Kök",
        "tasks": "Duka",
        "municipality": "1737",
        "hours_per_week": "12",
        "capacity": "2",
        "features": ["breaks"],
    }

    answer = client.post(reverse("workplaces:offer"), typed)

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("workplaces:my_places"))
    with acting(actor):
        (place,) = places_of_my_organisation(actor=actor, on=TODAY)
    close = reverse("workplaces:close", args=[place.id])
    assert "Vill du stänga Kök?" in text(client, close)
    assert client.post(close).status_code == 302
    assert "Stängd" in text(client, reverse("workplaces:my_places"))
    assert "redan stängd" in client.post(close).content.decode()


def test_a_place_that_is_not_described_is_shown_again_with_what_was_typed(world: World) -> None:
    actor = world.employer_contact("kafeet")

    answer = world.browser(actor).post(reverse("workplaces:offer"), {"title": "Kök", "capacity": "0"})

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Fyll i: Vad gör man där?" in shown
    assert 'value="Kök"' in shown
    with acting(actor):
        assert places_of_my_organisation(actor=actor, on=TODAY) == ()


def test_a_place_is_taken_after_everybody_has_read_what_the_employer_will_see(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    client = world.browser(world.therapist())
    address = take_address(world, place_id)

    assert "Montera små delar." in text(client, address)
    check = client.post(address, TYPED).content.decode()
    assert "Kaféet i Torsby får veta vilket namn jag har valt" in check
    assert '<input type="hidden" name="starts_on_day" value="21">' in check
    assert placements(world) == []

    answer = client.post(address, {**TYPED, "confirmed": "yes"})

    assert answer.headers["Location"] == reverse("workplaces:case_place", args=[world.person("consented")])
    assert placements(world) == ["Clara P"]


def test_what_stands_in_the_way_is_said_before_the_text_is_read(world: World) -> None:
    place_id = offered(world)
    client = world.browser(world.therapist())

    answer = client.post(take_address(world, place_id), {**TYPED, "needs": ["step_free"], "most_hours": "10"})

    shown = answer.content.decode()
    assert "prövas inte arbete" in shown
    assert "Platsen har trappor eller trösklar." in shown
    assert "Platsen är på 15 timmar i veckan." in shown
    assert "får veta vilket namn" not in shown


def test_a_place_that_was_filled_meanwhile_is_refused_with_what_was_typed_kept(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    taken(world, place_id)
    client = world.browser(world.therapist())

    answer = client.post(take_address(world, place_id), {**TYPED, "confirmed": "yes", "starts_on_day": "28"})

    shown = answer.content.decode()
    assert "Platsen är full den tiden: 1 av 1 är upptagna." in shown
    assert 'value="28"' in shown
    assert placements(world) == ["Clara P"]


def test_the_case_page_shows_placements_and_places_in_the_persons_own_municipality(world: World) -> None:
    offered(world)
    client = world.browser(world.caseworker("fk"))
    address = reverse("workplaces:case_place", args=[world.person("consented")])
    assert "prövas inte arbete" in text(client, address)

    handed_over(world)
    shown = text(client, address)

    assert "Clara Prov" in shown
    assert "Deltagaren har ingen provplats än." in shown
    assert "Montering" in shown
    assert "Montering" not in text(client, f"{address}?municipality=1780")


def test_a_placement_is_ended_from_the_case_page(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    event = taken(world, place_id)
    client = world.browser(world.therapist())
    end = reverse("workplaces:end_placement", args=[world.person("consented"), event.placement_id])
    assert end in text(client, reverse("workplaces:case_place", args=[world.person("consented")]))

    wrong = client.post(end, {"ends_on": "2013-03-01"})
    right = client.post(end, {"ends_on": "2013-01-31"})

    assert "Välj en dag från 21 januari 2013 till 22 februari 2013." in as_read(wrong.content.decode())
    assert right.status_code == 302
    assert "31 januari 2013" in text(client, reverse("workplaces:case_place", args=[world.person("consented")]))


def test_a_hidden_person_and_a_hidden_place_are_not_there(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    client = world.browser(world.therapist())

    text(client, reverse("workplaces:case_place", args=[world.person("private")]), 404)
    text(client, take_address(world, place_id, "private"), 404)
    text(client, take_address(world, TrialPlaceId(new_id())), 404)
    text(client, reverse("workplaces:end_placement", args=[world.person("consented"), new_id()]), 404)
    text(world.browser(world.employer_contact("verkstaden")), reverse("workplaces:close", args=[place_id]), 404)


def test_each_page_is_for_its_roles_and_a_denial_changes_nothing(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    employer = world.browser(world.employer_contact("kafeet"))
    manager = world.browser(world.manager())

    for client in (employer, manager):
        text(client, reverse("workplaces:places"), 403)
        text(client, reverse("workplaces:case_place", args=[world.person("consented")]), 403)
        assert client.post(take_address(world, place_id), {**TYPED, "confirmed": "yes"}).status_code == 403
    therapist = world.browser(world.therapist())
    text(therapist, reverse("workplaces:my_places"), 403)
    assert therapist.post(reverse("workplaces:close", args=[place_id])).status_code == 403

    assert placements(world) == []
    assert "1 av 1 lediga" in text(therapist, reverse("workplaces:places"))
