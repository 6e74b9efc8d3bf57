"""A small world of coaching groups on top of the world: a programme, coaches, rooms and people who wait.

The programme is the Coaching Project's file, moved to Sunne and Torsby, with the coordination association as its owner.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from kedjan.coaching.domain.codes import RoomFeature
from kedjan.coaching.domain.resources import CoachTerms, RoomTerms
from kedjan.coaching.domain.waiting import Wish
from kedjan.coaching.operations import add_coach, add_room, wait_for_group
from kedjan.coaching.queries.programmes import CoachingProgramme, coaching_programmes
from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import Channel
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import begin_participation, invite, record_answer
from kedjan.journeys.operations.begin import Yes
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import CoachId, EnrolmentId, ParticipantId, ProgrammeId, RoomId, WaitingId
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.answers import Answer
from kedjan.participants.operations import NewPerson, register_participants
from kedjan.programmes.domain.codes import BenefitType
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import programme
from tests.support.people import PEOPLE, SUNNE, TORSBY
from tests.support.server import PROJECT
from tests.support.told import TOLD
from tests.support.world import ORGANISATIONS, TODAY, World, noon

FIRST_WEEK = TODAY  # a Monday
KEY = "coachningsprojektet"
_TEAM = ("fk", "af", "forbund")
_YES = Yes(method=ConsentMethod.SIGNED_PAPER, given_on=TODAY, language="sv", to_follow_up=False, told=TOLD)


def programme_text() -> str:
    """Return the Coaching Project's file, moved to where the world is."""
    text = (PROJECT / "programmes/coachningsprojektet.toml").read_text(encoding="utf-8")
    places = f'municipalities = [{{ code = "{SUNNE}", name = "Sunne" }}, {{ code = "{TORSBY}", name = "Torsby" }}]\n'
    text = re.sub(r"^municipalities = \[.*?^\]\n", places, text, count=1, flags=re.MULTILINE | re.DOTALL)
    partners = "".join(
        f'  {{ role = "{role}", name = "{ORGANISATIONS[key][0]}", kind = "{ORGANISATIONS[key][1]}" }},\n'
        for role, key in (("owner", "forbund"), ("collaboration_partner", "af"), ("collaboration_partner", "fk"))
    )
    text = re.sub(
        r"^partners = \[.*?^\]\n", f"partners = [\n{partners}]\n", text, count=1, flags=re.MULTILINE | re.DOTALL
    )
    areas = "".join(
        f'[[coaching.areas]]\nkey = "{name.lower()}"\ntitle = {{ sv = "{name}", en = "{name}" }}\n'
        f'codes = ["{code}"]\n\n'
        for name, code in (("Sunne", SUNNE), ("Torsby", TORSBY))
    )
    return re.sub(
        r"^\[\[coaching\.areas\]\].*?^\[coaching\.costs\]",
        f"{areas}[coaching.costs]",
        text,
        count=1,
        flags=re.MULTILINE | re.DOTALL,
    )


