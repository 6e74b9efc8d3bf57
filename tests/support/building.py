"""Build the test world, through operations only: what no operation can do does not happen in the world."""

from datetime import date
from uuid import UUID

from django.utils.text import slugify

from kedjan.audit.operations import note_readings
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import Opening
from kedjan.consents.operations import Agreement, record_consent, withdraw_consent
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
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ProgrammeId, TrialPlaceId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import open_account, register_organisation
from kedjan.participants.domain.answers import Answer
from kedjan.participants.operations import open_participant_account, register_participants
from kedjan.programmes.operations import load_programme
from kedjan.programmes.queries import ProgrammeView, programme
from kedjan.workplaces.domain.places import Offer, Request
from kedjan.workplaces.operations import SaidYes, offer_place, take_place
from tests.support.people import PEOPLE, SUNNE
from tests.support.server import PROJECT
from tests.support.world import ACCOUNTS, FOLLOWERS, LOGGED_IN_PEOPLE, ORGANISATIONS, TEAM, World, noon

REGISTERED_ON, INVITED_ON, STARTED_ON = date(2012, 11, 5), date(2012, 11, 19), date(2012, 12, 3)
_YES = Yes(method=ConsentMethod.SIGNED_PAPER, given_on=STARTED_ON, language="sv", to_follow_up=True)


def build_world() -> dict[str, UUID]:
    """Build it all in an empty, migrated database; return the ids by readable names."""
    return _Building().build()


