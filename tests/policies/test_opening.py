"""A consent opens to one organisation, for one purpose, one kind of information, for its time (see consents.md)."""

from datetime import date

import pytest

from kedjan.integrations.database.context import acting
from kedjan.kernel.ids import new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.workplaces.operations import end_placement
from tests.policies.additions import add_what_comes_later
from tests.policies.giving import give, take_back
from tests.policies.rows import insert, row, seen, sight
from tests.support.world import World

PATH = {
    "coaching_seat": 1,
    "journeys_enrolment": 1,
    "journeys_exit": 1,
    "journeys_followedby": 1,
    "journeys_stageentry": 2,
    "outcomes_chancetold": 1,
    "outcomes_followup": 1,
}
ALWAYS = {"consents_grant": 1, "participants_participant": 1}

# The grant itself comes first: whoever is let in sees that they are.
OPENED: dict[Category, dict[str, int]] = {
    Category.IDENTITY: {**ALWAYS, "participants_identity": 1, "participants_namekey": 8},
    Category.CONTACT: {**ALWAYS, "participants_contact": 1},
    Category.NEEDS: ALWAYS,
    Category.ECONOMY: {
        **ALWAYS,
        "participants_benefit": 1,
        "journeys_clockstart": 1,
        "journeys_gate": 1,
        "journeys_gatemark": 2,
    },
    Category.HEALTH_DOCUMENTS: {
        **ALWAYS,
        "consents_consent": 1,
        "journeys_clockstart": 1,
        "journeys_gate": 2,
        "journeys_gatemark": 4,
        "journeys_gatetaskmark": 1,
        "papers_paperrequest": 1,
        "papers_paperused": 1,
        "papers_receivedpaper": 1,
        "papers_requestmark": 3,
    },
    Category.ASSESSMENTS: {
        **ALWAYS,
        "assessments_assessment": 1,
        "assessments_entry": 1,
        "coaching_circumstance": 1,
    },
    Category.PLAN: {
        **ALWAYS,
        **PATH,
        "coaching_attendance": 1,
        "coaching_plannedperson": 1,
        "coaching_talk": 1,
        "plans_planitem": 1,
        "plans_planstep": 2,
        "coaching_waiting": 1,
        "consents_consent": 3,
        "journeys_gate": 3,
        "journeys_gatemark": 4,
        "journeys_invitation": 1,
        "journeys_invitationanswer": 1,
        "journeys_teammember": 1,
        "meetings_mark": 1,
        "meetings_meeting": 1,
        "meetings_minutes": 1,
        "meetings_task": 1,
        "meetings_terms": 1,
        "workplaces_placement": 1,
    },
    Category.WORK: {"consents_grant": 1},
    Category.COACHING_NOTES: {**ALWAYS, "coaching_coachnote": 1},
    Category.FOLLOW_UP: {**ALWAYS, **PATH},
}


def test_every_kind_of_information_has_its_line() -> None:
    assert set(OPENED) == set(Category)


@pytest.mark.parametrize("category", Category)
def test_a_consent_opens_exactly_its_kind_of_information(world: World, category: Category) -> None:
    add_what_comes_later(world)

    give(world.caseworker("fk"), world.person("private"), world.organisation("af"), category)

    assert sight(world.caseworker("af"), world.person("private")) == OPENED[category]


@pytest.mark.parametrize("category", Category)
def test_a_consent_to_follow_up_opens_the_same_to_those_who_follow_up(world: World, category: Category) -> None:
    add_what_comes_later(world)
    receiver = world.organisation("granskarna")

    give(world.caseworker("fk"), world.person("private"), receiver, category, purpose=Purpose.FOLLOW_UP)

    assert sight(world.evaluator(), world.person("private")) == OPENED[category]


def test_a_consent_to_support_opens_nothing_for_follow_up_at_the_same_organisation(world: World) -> None:
    give(world.caseworker("fk"), world.person("private"), world.organisation("forbund"), *Category)

    assert sight(world.manager(), world.person("private")) == {}


def test_a_consent_to_follow_up_opens_nothing_for_support_at_the_same_organisation(world: World) -> None:
    forbund = world.organisation("forbund")
    give(world.caseworker("fk"), world.person("private"), forbund, *Category, purpose=Purpose.FOLLOW_UP)

    assert sight(world.coordinator(), world.person("private")) == {}


def test_a_consent_opens_nothing_to_another_organisation(world: World) -> None:
    give(world.caseworker("fk"), world.person("private"), world.organisation("af"), *Category)

    assert sight(world.caseworker("torsby"), world.person("private")) == {}


def test_a_consent_opens_nobody_else(world: World) -> None:
    give(world.caseworker("fk"), world.person("unasked"), world.organisation("af"), *Category)

    assert sight(world.caseworker("af"), world.person("private")) == {}


def test_a_consent_that_is_over_opens_nothing(world: World) -> None:
    give(
        world.caseworker("fk"),
        world.person("private"),
        world.organisation("af"),
        *Category,
        given_on=date(2012, 1, 2),
        until_on=date(2013, 1, 14),
    )

    assert sight(world.caseworker("af"), world.person("private")) == {}
    assert sight(world.caseworker("af"), world.person("over")) == {}


def test_a_consent_that_has_not_begun_opens_nothing(world: World) -> None:
    give(
        world.caseworker("fk"),
        world.person("private"),
        world.organisation("af"),
        *Category,
        given_on=date(2013, 1, 15),
    )

    assert sight(world.caseworker("af"), world.person("private")) == {}
    assert sight(world.caseworker("af"), world.person("future")) == {}


