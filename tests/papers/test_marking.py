"""Requests are written, sent, reminded of, refused and stopped: under a power that holds, by whoever collects."""

from datetime import timedelta

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import PaperRequestId
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.papers.domain.codes import RequestState, Way, WhyEnded
from kedjan.papers.domain.path import Marking
from kedjan.papers.operations.asking import CannotAskForPaper
from kedjan.papers.operations.marking import CannotMarkRequest, take_back_request
from kedjan.papers.queries.requests import powers_of, requests_of
from kedjan.papers.queries.waiting import ToDo, waiting_requests
from tests.journeys.watching import at_work, recorded, unchanged
from tests.papers.collecting import (
    CARE,
    NAME,
    ask,
    empower,
    mark,
    send,
    sent,
    stands,
    take_power_back,
    wanted,
)
from tests.support.reasons import codes
from tests.support.world import TODAY, World

REMIND = Marking(RequestState.REMINDED, TODAY, way=Way.SECURE_MESSAGE)


def _refused(world: World, actor: Actor, request: PaperRequestId, marking: Marking) -> list[str]:
    with unchanged(world, actor, NAME), pytest.raises(CannotMarkRequest) as refusal:
        mark(actor, request, marking)
    return codes(refusal.value)


def test_a_request_is_written_and_sealed_and_goes_out_under_the_power(world: World) -> None:
    fk, power = world.caseworker(), empower(world)

    request = ask(world, fk)
    send(fk, request)

    found = stands(fk, request)
    assert found.wanted == wanted()
    assert [(one.state, one.on, one.way) for one in found.marks] == [
        (RequestState.WANTED, TODAY, None),
        (RequestState.SENT, TODAY, Way.LETTER),
    ]
    assert recorded(fk, "PaperWanted") == [
        {"request_id": str(request), "participant_id": str(world.person(NAME)), "by_person": False}
    ]
    assert recorded(fk, "RequestMarked")[-1] == {
        "request_id": str(request),
        "participant_id": str(world.person(NAME)),
        "reached": "sent",
        "on": TODAY.isoformat(),
        "because": None,
    }
    with acting(fk):
        assert [one.consent_id for one in powers_of(actor=fk, participant_id=world.person(NAME))[fk.home]] == [power]


def test_the_same_provider_is_not_asked_twice_while_it_has_not_answered(world: World) -> None:
    fk, request = world.caseworker(), sent(world)

    with unchanged(world, fk, NAME), pytest.raises(CannotAskForPaper) as refusal:
        ask(world, fk, wanted(f" {CARE.upper()} "))
    assert codes(refusal.value) == ["paper-asked-twice"]
    mark(fk, request, Marking(RequestState.REFUSED, TODAY, why=WhyEnded.NOTHING_THERE))

    assert ask(world, fk) != request


def test_without_a_power_nothing_is_sent_and_the_request_waits_for_one(world: World) -> None:
    fk = world.caseworker()
    request = ask(world, fk)

    assert _refused(world, fk, request, Marking(RequestState.SENT, TODAY, way=Way.LETTER)) == ["power-missing"]
    empower(world, "Sjukhuset i Torsby")
    assert _refused(world, fk, request, Marking(RequestState.SENT, TODAY, way=Way.LETTER)) == ["power-names-another"]
    empower(world)

    assert send(fk, request).reached is RequestState.SENT


def test_a_power_that_is_taken_back_stops_what_is_out_at_once(world: World) -> None:
    fk, power = world.caseworker(), empower(world)
    request = ask(world, fk)
    send(fk, request)

    take_power_back(world.participant(NAME), power)

    with acting(fk) as clock:
        (found,) = requests_of(actor=fk, participant_id=world.person(NAME))
        powers = powers_of(actor=fk, participant_id=world.person(NAME))[fk.home]
        assert found.is_stopped(powers, clock.now())
        waits = waiting_requests(actor=fk, now=clock.now(), today=TODAY, limit=5)
    assert [(one.request_id, one.to_do) for one in waits] == [(request, ToDo.STOP)]
    assert _refused(world, fk, request, REMIND) == ["power-taken-back"]
    ended = Marking(RequestState.CANCELLED, TODAY, why=WhyEnded.POWER_ENDED)
    assert mark(fk, request, ended).because is WhyEnded.POWER_ENDED


