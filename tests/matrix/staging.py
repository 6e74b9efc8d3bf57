"""The one person whom all cells are about, what their consents say, and who reads: set up before they are asked for."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test import Client

from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.models import Consent, Grant
from kedjan.integrations.database.context import acting
from kedjan.journeys.domain.team import gate_category
from kedjan.journeys.operations import mark_gate
from kedjan.journeys.queries import case_of
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import FixedClock
from kedjan.kernel.ids import ConsentId, OrganisationId, ParticipantId, new_id
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.roles import ROLES, RoleKey
from kedjan.organisations.operations import open_account
from kedjan.participants.domain.protection import Strength
from kedjan.participants.models import Identity
from kedjan.participants.operations import open_participant_account
from tests.matrix.cells import OPENED, UNASKED, VISITOR, Home, State
from tests.policies.closing import close, lift, look_without_consent, protect
from tests.policies.giving import NEXT_YEAR, give, take_back
from tests.support.world import TODAY, World

PERSON = "placed"
ORGANISATION = {Home.OWN: "fk", Home.OTHER: "af"}
MOMENT = 0.2
MARKS = {category: f"KANARIE-{category.name}" for category in Category}
_LONG_AGO = date(2012, 1, 2)


class Stage:
    """The person in the state, and the readers who ask."""

    def __init__(self, world: World) -> None:
        """Mark what the person's rows say, and take back everything but the yes to the programme itself."""
        self.world = world
        self.person = world.person(PERSON)
        self.fk = world.caseworker("fk")
        _mark(self.fk, self.person)
        for kind in (ConsentKind.LIFTS_SECRECY, ConsentKind.FOLLOW_UP_REGISTER, "place"):
            take_back(self.fk, world.consent(PERSON, kind))

    def reader(self, name: str, home: Home) -> Actor | None:
        """Return somebody of the role: at the agency whose register the person is in, or at another in the team."""
        if name == VISITOR:
            return None
        role = ROLES[RoleKey(name)]
        if role.key is RoleKey.PARTICIPANT:
            return self._participant() if home is Home.OWN else self.world.participant("over")
        if role.key is RoleKey.OPERATOR:
            return self.world.operator()
        organisation = self.world.organisation(ORGANISATION[home])
        with acting(self.world.operator()) as clock:
            opened = open_account(
                actor=self.world.operator(),
                username=f"{name}.{home}.cells",
                name=name,
                role=role.key,
                organisation_id=organisation,
                since_on=_LONG_AGO,
                now=clock.now(),
            )
        return Actor(opened.account_id, organisation, role.key, frozenset(role.permissions), role.purpose)

    def _participant(self) -> Actor:
        with acting(self.world.operator()) as clock:
            opened = open_account(
                actor=self.world.operator(),
                username="participant.cells",
                name="",
                role=None,
                organisation_id=None,
                since_on=_LONG_AGO,
                now=clock.now(),
            )
        with acting(self.fk) as clock:
            open_participant_account(
                actor=self.fk, participant_id=self.person, account_id=opened.account_id, now=clock.now()
            )
        return replace(self.world.participant(), account_id=opened.account_id, participant_id=self.person)

    def browser(self, reader: Actor | None) -> Client:
        """Return the reader's browser, logged in."""
        return Client() if reader is None else self.world.browser(reader)

    def set(self, state: State, reader: Actor | None) -> None:
        """Let the person's consents say to the reader's organisation what the state is called after."""
        receiver = (reader.organisation_id if reader else None) or self.world.organisation("af")
        purpose = Purpose.FOLLOW_UP if reader and reader.purpose is Purpose.FOLLOW_UP else Purpose.SUPPORT
        other_purpose = Purpose.SUPPORT if purpose is Purpose.FOLLOW_UP else Purpose.FOLLOW_UP
        giving = partial(give, self.fk, self.person, receiver, *OPENED, purpose=purpose)
        elsewhere = self.world.organisation("region")
        says: dict[State, Callable[[], object]] = {
            State.NONE: lambda: None,
            State.FUTURE: partial(giving, given_on=TODAY + timedelta(days=1), until_on=NEXT_YEAR),
            State.ACTIVE: giving,
            State.EXPIRED: partial(giving, given_on=_LONG_AGO, until_on=TODAY),
            State.ENDS_IN_A_SECOND: partial(self._give_for_a_moment, receiver, purpose),
            State.WITHDRAWN: lambda: take_back(self.fk, giving()),
            State.GIVEN_AGAIN: partial(self._give_again, giving),
            State.OTHER_ORGANISATION: partial(give, self.fk, self.person, elsewhere, *OPENED, purpose=purpose),
            State.OTHER_PURPOSE: partial(giving, purpose=other_purpose),
            State.OTHER_CATEGORY: partial(give, self.fk, self.person, receiver, UNASKED, purpose=purpose),
            State.BLOCKED: partial(self._block, giving, receiver, None),
            State.BLOCK_LIFTED: partial(self._block, giving, receiver, reader),
            State.EMERGENCY_OPEN: partial(self._break_glass, reader),
            State.PROTECTED_IDENTITY: partial(self._protect, giving),
        }
        says[state]()

    def _give_again(self, giving: Callable[[], ConsentId]) -> None:
        take_back(self.fk, giving())
        giving()

    def _block(self, giving: Callable[[], ConsentId], receiver: OrganisationId, reader: Actor | None) -> None:
        """Give everything and close it; whoever may lift it for a time does so where something is left to see."""
        giving()
        if reader is not None and reader.may(Permission.LIFT_BLOCK):
            close(self.fk, self.person, receiver, Category.IDENTITY, Category.PLAN)
            lift(reader, self.person)
        else:
            close(self.fk, self.person, receiver)

    def _break_glass(self, reader: Actor | None) -> None:
        if reader is not None and reader.may(Permission.BREAK_GLASS):
            look_without_consent(reader, PERSON)

    def _protect(self, giving: Callable[[], ConsentId]) -> None:
        """Give everything, and let the caseworker who has the person in hand be the only one who is named."""
        giving()
        protect(self.fk, self.person, Strength.PROTECTED)

    def _give_for_a_moment(self, receiver: OrganisationId, purpose: Purpose) -> None:
        """Open everything until a moment from now, and let it pass: nobody does anything when it ends."""
        with acting(self.fk) as clock:
            until = clock.now() + timedelta(seconds=MOMENT)
            consent = _consent(self.fk, self.person, clock, until=clock.now() + timedelta(seconds=2 * MOMENT))
            for category in OPENED:
                Grant.objects.create(
                    id=new_id(),
                    consent=consent,
                    participant_id=self.person,
                    organisation_id=receiver,
                    recorder_id=self.fk.home,
                    giver_ids=[self.fk.home],
                    purpose=purpose,
                    category=category,
                    valid=DateTimeTZRange(clock.now(), until, "[)"),
                )
        time.sleep(MOMENT)


