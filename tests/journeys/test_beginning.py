"""Somebody says yes and begins: consents and enrolment, all or nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.operations import CannotRecordConsent
from kedjan.consents.queries import ConsentView, consents_of
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.team import TEAM_CATEGORIES
from kedjan.journeys.models import Enrolment
from kedjan.journeys.operations import CannotEnrol, Enrolled, enrol
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.permissions import NotPermitted
from kedjan.participants.queries import early_list
from tests.journeys.steps import NOW, YES, begun, case, closed, framsteget, places
from tests.journeys.watching import at_work, recorded, unchanged
from tests.policies.rows import insert
from tests.support.people import SUNNE
from tests.support.reasons import codes
from tests.support.world import FOLLOWERS, ORGANISATIONS, TEAM, TODAY, World, noon


def consents(world: World, name: str = "unasked") -> dict[ConsentKind, ConsentView]:
    actor = world.caseworker()
    with acting(actor):
        found = consents_of(actor=actor, participant_id=world.person(name))
    return {one.kind: one for one in found}


def enrolled(world: World, name: str, actor: Actor, on: date = TODAY, team: tuple[str, ...] = TEAM) -> Enrolled:
    with at_work(actor):
        return enrol(
            actor=actor,
            participant_id=world.person(name),
            programme=framsteget(),
            team=places(world, *team),
            enrolled_on=on,
            now=NOW,
        )


def refused(world: World, name: str, actor: Actor | None = None, on: date = TODAY) -> list[str]:
    actor = actor or world.caseworker()
    with unchanged(world, actor, name), pytest.raises(CannotEnrol) as refusal:
        enrolled(world, name, actor, on)
    return codes(refusal.value)


def test_a_yes_becomes_three_consents_and_a_participation_in_the_first_step(world: World) -> None:
    actor = world.caseworker()

    event = begun(world, actor)

    team = tuple(world.organisation(key) for key in TEAM)
    assert event == Enrolled(
        event.enrolment_id, world.person("unasked"), framsteget().id, "step_1", enrolled_on=TODAY, team=team
    )
    assert recorded(actor, "Enrolled")[-1] == {
        "enrolment_id": str(event.enrolment_id),
        "participant_id": str(world.person("unasked")),
        "programme_id": str(framsteget().id),
        "stage": "step_1",
        "enrolled_on": "2013-01-14",
        "team": [str(one) for one in team],
    }
    assert set(consents(world)) == {
        ConsentKind.JOIN_PROGRAMME,
        ConsentKind.LIFTS_SECRECY,
        ConsentKind.FOLLOW_UP_REGISTER,
    }


def test_the_participation_keeps_sex_municipality_and_version_as_at_the_start(world: World) -> None:
    actor = world.caseworker()

    event = begun(world, actor)

    with acting(actor):
        row = Enrolment.objects.get(pk=event.enrolment_id)
    assert (row.sex, row.municipality_id, row.version_id) == ("woman", SUNNE, framsteget().version_id)
    assert (row.organisation_id, row.recorded_by, row.recorded_at) == (actor.organisation_id, actor.account_id, NOW)


def test_every_gate_of_the_first_step_gets_its_owner_and_its_day(world: World) -> None:
    actor = world.caseworker()

    begun(world, actor)

    found = case(world, actor, "unasked")
    assert {one.kind: (one.owner_name, (one.due_on - TODAY).days, one.state) for one in found.gates} == {
        "economy": ("Socialtjänsten Sunne", 60, GateState.OPEN),
        "motivation": ("Arbetsförmedlingen Torsby", 120, GateState.OPEN),
        "medical": ("Försäkringskassan Sunne", 90, GateState.OPEN),
        "documents": ("Fryksdalens samordningsförbund", 90, GateState.OPEN),
    }


def test_a_gate_whose_usual_owner_is_missing_goes_to_whoever_comes_first_in_the_team(world: World) -> None:
    actor = world.caseworker()

    begun(world, actor, team=("fk", "af"))

    owners = {one.kind: one.owner_name for one in case(world, actor, "unasked").gates}
    assert owners["economy"] == owners["documents"] == "Försäkringskassan Sunne"
    assert owners["motivation"] == "Arbetsförmedlingen Torsby"


def test_the_team_is_who_was_chosen_from_the_first_day(world: World) -> None:
    actor = world.caseworker()

    begun(world, actor, team=("fk", "af"))

    team = case(world, actor, "unasked").team
    assert [(one.organisation.name, one.since_on, one.until_on) for one in team] == [
        (ORGANISATIONS[key][0], TODAY, None) for key in ("af", "fk")
    ]


def test_the_consent_to_share_opens_to_each_in_the_team_what_the_rule_says(world: World) -> None:
    begun(world, world.caseworker())

    opened = {
        one.organisation_id: (one.purpose, frozenset(one.categories))
        for one in consents(world)[ConsentKind.LIFTS_SECRECY].openings
    }

    assert opened == {
        world.organisation(key): (Purpose.SUPPORT, TEAM_CATEGORIES[ORGANISATIONS[key][1]]) for key in TEAM
    }


def test_the_consent_to_follow_up_opens_no_name_and_the_one_to_join_opens_nothing(world: World) -> None:
    begun(world, world.caseworker())
    found = consents(world)

    opened = found[ConsentKind.FOLLOW_UP_REGISTER].openings

    assert found[ConsentKind.JOIN_PROGRAMME].openings == ()
    assert {one.organisation_id for one in opened} == {world.organisation(key) for key in FOLLOWERS}
    assert {(one.purpose, one.categories) for one in opened} == {(Purpose.FOLLOW_UP, (Category.FOLLOW_UP,))}


def test_the_consents_hold_three_years_and_the_one_to_follow_up_five(world: World) -> None:
    begun(world, world.caseworker())

    found = consents(world)

    assert {kind: one.last_on for kind, one in found.items()} == {
        ConsentKind.JOIN_PROGRAMME: date(2016, 1, 13),
        ConsentKind.LIFTS_SECRECY: date(2016, 1, 13),
        ConsentKind.FOLLOW_UP_REGISTER: date(2018, 1, 13),
    }


def test_whoever_says_no_to_follow_up_begins_without_it(world: World) -> None:
    begun(world, world.caseworker(), yes=replace(YES, to_follow_up=False))

    assert set(consents(world)) == {ConsentKind.JOIN_PROGRAMME, ConsentKind.LIFTS_SECRECY}


def test_whoever_begins_leaves_the_early_list(world: World) -> None:
    actor = world.caseworker()

    begun(world, actor)

    with acting(actor):
        listed = early_list(actor=actor, start=date(2013, 1, 1), end=date(2014, 1, 1), limit=100)
    assert world.person("unasked") not in {item.participant_id for item in listed}
    assert recorded(actor, "BenefitSettled")[-1] == {"participant_id": str(world.person("unasked"))}


def test_the_coordinator_enrols_somebody_whom_the_team_knows(world: World) -> None:
    closed(world, world.caseworker(), "consented")
    actor = world.coordinator()

    event = enrolled(world, "consented", actor)

    assert case(world, world.caseworker("af"), "consented").enrolment_id == event.enrolment_id


def test_whoever_is_enrolled_by_another_leaves_the_list_of_the_register_too(world: World) -> None:
    fk, who = world.caseworker(), world.person("consented")
    closed(world, fk, "consented")
    benefit = {"id": new_id(), "participant_id": who, "organisation_id": fk.home, "kind": "sjukersattning"}
    with acting(fk):
        insert("participants_benefit", benefit | {"ends_on": date(2013, 5, 1)})

    def listed() -> bool:
        with acting(fk):
            found = early_list(actor=fk, start=date(2013, 1, 1), end=date(2014, 1, 1), limit=100)
        return who in {item.participant_id for item in found}

    before = listed()
    enrolled(world, "consented", world.coordinator())

    assert (before, listed()) == (True, False)


def test_nobody_begins_twice_and_the_second_yes_leaves_no_consent_behind(world: World) -> None:
    actor = world.caseworker()

    with unchanged(world, actor, "consented"), pytest.raises(CannotEnrol) as refusal:
        begun(world, actor, "consented")

    assert codes(refusal.value) == ["already-enrolled"]


def test_a_yes_of_tomorrow_is_refused(world: World) -> None:
    actor, tomorrow = world.caseworker(), replace(YES, given_on=TODAY + timedelta(days=1))

    with unchanged(world, actor, "unasked"), pytest.raises(CannotRecordConsent) as refusal:
        begun(world, actor, yes=tomorrow)

    assert codes(refusal.value) == ["consent-in-the-future"]


def test_nobody_begins_with_nobody_around_them(world: World) -> None:
    actor = world.caseworker()

    with unchanged(world, actor, "unasked"), pytest.raises(CannotRecordConsent) as refusal:
        begun(world, actor, team=())

    assert codes(refusal.value) == ["consent-names-nobody"]


def test_a_hidden_person_does_not_begin(world: World) -> None:
    actor = world.caseworker("af")

    with unchanged(world, actor, "unasked"), pytest.raises(CannotRecordConsent) as refusal:
        begun(world, actor)

    assert codes(refusal.value) == ["no-such-person"]


def test_whoever_may_not_enrol_changes_nothing(world: World) -> None:
    for actor in (world.therapist(), world.manager(), world.employer_contact()):
        with unchanged(world, actor, "consented"), pytest.raises(NotPermitted):
            begun(world, actor, "consented")


def test_nobody_is_enrolled_without_a_consent_to_join_that_holds_today(world: World) -> None:
    assert refused(world, "unasked") == ["no-consent-to-join"]
    assert refused(world, "withdrawn") == ["already-enrolled", "no-consent-to-join"]
    assert refused(world, "over") == ["no-consent-to-join"]


def test_nobody_is_enrolled_from_a_day_to_come(world: World) -> None:
    closed(world, world.caseworker(), "consented")

    assert refused(world, "consented", on=TODAY + timedelta(days=1)) == ["date-in-the-future"]


def test_gates_that_nobody_would_own_stop_an_enrolment_by_their_titles(world: World) -> None:
    actor = world.caseworker()
    closed(world, actor, "consented")

    with unchanged(world, actor, "consented"), pytest.raises(CannotEnrol) as refusal:
        enrolled(world, "consented", actor, team=())

    assert [reason.values["gate"] for reason in refusal.value.reasons] == [
        "Ekonomi",
        "Motivation",
        "Vård",
        "Underlag",
    ]


def test_a_hidden_person_is_not_enrolled(world: World) -> None:
    assert refused(world, "elsewhere") == ["no-such-person"]


def test_a_new_participation_after_an_end_is_one_of_its_own(world: World) -> None:
    actor = world.caseworker()
    closed(world, actor, "consented")

    event = begun(world, actor, "consented")

    assert event.enrolment_id != world.enrolment("consented")
    assert case(world, actor, "consented").enrolment_id == event.enrolment_id
    assert case(world, actor, "consented").entries[0].recorded_at == noon(TODAY)
