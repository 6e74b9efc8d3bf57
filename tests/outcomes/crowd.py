"""Many people who started long ago, through operations: what result tables are tested on."""

import json
from datetime import date
from functools import cache

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.openings import Opening
from kedjan.consents.operations import record_consent
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.team import TeamPlace, follow_up_openings
from kedjan.journeys.operations import enrol
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import EnrolmentId, ParticipantId
from kedjan.kernel.sex import Sex
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.outcomes.domain.situations import Situation
from kedjan.outcomes.operations import record_follow_up
from kedjan.participants.operations import NewPerson, register_participants
from kedjan.programmes.domain.codes import BenefitType
from kedjan.programmes.queries import ProgrammeView, programme
from tests.support.people import PEOPLE
from tests.support.server import PROJECT
from tests.support.told import on_paper
from tests.support.world import FOLLOWERS, TODAY, World, noon

STARTED_ON, OBSERVED_ON = date(2011, 11, 7), date(2012, 11, 12)


@cache
def official_numbers(sex: Sex) -> tuple[str, ...]:
    """Return official test numbers of the sex, of people of working age who are not in the world."""
    numbers: list[str] = json.loads((PROJECT / "data/testpersonnummer/allPins.json").read_text(encoding="utf-8"))
    known = {one.number for one in PEOPLE.values()}
    wanted = int(sex is Sex.MAN)
    return tuple(one for one in sorted(set(numbers) - known) if "1960" < one < "1990" and int(one[10]) % 2 == wanted)


def framsteget_loaded() -> ProgrammeView:
    """Return the programme of the world."""
    found = programme(key="framsteget")
    assert found is not None
    return found


def crowd(
    world: World, number: int, *, working: int, sex: Sex, municipality: str, skip: int = 0
) -> tuple[EnrolmentId, ...]:
    """Let so many people start long ago, say yes to follow-up alone, and answer it; so many of them working.

    skip: how many of the sex are in the register from crowds before.
    """
    actor = world.caseworker("fk")
    people = [_person(one, municipality) for one in official_numbers(sex)[skip : skip + number]]
    with acting(actor):
        registered = register_participants(actor=actor, people=people, now=noon(date(2011, 10, 3)))
    started = tuple(start(world, one) for one in registered.participant_ids)
    for place, enrolment_id in enumerate(started):
        with acting(actor):
            record_follow_up(
                actor=actor,
                enrolment_id=enrolment_id,
                observed_on=OBSERVED_ON,
                situation=Situation.WORK if place < working else Situation.JOB_SEEKING,
                now=noon(TODAY),
            )
    return started


def start(world: World, one: ParticipantId, *, is_followed_up: bool = True) -> EnrolmentId:
    """Enrol the person on the day when the crowd started, in a team of Försäkringskassan alone."""
    actor = world.caseworker("fk")
    team = (TeamPlace(world.organisation("fk"), OrganisationKind.FK),)
    with acting(actor):
        _say_yes(actor, one, ConsentKind.JOIN_PROGRAMME, ())
        if is_followed_up:
            openings = follow_up_openings(
                tuple(world.organisation(key) for key in FOLLOWERS), frozenset({world.organisation("fk")})
            )
            _say_yes(actor, one, ConsentKind.FOLLOW_UP_REGISTER, openings)
        return enrol(
            actor=actor,
            participant_id=one,
            programme=framsteget_loaded(),
            team=team,
            enrolled_on=STARTED_ON,
            now=noon(STARTED_ON),
        ).enrolment_id


def _say_yes(actor: Actor, one: ParticipantId, kind: ConsentKind, openings: tuple[Opening, ...]) -> None:
    agreement = on_paper(kind, openings, given_on=STARTED_ON, until_on=date(2016, 11, 7))
    record_consent(actor=actor, participant_id=one, agreement=agreement, now=noon(STARTED_ON))


def _person(number: str, municipality: str) -> NewPerson:
    return NewPerson(
        number=number,
        given_name="Någon",
        family_name="Prov",
        sex=Sex.MAN if int(number[10]) % 2 else Sex.WOMAN,
        birth_year=int(number[:4]),
        municipality_code=municipality,
        benefit=BenefitType.SJUKPENNING,
        benefit_ends_on=date(2012, 3, 31),
    )