def _consent(actor: Actor, person: ParticipantId, clock: FixedClock, *, until: datetime) -> Consent:
    which = new_id()
    return Consent.objects.create(
        id=which,
        participant_id=person,
        organisation_id=actor.home,
        kind=ConsentKind.LIFTS_SECRECY,
        category=ConsentKind.LIFTS_SECRECY.category,
        text_sealed=Consent.TEXT.seal("Ja.", which),
        text_version="test",
        language="sv",
        method=ConsentMethod.ORAL_WITNESS,
        recorded_by=actor.account_id,
        given_at=clock.now(),
        valid_from=clock.now(),
        valid_until=until,
    )


def _mark(actor: Actor, person: ParticipantId) -> None:
    """Let the person's family name and the notes of their gates say of which kind they are."""
    with acting(actor) as clock:
        name = Identity.FAMILY_NAME.seal(MARKS[Category.IDENTITY], person)
        Identity.objects.filter(pk=person).update(family_name_sealed=name)
        case = case_of(actor=actor, participant_id=person)
        for gate in case.gates if case else ():
            mark_gate(
                actor=actor,
                gate_id=gate.id,
                state=gate.state,
                owner_id=gate.owner_id,
                due_on=gate.due_on,
                note=MARKS[gate_category(gate.kind)],
                now=clock.now(),
            )
