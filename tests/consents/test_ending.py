"""What ends within a month is told once, to the person and to whoever recorded it, and seen where the person is."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kedjan.consents.domain.effects import SOON, Effect, Opened, effects_of_closing, ends_soon
from kedjan.consents.jobs import tell_every_morning
from kedjan.consents.operations import withdraw_consent
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import OrganisationId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import NoticeView, notices
from tests.journeys.pages import text
from tests.policies.giving import give
from tests.support.world import TODAY, World, noon

LONG_AGO = date(2012, 3, 1)
A, B = OrganisationId(new_id()), OrganisationId(new_id())


def ending(actor: Actor) -> list[NoticeView]:
    with acting(actor):
        found = notices(actor=actor, limit=50)
    return [one for one in found if one.kind is NoticeKind.CONSENT_ENDING]


def until(world: World, days: int, *, given_on: date = LONG_AGO) -> None:
    give(
        world.caseworker("fk"),
        world.person("private"),
        world.organisation("af"),
        Category.PLAN,
        given_on=given_on,
        until_on=TODAY + timedelta(days=days),
    )


def test_what_ends_within_a_month_is_told_once_to_the_person_and_to_whoever_recorded_it(world: World) -> None:
    until(world, 30)

    tell_every_morning()
    tell_every_morning()

    (mine,) = ending(world.participant("private"))
    (theirs,) = ending(world.caseworker("fk"))
    assert mine.text == (
        "Du har lämnat samtycke till att dela uppgifter. Det gäller till och med 12\N{NO-BREAK SPACE}februari"
        "\N{NO-BREAK SPACE}2013. Vill du att det fortsätter? Då behöver du svara."
    )
    assert theirs.text.endswith("Fråga om det ska fortsätta.")
    assert ending(world.caseworker("af")) == []


@pytest.mark.parametrize("days", [0, 32])
def test_what_has_ended_or_ends_later_is_not_told(world: World, days: int) -> None:
    until(world, days)

    tell_every_morning()

    assert ending(world.participant("private")) == []


def test_what_was_short_from_the_beginning_what_is_renewed_and_what_is_withdrawn_is_not_told(world: World) -> None:
    until(world, 20, given_on=TODAY)
    tell_every_morning()
    assert ending(world.participant("private")) == []

    until(world, 30)
    until(world, 300)
    tell_every_morning()
    assert ending(world.participant("private")) == []

    me = world.participant("over")
    with acting(me):
        withdraw_consent(actor=me, consent_id=world.consent("over", "lifts_secrecy"), now=noon(TODAY))
    tell_every_morning()
    assert ending(me) == []


def test_what_ends_soon_is_seen_on_the_pages(world: World) -> None:
    until(world, 30)
    person = world.person("private")
    fk = world.browser(world.caseworker("fk"))

    assert "Går snart ut" in text(fk, reverse("journeys:case", args=[person]))
    assert "Går snart ut" in text(fk, reverse("consents:agreements", args=[person]))
    assert "Går snart ut" in text(world.browser(world.participant("private")), "/me/consents/")


def test_a_month_before_is_soon_and_the_end_itself_is_not() -> None:
    now = noon(TODAY)

    assert [ends_soon(now + later, now) for later in (timedelta(0), timedelta(1), SOON, SOON + timedelta(1))] == [
        False,
        True,
        True,
        False,
    ]


def test_a_kind_stays_open_only_where_other_consents_name_every_giver() -> None:
    def opened(category: Category, *givers: OrganisationId) -> Opened:
        return Opened(A, Purpose.SUPPORT, category, frozenset(givers))

    closing = [opened(Category.PLAN, A, B), opened(Category.NEEDS, A, B), opened(Category.CONTACT, A)]
    others = [opened(Category.PLAN, A), opened(Category.PLAN, B), opened(Category.NEEDS, A)]
    elsewhere = Opened(B, Purpose.SUPPORT, Category.CONTACT, frozenset({A}))

    assert effects_of_closing(closing, [*others, elsewhere]) == (
        Effect(A, Purpose.SUPPORT, closed=(Category.NEEDS, Category.CONTACT), kept=(Category.PLAN,)),
    )