def test_a_consent_that_is_taken_back_opens_nothing(world: World) -> None:
    consent = give(world.caseworker("fk"), world.person("private"), world.organisation("af"), *Category)

    take_back(world.participant("private"), consent)

    assert sight(world.caseworker("af"), world.person("private")) == {}


def test_a_consent_that_is_given_again_opens_again(world: World) -> None:
    receiver = world.organisation("af")
    take_back(world.participant("private"), give(world.caseworker("fk"), world.person("private"), receiver, *Category))

    give(world.caseworker("fk"), world.person("private"), receiver, Category.CONTACT)

    assert sight(world.caseworker("af"), world.person("private")) == OPENED[Category.CONTACT]


@pytest.mark.parametrize("state", ["taken back", "over", "future", "for follow-up"])
def test_whoever_recorded_a_consent_to_themselves_sees_it_but_nothing_through_it(world: World, state: str) -> None:
    coordinator, person = world.coordinator(), world.person("private")
    door = give(world.caseworker("fk"), person, world.organisation("forbund"), Category.NEEDS)
    add_what_comes_later(world)
    days = {
        "taken back": (date(2013, 1, 14), date(2014, 1, 1)),
        "for follow-up": (date(2013, 1, 14), date(2014, 1, 1)),
        "over": (date(2012, 1, 2), date(2013, 1, 1)),
        "future": (date(2013, 1, 15), date(2014, 1, 1)),
    }
    given_on, until_on = days[state]
    purpose = Purpose.FOLLOW_UP if state == "for follow-up" else Purpose.SUPPORT
    forbund = world.organisation("forbund")
    consent = give(coordinator, person, forbund, *Category, purpose=purpose, given_on=given_on, until_on=until_on)
    if state == "taken back":
        take_back(world.participant("private"), consent)
    take_back(world.participant("private"), door)

    recorded = {"audit_event": 1, "consents_consent": 1, "consents_grant": len(Category)}
    assert sight(coordinator, person) == recorded


def test_whoever_recorded_a_consent_to_others_sees_nothing_through_it(world: World) -> None:
    coordinator, person = world.coordinator(), world.person("private")
    door = give(world.caseworker("fk"), person, world.organisation("forbund"), Category.NEEDS)
    add_what_comes_later(world)

    give(coordinator, person, world.organisation("region"), *Category)
    take_back(world.participant("private"), door)

    recorded = {"audit_event": 1, "consents_consent": 1, "consents_grant": len(Category)}
    assert sight(coordinator, person) == recorded


def test_an_employer_sees_who_tries_its_place_and_nothing_else(world: World) -> None:
    assert sight(world.employer_contact("verkstaden"), world.person("placed")) == {
        "consents_grant": 1,
        "workplaces_placement": 1,
    }
    assert sight(world.employer_contact("kafeet"), world.person("placed")) == {}


def test_an_employer_sees_only_those_who_said_yes_to_it(world: World) -> None:
    """The person has opened their work to Verkstaden, and tries a place at Verkstaden; Kaféet has neither."""
    kafeet = world.organisation("kafeet")
    give(world.caseworker("fk"), world.person("placed"), kafeet, Category.WORK)

    assert seen(world.employer_contact("kafeet"), "workplaces_placement") == 0


def test_an_employer_sees_nobody_through_the_consent_of_another(world: World) -> None:
    fk = world.caseworker("fk")
    with acting(fk):
        placement = row("workplaces_placement", {"participant_id": world.person("placed")})
        about = {"participant_id": world.person("consented"), "enrolment_id": world.enrolment("consented")}
        insert("workplaces_placement", placement | about | {"id": new_id()})

    assert seen(world.employer_contact("verkstaden"), "workplaces_placement") == 1


def test_an_employer_sees_who_comes_by_a_consent_to_that_alone(world: World) -> None:
    take_back(world.caseworker("fk"), world.consent("placed", "place"))

    give(world.caseworker("fk"), world.person("placed"), world.organisation("verkstaden"), Category.NEEDS)

    assert seen(world.employer_contact("verkstaden"), "workplaces_placement") == 0


def test_an_employer_sees_no_more_when_the_consent_is_taken_back(world: World) -> None:
    take_back(world.caseworker("fk"), world.consent("placed", "place"))

    assert sight(world.employer_contact("verkstaden"), world.person("placed")) == {}


def test_an_employer_sees_no_more_when_the_placement_has_ended_early(world: World) -> None:
    fk = world.caseworker("fk")

    with acting(fk) as clock:
        end_placement(actor=fk, placement_id=world.placement("placed"), ends_on=date(2013, 1, 10), now=clock.now())

    assert seen(world.employer_contact("verkstaden"), "workplaces_placement") == 0


def test_a_team_knows_that_it_is_one_as_long_as_it_sees_the_participation(world: World) -> None:
    af = world.caseworker("af")

    assert sight(af, world.person("consented"))["journeys_teammember"] == 5
    assert sight(af, world.person("withdrawn")) == {}


def test_those_who_follow_up_see_the_path_and_not_the_team(world: World) -> None:
    """The coordination association is in the team; its programme manager follows up."""
    assert sight(world.manager(), world.person("consented")) == {
        "consents_grant": 1,
        "journeys_enrolment": 1,
        "journeys_stageentry": 1,
        "participants_participant": 1,
    }


def test_a_member_of_the_team_without_the_plan_sees_its_own_place_in_it(world: World) -> None:
    """Follow-up for support shows the participation but not the team: the organisation's own place belongs to it."""
    af = world.caseworker("af")
    take_back(world.participant("consented"), world.consent("consented", "lifts_secrecy"))

    give(world.caseworker("fk"), world.person("consented"), world.organisation("af"), Category.FOLLOW_UP)

    assert sight(af, world.person("consented"))["journeys_teammember"] == 1
