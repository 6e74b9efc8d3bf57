"""Somebody says yes in two steps: first everybody reads the exact texts, then they are stored as they were shown."""

import pytest
from django.urls import reverse

from kedjan.consents.queries import ConsentView, consents_of
from kedjan.integrations.database.context import acting
from kedjan.journeys.queries import case_of
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.organisations.operations import register_organisation
from tests.journeys.pages import html, said, text
from tests.journeys.watching import unchanged
from tests.support.world import World
from tests.ui.pages import parsed, with_class

DAY = {"given_on_day": "14", "given_on_month": "1", "given_on_year": "2013"}


def address(world: World, name: str = "unasked") -> str:
    return reverse("journeys:begin", args=[world.person(name)])


def typed(world: World, **more: object) -> dict[str, object]:
    team = [str(world.organisation(key)) for key in ("fk", "region", "forbund")]
    return {
        "team": team,
        "follow_up": "on",
        "method": "signed_paper",
        "told_by": "meeting",
        "told_why": "no_e_id",
        **DAY,
        **more,
    }


def stored(world: World) -> tuple[ConsentView, ...]:
    actor = world.caseworker("fk")
    with acting(actor):
        return consents_of(actor=actor, participant_id=world.person("unasked"))


def texts(page: str) -> list[str]:
    """Return the words of the texts in the boxes, as they are read."""
    return sorted(" ".join(box.itertext()) for box in with_class(parsed(page), "kedjan-box"))


def words_of(text: str) -> list[str]:
    """Return the words alone: a dash at the head of a line is a bullet on the page."""
    return [word for word in text.split() if word != "–"]


def test_the_page_offers_those_who_can_be_in_the_team_and_today(world: World) -> None:
    page = html(world.staff_browser(), address(world))

    assert "Ulla Prov" in said(page)
    assert "Rehabmottagningen Torsby" in said(page)
    assert 'value="2013"' in page
    assert "Verkstaden" not in page


def test_a_region_in_another_county_is_not_offered(world: World) -> None:
    with acting(world.operator()) as clock:
        for name, seat in (("Habiliteringen i Stockholm", "0180"), ("Habiliteringen i Karlstad", "1780")):
            register_organisation(
                actor=world.operator(),
                key=f"region-{seat}",
                name=name,
                kind=OrganisationKind.REGION,
                municipality_code=seat,
                now=clock.now(),
            )

    page = html(world.staff_browser(), address(world))

    assert "Habiliteringen i Karlstad" in page
    assert "Habiliteringen i Stockholm" not in page


def test_the_texts_are_shown_and_nothing_is_stored_before_they_are_confirmed(world: World) -> None:
    actor = world.caseworker("fk")
    client = world.staff_browser()
    html(client, address(world))

    response = client.post(address(world), typed(world))

    page = response.content.decode()
    assert stored(world) == ()
    with acting(actor):
        assert case_of(actor=actor, participant_id=world.person("unasked")) is None
    assert "Läs texterna tillsammans" in said(page)
    assert "Rehabmottagningen Torsby: " in said(page)
    assert '<input type="hidden" name="given_on_day" value="14">' in page


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_stored_is_to_the_letter_what_was_shown(world: World, language: str) -> None:
    client = world.staff_browser()
    client.cookies["kedjan_language"] = language
    shown = texts(client.post(address(world), typed(world)).content.decode())

    answer = client.post(address(world), typed(world, confirmed="yes"))

    assert answer.headers["Location"] == reverse("journeys:case", args=[world.person("unasked")])
    kept = stored(world)
    assert [words_of(one) for one in shown] == [words_of(one) for one in sorted(one.text for one in kept)]
    assert len(kept) == 3


def test_what_was_typed_is_kept_when_something_is_missing(world: World) -> None:
    page = world.staff_browser().post(address(world), {**typed(world), "method": ""}).content.decode()

    assert "Välj ett svar: Hur lämnas samtycket?" in page
    assert page.count("checked") == 6
    assert stored(world) == ()


def test_nobody_in_the_team_is_asked_for(world: World) -> None:
    page = world.staff_browser().post(address(world), {**typed(world), "team": []}).content.decode()

    assert "Vilka ska vara med i laget?" in page
    assert "Läs texterna tillsammans" not in page
    assert stored(world) == ()


def test_an_organisation_that_cannot_be_in_the_team_is_refused(world: World) -> None:
    verkstaden = str(world.organisation("verkstaden"))

    response = world.staff_browser().post(address(world), typed(world, team=[verkstaden], confirmed="yes"))

    assert response.status_code == 200
    assert stored(world) == ()


def test_a_day_to_come_is_refused_with_what_was_typed(world: World) -> None:
    response = world.staff_browser().post(address(world), typed(world, given_on_day="15", confirmed="yes"))

    page = response.content.decode()
    assert "Samtycket kan inte vara lämnat efter i dag." in page
    assert 'value="15"' in page
    assert stored(world) == ()


def test_somebody_who_takes_part_already_is_not_begun_again(world: World) -> None:
    client, actor = world.staff_browser(), world.caseworker("fk")
    with acting(actor):
        before = consents_of(actor=actor, participant_id=world.person("consented"))

    page = said(client.post(address(world, "consented"), typed(world, confirmed="yes")).content.decode())

    assert "Deltagaren är redan inskriven i programmet." in page
    with acting(actor):
        assert consents_of(actor=actor, participant_id=world.person("consented")) == before


def test_whoever_may_not_enrol_changes_nothing(world: World) -> None:
    actor = world.therapist()
    client = world.browser(actor)

    with unchanged(world, actor, "consented"):
        response = client.post(address(world, "consented"), typed(world, confirmed="yes"))

    assert response.status_code == 403


def test_the_case_follows_the_yes(world: World) -> None:
    client = world.staff_browser()
    client.post(address(world), typed(world, confirmed="yes"))

    page = text(client, reverse("journeys:case", args=[world.person("unasked")]))

    assert "Steg 1: före arbetslivsintroduktionen Pågår nu Från 14 januari 2013" in page
    assert "Samtycke att dela Gäller till 13 januari 2016" in page