@dataclass(slots=True)
class Grounds:
    """The programme, and what has been added to it, in that order."""

    world: World
    programme: CoachingProgramme
    coaches: list[CoachId] = field(default_factory=list)
    rooms: list[RoomId] = field(default_factory=list)
    people: list[ParticipantId] = field(default_factory=list)
    enrolments: list[EnrolmentId] = field(default_factory=list)
    waiting: list[WaitingId] = field(default_factory=list)

    @property
    def coordinator(self) -> Actor:
        """Return who plans: the coordinator, at the association that owns the programme."""
        return self.world.coordinator()

    @property
    def caseworker(self) -> Actor:
        """Return who supports the people: a caseworker at Försäkringskassan."""
        return self.world.caseworker("fk")

    def coach(self, key: str = "fk", *, code: str = SUNNE, languages: tuple[str, ...] = ()) -> CoachId:
        """Add the caseworker of an organisation as a coach."""
        whose = self.world.caseworker(key)
        with acting(self.coordinator):
            added = add_coach(
                actor=self.coordinator,
                programme_id=self.programme.id,
                organisation_id=whose.home,
                account_id=whose.account_id,
                terms=coach_terms(code=code, languages=languages),
                now=noon(TODAY),
            )
        self.coaches.append(added.coach_id)
        return added.coach_id

    def room(self, name: str = "Biblioteket", *, code: str = SUNNE, features: tuple[RoomFeature, ...] = ()) -> RoomId:
        """Add a room."""
        with acting(self.coordinator):
            added = add_room(
                actor=self.coordinator,
                programme_id=self.programme.id,
                terms=RoomTerms(name, "Storgatan 1", code, 12, frozenset(features), 1),
                now=noon(TODAY),
            )
        self.rooms.append(added.room_id)
        return added.room_id

    def enrolled(self, count: int, *, code: str = SUNNE) -> list[EnrolmentId]:
        """Register people at Försäkringskassan who take part in the programme, and whom the team sees."""
        actor = self.caseworker
        persons = list(_persons(len(self.people), count, code))
        with acting(actor):
            registered = register_participants(actor=actor, people=persons, now=noon(TODAY))
            begun = [self._begin(actor, one) for one in registered.participant_ids]
        self.people.extend(registered.participant_ids)
        self.enrolments.extend(begun)
        return begun

    def waits(self, enrolment_id: EnrolmentId, wish: Wish | None = None) -> WaitingId:
        """Let somebody wait for a group."""
        with acting(self.caseworker):
            event = wait_for_group(
                actor=self.caseworker, enrolment_id=enrolment_id, wish=wish or wish_from(TODAY), now=noon(TODAY)
            )
        self.waiting.append(event.waiting_id)
        return event.waiting_id

    def _begin(self, actor: Actor, who: ParticipantId) -> EnrolmentId:
        invited = invite(
            actor=actor,
            participant_id=who,
            programme_id=ProgrammeId(self.programme.id),
            channel=Channel.LETTER,
            reply_by_on=TODAY + timedelta(days=14),
            now=noon(TODAY),
        )
        record_answer(actor=actor, invitation_id=invited.invitation_id, answer=Answer.YES, now=noon(TODAY))
        found = programme(key=KEY)
        assert found is not None
        return begin_participation(
            actor=actor,
            participant_id=who,
            programme=found,
            team=tuple(TeamPlace(self.world.organisation(key), ORGANISATIONS[key][1]) for key in _TEAM),
            followers=(),
            yes=_YES,
            now=noon(TODAY),
        ).enrolment_id


def coach_terms(*, code: str = SUNNE, languages: tuple[str, ...] = ()) -> CoachTerms:
    """Return what a coach is as a rule."""
    return CoachTerms(
        municipality_code=code,
        trained_on=date(2012, 1, 9),
        certified_until=TODAY + timedelta(days=700),
        max_at_once=2,
        max_groups=4,
        max_minutes=90,
        max_individual=20,
        languages=frozenset(languages),
    )


def wish_from(day: date, *, weeks: int = 26, needs: tuple[RoomFeature, ...] = (), language: str = "") -> Wish:
    """Return the wish to start from the day on, within so many weeks."""
    return Wish(
        earliest_on=day,
        latest_on=day + timedelta(weeks=weeks),
        benefit_ends=True,
        max_minutes=90,
        needs=frozenset(needs),
        language=language,
    )


def grounds(world: World) -> Grounds:
    """Load the programme, with nothing else."""
    operator = world.operator()
    with acting(operator):
        load_programme(actor=operator, text=programme_text(), now=noon(TODAY))
    with acting(world.coordinator()):
        (found,) = coaching_programmes(actor=world.coordinator())
    return Grounds(world, found)


def settled(world: World, *, waiting: int = 10) -> Grounds:
    """Return three coaches, two rooms and people who wait: enough for a group."""
    made = grounds(world)
    for key, code in (("fk", SUNNE), ("af", TORSBY), ("sunne", SUNNE)):
        made.coach(key, code=code)
    made.room("Biblioteket", features=tuple(RoomFeature))
    made.room("Medborgarhuset", code=TORSBY)
    for enrolment in made.enrolled(waiting):
        made.waits(enrolment)
    return made


def _persons(first: int, count: int, code: str) -> Iterator[NewPerson]:
    taken = {one.number for one in PEOPLE.values()}
    pins = json.loads((PROJECT / "data/testpersonnummer/allPins.json").read_text(encoding="utf-8"))
    free = [str(pin) for pin in pins if str(pin) not in taken and "1950" < str(pin)[:4] < "1990"]
    for number in free[first : first + count]:
        yield NewPerson(
            number=number,
            given_name="Test",
            family_name=f"Person {number[8:]}",
            sex=Sex.MAN if int(number[10]) % 2 else Sex.WOMAN,
            birth_year=int(number[:4]),
            municipality_code=code,
            benefit=BenefitType.SJUKPENNING,
            benefit_ends_on=TODAY + timedelta(days=200),
            phone="",
            email="",
        )
