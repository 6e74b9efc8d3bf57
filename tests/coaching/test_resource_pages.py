"""The pages of coaches, rooms and who waits, each as the role that it is for."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from kedjan.audit.models import Reading
from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.models import Absence, Waiting
from kedjan.coaching.queries.resources import coaches, rooms
from kedjan.coaching.queries.waiting import waiting_of
from kedjan.integrations.database.context import acting
from tests.coaching.founding import Grounds, grounds, settled, wish_from
from tests.support.world import TODAY, World
from tests.ui.pages import as_read

_DAYS = {"first_on_day": "21", "first_on_month": "1", "first_on_year": "2013"} | {
    "last_on_day": "25",
    "last_on_month": "1",
    "last_on_year": "2013",
}
_WISH = {
    "earliest_on_day": "14",
    "earliest_on_month": "1",
    "earliest_on_year": "2013",
    "latest_on_day": "3",
    "latest_on_month": "6",
    "latest_on_year": "2013",
    "benefit_ends": "on",
    "max_minutes": "45",
    "needs": ["hearing_loop"],
    "language": "ar",
}


def _text(client: Client, address: str, expected: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == expected
    return as_read(response.content.decode())


def _planner(made: Grounds) -> Client:
    return made.world.browser(made.coordinator)


def test_where_there_are_no_groups_the_pages_say_so(world: World) -> None:
    for name in ("coaches", "rooms", "waiting"):
        assert "Inga coachningsgrupper" in _text(world.browser(world.coordinator()), reverse(f"coaching:{name}"))


def test_a_planner_adds_a_coach_and_a_room_and_finds_them_in_the_lists(world: World) -> None:
    made = grounds(world)
    client, fk = _planner(made), world.caseworker("fk")
    typed = {
        "account": f"{fk.home} {fk.account_id}",
        "municipality": "1766",
        "languages": ["ar", "so"],
        "trained_on_day": "9",
        "trained_on_month": "1",
        "trained_on_year": "2012",
        "certified_until_day": "1",
        "certified_until_month": "3",
        "certified_until_year": "2013",
        "max_at_once": "1",
        "max_groups": "3",
        "max_minutes": "60",
        "max_individual": "10",
    }

    added = client.post(reverse("coaching:add_coach"), typed)
    room = {"name": "Salen", "address": "Ågatan 2", "municipality": "1737", "capacity": "14", "parallel": "1"}
    client.post(reverse("coaching:add_room"), room | {"features": ["step_free", "quiet"]})

    assert added.status_code == 302
    shown = _text(client, reverse("coaching:coaches"))
    assert "Caseworker fk" in shown
    assert "Arabiska, somaliska" in shown
    assert "Intyget går ut 1 mars 2013" in shown
    assert "Tyst omkring, inga trappor eller trösklar" in _text(client, reverse("coaching:rooms"))


def test_what_is_refused_is_shown_with_what_was_typed(world: World) -> None:
    made = grounds(world)
    made.room("Salen")
    room = {"name": "Salen", "address": "Ågatan 2", "municipality": "1766", "capacity": "14", "parallel": "1"}

    answer = _planner(made).post(reverse("coaching:add_room"), room)

    assert answer.status_code == 200
    assert "Det finns redan en lokal med det namnet i kommunen." in as_read(answer.content.decode())
    assert "Ågatan 2" in answer.content.decode()
    with acting(made.coordinator):
        assert len(rooms(actor=made.coordinator, programme_id=made.programme.id, since=TODAY)) == 1


def test_when_a_coach_is_away_is_written_down_without_a_reason(world: World) -> None:
    made = grounds(world)
    coach = made.coach()
    client = _planner(made)

    client.post(reverse("coaching:coach_away", args=[coach]), _DAYS)

    shown = _text(client, reverse("coaching:coach", args=[coach]))
    assert "21 januari 2013" in shown
    assert "25 januari 2013" in shown
    assert {field.name for field in Absence._meta.get_fields()} == {
        *("id", "coach", "first_on", "last_on", "is_sudden", "recorded_at", "recorded_by", "withdrawn_at")
    }


def test_a_coach_who_leaves_is_in_the_list_no_more(world: World) -> None:
    made = grounds(world)
    coach = made.coach()

    _planner(made).post(reverse("coaching:coach_leave", args=[coach]))

    with acting(made.coordinator):
        assert coaches(actor=made.coordinator, programme_id=made.programme.id, since=TODAY) == ()


def test_whoever_only_looks_is_offered_nothing_to_change(world: World) -> None:
    made = settled(world, waiting=0)
    client = world.browser(world.caseworker("fk"))

    shown = client.get(reverse("coaching:coaches")).content.decode()

    assert "Lägg till" not in shown
    assert str(made.coaches[0]) not in shown


def test_a_caseworker_puts_somebody_down_with_what_they_need(world: World) -> None:
    made = grounds(world)
    made.enrolled(1)
    client, address = world.staff_browser("fk"), reverse("coaching:case_group", args=[made.people[0]])
    assert "Skriv upp för en grupp" in _text(client, address)

    client.post(address, _WISH)

    shown = _text(client, address)
    assert "Hörslinga, coach som talar arabiska" in shown
    assert "3 juni 2013" in shown
    with acting(made.coordinator):
        found = waiting_of(actor=made.coordinator, participant_id=made.people[0])
    assert found is not None
    assert found.wish.needs == {RoomFeature.HEARING_LOOP}


def test_the_last_day_is_proposed_from_the_benefit(world: World) -> None:
    made = grounds(world)
    made.enrolled(1)

    form = world.staff_browser("fk").get(reverse("coaching:case_group", args=[made.people[0]])).context["form"]

    assert form.initial["latest_on"] == TODAY + timedelta(days=193)
    assert form.initial["benefit_ends"] is True


def test_a_participation_without_groups_says_why_nobody_waits(world: World) -> None:
    shown = _text(world.staff_browser("fk"), reverse("coaching:case_group", args=[world.person("consented")]))

    assert "Programmet har inga coachningsgrupper." in shown
    assert "Skriv upp" not in shown


def test_only_whoever_put_somebody_down_takes_them_off_the_list(world: World) -> None:
    made = settled(world, waiting=1)
    address = reverse("coaching:stop_waiting", args=[made.people[0]])

    assert world.browser(world.coordinator()).get(address).status_code == 404
    world.staff_browser("fk").post(address, {"why": "own_wish"})

    with acting(made.caseworker):
        assert Waiting.objects.get().why_ended == "own_wish"


def test_the_list_names_those_who_may_be_seen_and_notes_the_reading(world: World) -> None:
    made = settled(world, waiting=2)

    shown = _text(world.browser(made.coordinator), reverse("coaching:waiting"))

    assert shown.count("Test Person") == 2
    with acting(made.coordinator):
        noted = Reading.objects.filter(page="coaching:waiting")
        assert set(noted.values_list("participant_id", flat=True)) == set(made.people)


def test_the_list_of_a_caseworker_elsewhere_is_empty(world: World) -> None:
    settled(world, waiting=2)

    assert "Test Person" not in _text(world.browser(world.caseworker("torsby")), reverse("coaching:waiting"))


def test_a_broken_address_shows_the_beginning_of_the_list(world: World) -> None:
    made = grounds(world)
    for enrolment in made.enrolled(1):
        made.waits(enrolment, wish_from(TODAY))

    for asked in ("?after=x&id=y", "?programme=none", "?after=2013-01-01"):
        assert "Test Person" in _text(_planner(made), reverse("coaching:waiting") + asked)
