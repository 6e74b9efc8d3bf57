"""A participant takes a place with their consent; the employer sees exactly what they said yes to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from psycopg import sql

from kedjan.audit.models import Event
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations import withdraw_consent
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import acting
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import PlacementId, TrialPlaceId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.workplaces.domain.places import Request
from kedjan.workplaces.models import Placement
from kedjan.workplaces.operations import (
    CannotEndPlacement,
    CannotTakePlace,
    end_placement,
    take_place,
)
from kedjan.workplaces.queries import place, placements_at_my_organisation, placements_of
from tests.support.reasons import codes
from tests.support.world import World, noon
from tests.workplaces.offers import NOW, OFFER, REQUEST, YES, handed_over, offered, taken, walked_privately


def refused(
    world: World, actor: Actor, place_id: TrialPlaceId, request: Request = REQUEST, name: str = "consented"
) -> list[str]:
    """Return why the actor cannot place the person, having made sure that nothing has changed."""
    person = world.person(name)
    with acting(actor):
        before = consents_of(actor=actor, participant_id=person)
        with pytest.raises(CannotTakePlace) as refusal:
            take_place(actor=actor, participant_id=person, place_id=place_id, request=request, yes=YES, now=NOW)
        assert consents_of(actor=actor, participant_id=person) == before
    return codes(refusal.value)


def coming_to(world: World, employer: str = "kafeet") -> list[tuple[str, date, date]]:
    actor = world.employer_contact(employer)
    with acting(actor):
        comers = placements_at_my_organisation(actor=actor)
    return [(one.presented_as, one.starts_on, one.ends_on) for one in comers]


def test_the_employer_sees_the_chosen_name_and_the_days_of_whoever_takes_a_place(world: World) -> None:
    place_id = offered(world)
    handed_over(world)

    taken(world, place_id)

    assert coming_to(world) == [("Clara P", date(2013, 1, 21), date(2013, 2, 22))]
    assert [one[0] for one in coming_to(world, "verkstaden")] == ["Pia"]


def test_taking_a_place_records_the_exact_consent_that_opens_work_to_the_employer(world: World) -> None:
    place_id = offered(world)
    handed_over(world)

    event = taken(world, place_id)

    actor = world.caseworker("fk")
    with acting(actor):
        consents = consents_of(actor=actor, participant_id=world.person("consented"))
    (consent,) = [one for one in consents if one.id == event.consent_id]
    (opening,) = consent.openings
    assert consent.kind is ConsentKind.LIFTS_SECRECY
    assert consent.text.splitlines()[1] == (
        "Jag kommer från och med 21\N{NO-BREAK SPACE}januari\N{NO-BREAK SPACE}2013 "
        "till och med 22\N{NO-BREAK SPACE}februari\N{NO-BREAK SPACE}2013."
    )
    assert "Clara" not in consent.text
    assert consent.valid_until.isoformat() == "2013-02-22T23:00:00+00:00"
    assert opening.organisation_id == world.organisation("kafeet")
    assert (opening.purpose, opening.categories) == (Purpose.SUPPORT, (Category.WORK,))


def test_the_chosen_name_is_stored_sealed_and_is_not_in_the_audit(world: World) -> None:
    place_id = offered(world)
    handed_over(world)

    event = taken(world, place_id)

    actor = world.caseworker("fk")
    with acting(actor):
        row = Placement.objects.get(pk=event.placement_id)
        written = Event.objects.get(kind="PlaceTaken", payload__placement_id=str(event.placement_id))
    assert b"Clara" not in bytes(row.presented_as_sealed or b"")
    assert "Clara" not in str(written.payload)
    assert written.participant_id == world.person("consented")


def test_the_employer_learns_nothing_else_about_the_person(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    taken(world, place_id)

    actor = world.employer_contact("kafeet")
    with acting(actor), connection.cursor() as cursor:
        seen = {}
        for table in ("participants_identity", "participants_contact", "journeys_enrolment", "journeys_gate"):
            cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
            seen[table] = cursor.fetchone()[0]

    assert set(seen.values()) == {0}


def test_the_occupational_therapist_places_a_participant_too(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    actor = world.therapist()

    with acting(actor):
        take_place(
            actor=actor,
            participant_id=world.person("consented"),
            place_id=place_id,
            request=REQUEST,
            yes=YES,
            now=NOW,
        )

    assert len(coming_to(world)) == 1


def test_a_withdrawn_consent_closes_the_placement_to_the_employer_at_once(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    event = taken(world, place_id)
    person = world.participant("consented")

    with acting(person):
        withdraw_consent(actor=person, consent_id=event.consent_id, now=NOW)

    assert coming_to(world) == []


def test_nobody_takes_a_place_before_the_stage_where_work_is_tried(world: World) -> None:
    assert refused(world, world.caseworker("fk"), offered(world)) == ["stage-tries-no-work"]
    assert coming_to(world) == []


def test_the_last_room_is_taken_once_even_by_people_hidden_from_each_other(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    walked_privately(world)
    taken(world, place_id, name="unasked")
    overlapping = replace(REQUEST, starts_on=REQUEST.ends_on, ends_on=REQUEST.ends_on + timedelta(days=20))

    assert refused(world, world.therapist(), place_id, overlapping) == ["place-is-full"]
    after = replace(overlapping, starts_on=REQUEST.ends_on + timedelta(days=1))
    taken(world, place_id, after)

    assert len(coming_to(world)) == 2


def test_room_is_counted_day_by_day_and_not_by_everyone_who_comes_in_the_time(world: World) -> None:
    place_id = offered(world, replace(OFFER, capacity=2))
    handed_over(world)
    walked_privately(world)
    early = replace(REQUEST, ends_on=date(2013, 1, 25))
    late = replace(REQUEST, starts_on=date(2013, 1, 28))
    taken(world, place_id, early)
    taken(world, place_id, late, name="unasked")
    actor = world.therapist()

    with acting(actor):
        found = [
            place(actor=actor, place_id=place_id, first=date(2013, 1, first), last=date(2013, 1, last))
            for first, last in ((1, 20), (21, 25), (26, 27), (1, 31))
        ]

    assert [one.taken for one in found if one is not None] == [0, 1, 0, 1]


def test_a_hidden_person_and_a_place_that_is_not_there_are_refused_alike(world: World) -> None:
    place_id = offered(world)
    walked_privately(world)

    assert refused(world, world.therapist(), place_id, name="unasked") == ["no-such-place-or-person"]
    assert refused(world, world.caseworker("fk"), TrialPlaceId(new_id())) == ["no-such-place-or-person"]
    assert coming_to(world) == []


def test_an_employer_places_nobody(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    actor = world.employer_contact("kafeet")

    with acting(actor), pytest.raises(NotPermitted):
        take_place(
            actor=actor,
            participant_id=world.person("consented"),
            place_id=place_id,
            request=REQUEST,
            yes=YES,
            now=NOW,
        )

    assert coming_to(world) == []


def test_the_team_ends_a_placement_that_another_organisation_made(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    event = taken(world, place_id)
    actor = world.therapist()

    with acting(actor):
        ended = end_placement(actor=actor, placement_id=event.placement_id, ends_on=date(2013, 1, 31), now=NOW)
        (placement,) = placements_of(actor=actor, participant_id=world.person("consented"))

    assert (ended.participant_id, placement.ends_on) == (world.person("consented"), date(2013, 1, 31))


def test_a_placement_that_is_over_is_gone_from_the_employer_though_the_consent_ran_longer(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    begun = replace(REQUEST, starts_on=date(2013, 1, 7))
    event = taken(world, place_id, begun, now=noon(date(2013, 1, 7)))
    assert len(coming_to(world)) == 1
    actor = world.caseworker("fk")

    with acting(actor):
        end_placement(actor=actor, placement_id=event.placement_id, ends_on=date(2013, 1, 11), now=NOW)

    assert coming_to(world) == []


def test_a_day_outside_the_placement_does_not_end_it(world: World) -> None:
    place_id = offered(world)
    handed_over(world)
    event = taken(world, place_id)
    actor = world.caseworker("fk")

    with acting(actor):
        with pytest.raises(CannotEndPlacement) as refusal:
            end_placement(actor=actor, placement_id=event.placement_id, ends_on=date(2013, 2, 23), now=NOW)
        (placement,) = placements_of(actor=actor, participant_id=world.person("consented"))

    assert codes(refusal.value) == ["end-outside-placement"]
    assert placement.ends_on == date(2013, 2, 22)


def test_a_hidden_placement_and_none_are_refused_alike(world: World) -> None:
    place_id = offered(world)
    walked_privately(world)
    event = taken(world, place_id, name="unasked")
    actor = world.therapist()

    with acting(actor):
        for placement_id in (event.placement_id, PlacementId(new_id())):
            with pytest.raises(CannotEndPlacement) as refusal:
                end_placement(actor=actor, placement_id=placement_id, ends_on=date(2013, 1, 31), now=NOW)
            assert codes(refusal.value) == ["no-such-placement"]

    assert coming_to(world) == [("Clara P", date(2013, 1, 21), date(2013, 2, 22))]
