"""The security officer reviews those who looked without consent: what waits first, once, and never one's own."""

from dataclasses import replace
from uuid import UUID

from django.test import Client
from django.urls import reverse

from kedjan.consents.domain.closing import Verdict
from kedjan.consents.queries import emergencies
from kedjan.integrations.database.context import acting
from kedjan.organisations.domain.roles import RoleKey
from kedjan.organisations.models import Membership
from tests.journeys.pages import html, links, queries, said, text
from tests.journeys.watching import recorded
from tests.policies.closing import look_without_consent
from tests.support.people import PEOPLE
from tests.support.world import World

REVIEW = "/review/"


def officer(world: World, key: str = "fk") -> Client:
    return world.browser(world.officer(key))


def broken(world: World, key: str = "af") -> UUID:
    return look_without_consent(world.caseworker(key), "private")


def page_of(attempt: UUID) -> str:
    return reverse("reviews:emergency", args=[attempt])


def verdicts(world: World) -> list[Verdict | None]:
    me = world.participant("private")
    with acting(me):
        return [one.verdict for one in emergencies(actor=me)]


def test_both_officers_find_it_and_what_waits_comes_first(world: World) -> None:
    first, second = broken(world), broken(world, "sunne")
    officer(world).post(page_of(second), {"verdict": "justified", "confirmed": "yes"})

    page = html(officer(world), REVIEW)

    assert {page_of(first), page_of(second)} <= links(page)
    assert page.index(page_of(first)) < page.index(page_of(second))
    assert "Caseworker af, Arbetsförmedlingen Torsby" in said(page)
    assert page_of(first) in links(html(officer(world, "af"), REVIEW))
    assert page_of(second) not in links(html(officer(world, "af"), REVIEW))


def test_the_page_says_who_when_why_and_what_was_read_and_never_who_the_person_is(world: World) -> None:
    attempt = broken(world)
    world.browser(world.caseworker("af")).get(reverse("journeys:case", args=[world.person("private")]))

    page = text(officer(world, "af"), page_of(attempt))

    assert "Caseworker af, Arbetsförmedlingen Torsby" in page
    assert "Fara för personens liv eller hälsa" in page
    assert "Hon har ramlat och svarar inte." in page
    assert "Det här lästes under tiden" in page
    assert "namn och personnummer, plan och steg" in page
    assert [one.given_name for one in PEOPLE.values() if one.given_name and one.given_name in page] == []


def test_the_officer_of_the_register_does_not_read_another_organisations_log(world: World) -> None:
    attempt = broken(world)

    assert "Vad som lästes ser den som granskar i den andra organisationen." in text(officer(world), page_of(attempt))


def test_where_nothing_was_read_the_page_says_so(world: World) -> None:
    assert "Inget lästes." in text(officer(world, "af"), page_of(broken(world)))


def test_a_verdict_is_asked_for_once_more_then_saved_and_shown_to_the_person(world: World) -> None:
    address = page_of(broken(world))

    asked = officer(world).post(address, {"verdict": "not_justified"})
    before = verdicts(world)
    answer = officer(world).post(address, {"verdict": "not_justified", "confirmed": "yes"})

    assert "Det kan inte ändras sedan." in asked.content.decode()
    assert before == [None]
    assert answer.headers["Location"] == REVIEW
    assert verdicts(world) == [Verdict.NOT_JUSTIFIED]
    assert "Granskad: Inte befogat." in text(officer(world), address)
    assert "Granskningen säger: inte befogat." in text(world.browser(world.participant("private")), "/me/blocks/")


def test_a_second_verdict_changes_nothing_and_is_told_why(world: World) -> None:
    address = page_of(broken(world))
    officer(world).post(address, {"verdict": "justified", "confirmed": "yes"})

    answer = officer(world, "af").post(address, {"verdict": "not_justified", "confirmed": "yes"})

    assert "så är det redan granskat" in answer.content.decode()
    assert verdicts(world) == [Verdict.JUSTIFIED]
    assert len(recorded(world.officer("fk"), "GlassReviewed")) == 1
    assert recorded(world.officer("af"), "GlassReviewed") == []


def test_no_verdict_is_saved_before_one_is_chosen(world: World) -> None:
    answer = officer(world).post(page_of(broken(world)), {"confirmed": "yes"})

    assert answer.status_code == 200
    assert verdicts(world) == [None]


def test_nobody_reviews_their_own(world: World) -> None:
    attempt = broken(world)
    me = world.caseworker("af")
    Membership.objects.filter(account_id=me.account_id).update(role=RoleKey.SECURITY_OFFICER)
    client = world.browser(replace(world.officer("af"), account_id=me.account_id))

    page = text(client, page_of(attempt))
    answer = client.post(page_of(attempt), {"verdict": "justified", "confirmed": "yes"})

    assert "Du kan inte granska dig själv. Be en kollega." in page
    assert answer.status_code == 200
    assert verdicts(world) == [None]


def test_an_attempt_at_another_organisation_about_another_register_is_not_there(world: World) -> None:
    attempt = broken(world, "sunne")

    for method in ("get", "post"):
        assert getattr(officer(world, "af"), method)(page_of(attempt)).status_code == 404


def test_an_attempt_that_found_nobody_is_reviewed_too(world: World) -> None:
    af = world.caseworker("af")
    world.browser(af).post("/emergency/", {"number": "195001182046", "reason": "life_or_health", "words": "Olycka."})
    (address,) = [one for one in links(html(officer(world, "af"), REVIEW)) if "/emergencies/" in one]

    assert "Numret hör inte till någon i Kedjan" in text(officer(world, "af"), address)


def test_the_page_asks_what_it_did(world: World) -> None:
    asked = queries(officer(world, "af"), page_of(broken(world)))

    assert len(asked) == 7, "\n".join(asked)
