"""What happens to the people of the world: asked, consented, enrolled, placed, looked at, withdrawn."""

from datetime import date
from uuid import UUID

from kedjan.audit.operations import note_readings
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import Opening
from kedjan.consents.operations import record_consent, withdraw_consent
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.codes import Channel, GateState
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import (
    begin_participation,
    close_participation,
    enrol,
    hand_over,
    invite,
    mark_gate,
    record_answer,
)
from kedjan.journeys.operations.begin import Yes
from kedjan.journeys.queries import case_of
from kedjan.kernel.ids import ProgrammeId, TrialPlaceId
from kedjan.kernel.information import Category, Purpose
from kedjan.participants.domain.answers import Answer
from kedjan.programmes.queries import ProgrammeView
from kedjan.workplaces.domain.places import Request
from kedjan.workplaces.operations import SaidYes, take_place
from tests.support.people import PEOPLE
from tests.support.told import TOLD, on_paper
from tests.support.world import FOLLOWERS, ORGANISATIONS, TEAM, World, noon

INVITED_ON, STARTED_ON = date(2012, 11, 19), date(2012, 12, 3)
_YES = Yes(method=ConsentMethod.SIGNED_PAPER, given_on=STARTED_ON, language="sv", to_follow_up=True, told=TOLD)


class Walking:
    """Walks people along the path, as the caseworker at Försäkringskassan, and keeps the ids by readable names."""

    def __init__(self, ids: dict[str, UUID], programme: ProgrammeView) -> None:
        """Keep where the ids go, and the programme."""
        self.ids = ids
        self.world = World(ids)
        self.programme = programme

    def invite(self, name: str, answer: Answer | None) -> None:
        """Invite by letter, and record the answer where there is one."""
        actor = self.world.caseworker("fk")
        with acting(actor):
            invited = invite(
                actor=actor,
                participant_id=self.world.person(name),
                programme_id=ProgrammeId(self.programme.id),
                channel=Channel.LETTER,
                reply_by_on=date(2013, 1, 31),
                now=noon(INVITED_ON),
            )
            if answer is not None:
                record_answer(
                    actor=actor, invitation_id=invited.invitation_id, answer=answer, now=noon(date(2012, 11, 26))
                )

    def begin(self, name: str) -> None:
        """Let the person say yes to everything, and enrol them with the whole team."""
        self.invite(name, Answer.YES)
        actor = self.world.caseworker("fk")
        with acting(actor):
            event = begin_participation(
                actor=actor,
                participant_id=self.world.person(name),
                programme=self.programme,
                team=self._team(TEAM),
                followers=tuple(self.world.organisation(key) for key in FOLLOWERS),
                yes=_YES,
                now=noon(STARTED_ON),
            )
            for consent in consents_of(actor=actor, participant_id=self.world.person(name)):
                self.ids[f"consent {name} {consent.kind}"] = consent.id
        self.ids[f"enrolment {name}"] = event.enrolment_id

    def _team(self, keys: tuple[str, ...]) -> tuple[TeamPlace, ...]:
        return tuple(TeamPlace(self.world.organisation(key), ORGANISATIONS[key][1]) for key in keys)

    def walk_privately(self, name: str) -> None:
        """Enrol with a team of one, so that every table has a row that only its recorder and the person see."""
        self.invite(name, Answer.YES)
        actor, one = self.world.caseworker("fk"), self.world.person(name)
        with acting(actor):
            self._consent(name, ConsentKind.JOIN_PROGRAMME, (), STARTED_ON, date(2015, 12, 3))
            event = enrol(
                actor=actor,
                participant_id=one,
                programme=self.programme,
                team=self._team(("fk",)),
                enrolled_on=STARTED_ON,
                now=noon(STARTED_ON),
            )
        self.ids[f"enrolment {name}"] = event.enrolment_id
        self.place(name, first=date(2012, 12, 17), last=date(2012, 12, 21))
        with acting(actor):
            close_participation(
                actor=actor,
                enrolment_id=event.enrolment_id,
                outcome="other_employer",
                exited_on=date(2012, 12, 28),
                now=noon(date(2012, 12, 28)),
            )

    def place(self, name: str, *, first: date, last: date) -> None:
        """Clear the first step's gates, go on to the second, and try the place at Verkstaden."""
        actor, one, day = self.world.caseworker("fk"), self.world.person(name), date(2012, 12, 10)
        with acting(actor):
            case = case_of(actor=actor, participant_id=one)
            for gate in case.gates if case is not None else ():
                mark_gate(
                    actor=actor,
                    gate_id=gate.id,
                    state=GateState.CLEAR,
                    owner_id=gate.owner_id,
                    due_on=gate.due_on,
                    note="Klart.",
                    now=noon(day),
                )
            hand_over(
                actor=actor,
                enrolment_id=self.world.enrolment(name),
                to="step_2",
                entered_on=day,
                reason="",
                now=noon(day),
            )
            taken = take_place(
                actor=actor,
                participant_id=one,
                place_id=TrialPlaceId(self.ids["place verkstaden"]),
                request=Request(first, last, PEOPLE[name].given_name, frozenset(), 20),
                yes=SaidYes(ConsentMethod.SIGNED_PAPER, "sv", told=TOLD),
                now=noon(day),
            )
        self.ids |= {f"placement {name}": taken.placement_id, f"consent {name} place": taken.consent_id}

    def open_to_af(self, name: str, *, given_on: date, until_on: date) -> None:
        """Record a consent that opens everything to Arbetsförmedlingen for a time."""
        opening = Opening(
            self.world.organisation("af"),
            Purpose.SUPPORT,
            frozenset(Category),
            frozenset({self.world.organisation("fk")}),
        )
        with acting(self.world.caseworker("fk")):
            self._consent(name, ConsentKind.LIFTS_SECRECY, (opening,), given_on, until_on)

    def _consent(
        self, name: str, kind: ConsentKind, openings: tuple[Opening, ...], given_on: date, until_on: date
    ) -> None:
        agreement = on_paper(kind, openings, given_on=given_on, until_on=until_on)
        event = record_consent(
            actor=self.world.caseworker("fk"),
            participant_id=self.world.person(name),
            agreement=agreement,
            now=noon(given_on),
        )
        self.ids[f"consent {name} {kind}"] = event.consent_id

    def look(self, name: str, category: Category) -> None:
        """Let the caseworker look at the person's case."""
        actor = self.world.caseworker("fk")
        with acting(actor):
            note_readings(
                actor=actor,
                participants=[self.world.person(name)],
                categories=[category],
                page="journeys:case",
                now=noon(date(2013, 1, 8)),
            )

    def withdraw(self, name: str) -> None:
        """Let the person take every consent back."""
        actor = self.world.participant(name)
        with acting(actor):
            for consent in consents_of(actor=actor, participant_id=self.world.person(name)):
                withdraw_consent(actor=actor, consent_id=consent.id, now=noon(date(2013, 1, 7)))