class _Building:
    def __init__(self) -> None:
        self.ids: dict[str, UUID] = {}
        self.world = World(self.ids)

    def build(self) -> dict[str, UUID]:
        """Build everything, in the order in which it happened."""
        self.programme = self._programme()
        self._organisations()
        self._register()
        self._offer_place()
        self._invite("invited", None)
        self._begin("consented")
        self._begin("withdrawn")
        self._begin("placed")
        self._place("placed", first=date(2013, 1, 7), last=date(2013, 2, 28))
        self._walk_privately("private")
        self._open_to_af("over", given_on=date(2012, 1, 9), until_on=date(2012, 12, 31))
        self._open_to_af("future", given_on=date(2013, 2, 1), until_on=date(2013, 12, 31))
        self._accounts_of_people()
        self._withdraw("withdrawn")
        self._look("consented", Category.PLAN)
        self._look("private", Category.PLAN)
        return self.ids

    def _programme(self) -> ProgrammeView:
        founder = Actor(
            account_id=AccountId(new_id()),
            organisation_id=None,
            role=RoleKey.OPERATOR,
            permissions=frozenset(ROLES[RoleKey.OPERATOR].permissions),
            purpose=ROLES[RoleKey.OPERATOR].purpose,
        )
        self.founder = founder
        text = (PROJECT / "programmes/framsteget.toml").read_text(encoding="utf-8")
        with acting(founder):
            load_programme(actor=founder, text=text, now=noon(date(2010, 5, 3)))
        found = programme(key="framsteget")
        if found is None:
            raise LookupError("framsteget")
        self.ids["programme framsteget"] = found.id
        return found

    def _organisations(self) -> None:
        long_ago = date(2010, 5, 3)
        with acting(self.founder):
            for key, (name, kind) in ORGANISATIONS.items():
                event = register_organisation(
                    actor=self.founder,
                    key=f"{kind}-{slugify(name)}",  # as a partner is registered: the association owns the programme
                    name=name,
                    kind=kind,
                    municipality_code=None,
                    now=noon(long_ago),
                )
                self.ids[f"organisation {key}"] = event.organisation_id
            for role, key in ACCOUNTS:
                opened = open_account(
                    actor=self.founder,
                    username=f"{role}.{key}".strip("."),
                    name=f"{role.replace('_', ' ').title()} {key}".strip(),
                    role=role,
                    organisation_id=self.world.organisation(key) if key else None,
                    since_on=long_ago,
                    now=noon(long_ago),
                )
                self.ids[f"account {role} {key}"] = opened.account_id

    def _register(self) -> None:
        for key, names in (("fk", [name for name in PEOPLE if name != "elsewhere"]), ("af", ["elsewhere"])):
            actor = self.world.caseworker(key)
            with acting(actor):
                event = register_participants(
                    actor=actor, people=[PEOPLE[name] for name in names], now=noon(REGISTERED_ON)
                )
            self.ids |= {f"person {name}": one for name, one in zip(names, event.participant_ids, strict=True)}

    def _invite(self, name: str, answer: Answer | None) -> None:
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

    def _begin(self, name: str) -> None:
        self._invite(name, Answer.YES)
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

    def _walk_privately(self, name: str) -> None:
        """Enrol with a team of one, so that every table has a row that only its recorder and the person see."""
        self._invite(name, Answer.YES)
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
        self._place(name, first=date(2012, 12, 17), last=date(2012, 12, 21))
        with acting(actor):
            close_participation(
                actor=actor,
                enrolment_id=event.enrolment_id,
                outcome="other_employer",
                exited_on=date(2012, 12, 28),
                now=noon(date(2012, 12, 28)),
            )

    def _offer_place(self) -> None:
        actor = self.world.employer_contact("verkstaden")
        offer = Offer("Montera cyklar", "Packa upp och montera.", SUNNE, 20, 3, frozenset())
        with acting(actor):
            self.ids["place verkstaden"] = offer_place(actor=actor, offer=offer, now=noon(REGISTERED_ON)).place_id

    def _place(self, name: str, *, first: date, last: date) -> None:
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
                yes=SaidYes(ConsentMethod.SIGNED_PAPER, "sv"),
                now=noon(day),
            )
        self.ids |= {f"placement {name}": taken.placement_id, f"consent {name} place": taken.consent_id}

    def _open_to_af(self, name: str, *, given_on: date, until_on: date) -> None:
        opening = Opening(self.world.organisation("af"), Purpose.SUPPORT, frozenset(Category))
        with acting(self.world.caseworker("fk")):
            self._consent(name, ConsentKind.LIFTS_SECRECY, (opening,), given_on, until_on)

    def _consent(
        self, name: str, kind: ConsentKind, openings: tuple[Opening, ...], given_on: date, until_on: date
    ) -> None:
        agreement = Agreement(
            kind=kind,
            text="Ja.",
            text_version="test",
            language="sv",
            method=ConsentMethod.SIGNED_PAPER,
            given_on=given_on,
            until_on=until_on,
            openings=openings,
        )
        event = record_consent(
            actor=self.world.caseworker("fk"),
            participant_id=self.world.person(name),
            agreement=agreement,
            now=noon(given_on),
        )
        self.ids[f"consent {name} {kind}"] = event.consent_id

    def _accounts_of_people(self) -> None:
        for name in LOGGED_IN_PEOPLE:
            with acting(self.founder):
                opened = open_account(
                    actor=self.founder,
                    username=f"participant.{name}",
                    name="",
                    role=None,
                    organisation_id=None,
                    since_on=STARTED_ON,
                    now=noon(STARTED_ON),
                )
            actor = self.world.caseworker("fk")
            with acting(actor):
                open_participant_account(
                    actor=actor,
                    participant_id=self.world.person(name),
                    account_id=opened.account_id,
                    now=noon(STARTED_ON),
                )
            self.ids[f"account {RoleKey.PARTICIPANT} {name}"] = opened.account_id

    def _look(self, name: str, category: Category) -> None:
        actor = self.world.caseworker("fk")
        with acting(actor):
            note_readings(
                actor=actor,
                participants=[self.world.person(name)],
                categories=[category],
                page="journeys:case",
                now=noon(date(2013, 1, 8)),
            )

    def _withdraw(self, name: str) -> None:
        actor = self.world.participant(name)
        with acting(actor):
            for consent in consents_of(actor=actor, participant_id=self.world.person(name)):
                withdraw_consent(actor=actor, consent_id=consent.id, now=noon(date(2013, 1, 7)))
