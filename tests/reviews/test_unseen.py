"""A protected person whose named few have left: the officer is told, sees a reference, and names somebody."""

import pytest
from django.urls import reverse

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.notices.domain.kinds import NoticeKind
from kedjan.notices.queries import notices
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.domain.protection import Strength
from kedjan.participants.operations import entrust
from kedjan.participants.queries import person, protection_of
from kedjan.reviews.domain.unseen import WhyNobody
from kedjan.reviews.jobs import tell_every_hour
from kedjan.reviews.operations import CannotNameForProtected, name_for_protected
from kedjan.reviews.queries import unseen_protected
from kedjan.reviews.web.words import reference
from tests.journeys.pages import html, links, text
from tests.journeys.watching import recorded
from tests.policies.closing import protect
from tests.reviews.leaving import leave, seen_by_nobody
from tests.support.reasons import codes
from tests.support.world import World

REVIEW = "/review/"


def unseen(actor: Actor) -> list[ParticipantId]:
    with acting(actor):
        return [one.participant_id for one in unseen_protected(actor=actor)]


def named(actor: Actor, who: ParticipantId, account: AccountId) -> None:
    with acting(actor) as clock:
        name_for_protected(actor=actor, participant_id=who, account_id=account, why=WhyNobody.LEFT, now=clock.now())


def told(actor: Actor, kind: NoticeKind) -> list[str]:
    with acting(actor):
        return [one.text for one in notices(actor=actor, limit=50) if one.kind is kind]


def address(world: World) -> str:
    return reverse("reviews:name_for_protected", args=[world.person("private")])


@pytest.mark.parametrize("strength", Strength)
def test_the_officer_of_the_register_alone_finds_whom_nobody_sees(world: World, strength: Strength) -> None:
    new = seen_by_nobody(world, strength)

    assert unseen(world.officer("fk")) == [world.person("private")]
    for other in (world.officer("af"), new, world.caseworker("af"), world.manager(), world.operator()):
        assert unseen(other) == []


def test_somebody_whom_a_named_one_still_sees_is_not_among_them(world: World) -> None:
    protect(world.caseworker("fk"), world.person("private"))

    assert unseen(world.officer("fk")) == []


def test_one_who_is_named_at_another_agency_cannot_mend_it_and_so_does_not_count(world: World) -> None:
    fk, who = world.caseworker("fk"), world.person("private")
    protect(fk, who)
    with acting(fk) as clock:
        entrust(actor=fk, participant_id=who, account_id=world.caseworker("af").account_id, now=clock.now())
    leave(fk)

    assert unseen(world.officer("fk")) == [who]


def test_whoever_is_named_sees_the_person_is_told_and_may_name_another(world: World) -> None:
    new, who = seen_by_nobody(world), world.person("private")

    named(world.officer("fk"), who, new.account_id)

    with acting(new):
        held, found = protection_of(actor=new, participant_id=who), person(actor=new, participant_id=who)
    assert held is not None
    assert new.account_id in held.named
    assert found is not None
    assert found.name == "Petra Prov"
    assert told(new, NoticeKind.NAMED_FOR_PROTECTED) == [
        (
            "Du är utpekad att se Petra Prov (skyddad identitet). "
            "Läs vad du ska tänka på, och peka gärna ut en kollega till."
        )
    ]
    assert told(world.participant("private"), NoticeKind.NAMED_FOR_PROTECTED) == [
        (
            "Den som såg dina uppgifter hos Försäkringskassan Sunne är inte kvar. "
            "Nu ser en annan dem, för att kunna ge stöd."
        )
    ]
    assert unseen(world.officer("fk")) == []
    assert recorded(world.officer("fk"), "NamedForProtected") == [
        {"participant_id": str(who), "account_id": str(new.account_id), "why": "left"}
    ]


def test_nobody_is_named_where_somebody_sees_the_person_or_gives_no_support_there(world: World) -> None:
    officer, who = world.officer("fk"), world.person("private")
    new = seen_by_nobody(world)
    for account in (world.caseworker("af"), world.caseworker("fk"), officer):
        with pytest.raises(CannotNameForProtected) as refused:
            named(officer, who, account.account_id)
        assert codes(refused.value) == ["not-needed"]
    named(officer, who, new.account_id)

    for person_id in (who, world.person("placed")):
        with pytest.raises(CannotNameForProtected):
            named(officer, person_id, new.account_id)

    assert len(recorded(officer, "NamedForProtected")) == 1


def test_naming_has_a_permission_of_its_own_and_a_register_of_its_own(world: World) -> None:
    new, who = seen_by_nobody(world), world.person("private")

    with pytest.raises(NotPermitted):
        named(new, who, new.account_id)
    with pytest.raises(CannotNameForProtected):
        named(world.officer("af"), who, world.caseworker("af").account_id)

    assert unseen(world.officer("fk")) == [who]


@pytest.mark.parametrize("strength", Strength)
def test_the_officer_is_told_once_each_time_that_the_last_one_leaves(world: World, strength: Strength) -> None:
    officer, who = world.officer("fk"), world.person("private")
    new = seen_by_nobody(world, strength)

    for _time in range(2):
        tell_every_hour()

    text_of_it = "Ingen som är utpekad arbetar längre med stöd hos er. Peka ut någon under Granskning."
    assert told(officer, NoticeKind.PROTECTED_UNSEEN) == [text_of_it]
    assert told(world.officer("af"), NoticeKind.PROTECTED_UNSEEN) == []
    assert told(new, NoticeKind.PROTECTED_UNSEEN) == []

    named(officer, who, new.account_id)
    leave(new)
    tell_every_hour()

    assert told(officer, NoticeKind.PROTECTED_UNSEEN) == [text_of_it, text_of_it]


def test_the_page_says_a_reference_and_never_who_it_is(world: World) -> None:
    new, who = seen_by_nobody(world), world.person("private")
    client = world.browser(world.officer("fk"))

    pages = text(client, REVIEW), text(client, address(world))

    assert address(world) in links(html(client, REVIEW))
    for page in pages:
        assert reference(who) in page
        assert "Petra" not in page
    assert "Kim Kollega" in pages[1]
    answer = client.post(address(world), {"named": str(new.account_id), "why": "other_tasks"})
    assert answer.headers["Location"] == REVIEW
    assert client.get(address(world)).status_code == 404


def test_what_is_missing_is_said(world: World) -> None:
    seen_by_nobody(world)

    page = world.browser(world.officer("fk")).post(address(world), {}).content.decode()

    assert "Välj ett svar: Vem ska se personen?" in page
    assert "Välj ett svar: Varför ser ingen personen i dag?" in page