def test_a_new_power_lets_the_same_request_go_on(world: World) -> None:
    fk, power = world.caseworker(), empower(world)
    request = ask(world, fk)
    send(fk, request)
    take_power_back(world.participant(NAME), power)

    empower(world, until_on=TODAY + timedelta(days=30))

    assert mark(fk, request, REMIND).reached is RequestState.REMINDED


def test_only_the_organisation_that_collects_marks_and_only_who_may(world: World) -> None:
    request = sent(world, "consented")
    region, manager = world.caseworker("region"), world.manager()

    with unchanged(world, region, "consented"), pytest.raises(CannotMarkRequest) as refusal:
        mark(region, request, REMIND)
    assert codes(refusal.value) == ["paper-not-yours"]
    with unchanged(world, manager, "consented"), pytest.raises((NotPermitted, CannotMarkRequest)):
        mark(manager, request, REMIND)
    with unchanged(world, manager, NAME), pytest.raises(NotPermitted):
        ask(world, manager)


def test_who_does_not_see_the_person_asks_for_nothing(world: World) -> None:
    torsby = world.caseworker("torsby")

    with unchanged(world, torsby, NAME), pytest.raises(CannotAskForPaper) as refusal:
        ask(world, torsby)

    assert codes(refusal.value) == ["no-such-person"]


def test_what_waits_is_reminded_of_after_14_days_the_longest_first(world: World) -> None:
    fk = world.caseworker()
    empower(world, CARE, "Sjukhuset", "Psykologen")
    old, older, fresh = (ask(world, fk, wanted(one)) for one in (CARE, "Sjukhuset", "Psykologen"))

    def waits(days: int) -> list[tuple[PaperRequestId, ToDo]]:
        with acting(fk) as clock:
            day = TODAY + timedelta(days=days)
            found = waiting_requests(actor=fk, now=clock.now(), today=day, limit=5)
        return [(one.request_id, one.to_do) for one in found]

    send(fk, older)
    send(fk, old)
    assert waits(13) == []
    assert waits(14) == [(older, ToDo.REMIND), (old, ToDo.REMIND)]
    mark(fk, older, Marking(RequestState.REFUSED, TODAY, why=WhyEnded.SAYS_NO))
    assert waits(90) == [(old, ToDo.REMIND)]
    assert stands(fk, fresh).stand.state is RequestState.WANTED


def test_a_person_names_a_provider_and_whoever_collects_is_told(world: World) -> None:
    me, fk = world.participant(NAME), world.caseworker()

    request = ask(world, me)

    found = stands(fk, request)
    assert (found.by_person, found.organisation_id) == (True, fk.home)
    with acting(fk) as clock:
        (waits,) = waiting_requests(actor=fk, now=clock.now(), today=TODAY, limit=5)
    assert (waits.request_id, waits.to_do) == (request, ToDo.SEND)


def test_a_person_asks_whoever_has_their_power_before_their_register(world: World) -> None:
    empower(world, name="consented", key="region")

    request = ask(world, world.participant("consented"), name="consented")

    assert stands(world.caseworker("region"), request).organisation_id == world.organisation("region")


def test_a_person_takes_back_what_they_named_before_it_is_sent_and_not_after(world: World) -> None:
    me, fk = world.participant(NAME), world.caseworker()
    empower(world)

    def take_back(request: PaperRequestId) -> None:
        with at_work(me) as clock:
            take_back_request(actor=me, request_id=request, now=clock.now())

    first = ask(world, me)
    take_back(first)
    assert stands(me, first).marks[-1].why is WhyEnded.PERSON_ASKED
    second = ask(world, me)
    send(fk, second)
    with unchanged(world, me, NAME), pytest.raises(CannotMarkRequest) as refusal:
        take_back(second)
    assert codes(refusal.value) == ["paper-sent-already"]
    with pytest.raises(NotPermitted), at_work(fk) as clock:
        take_back_request(actor=fk, request_id=second, now=clock.now())


def test_nobody_asks_on_the_page_of_somebody_else(world: World) -> None:
    with unchanged(world, world.participant("consented"), NAME), pytest.raises(CannotAskForPaper) as refusal:
        ask(world, world.participant("consented"))

    assert codes(refusal.value) == ["paper-nobody-collects"]
