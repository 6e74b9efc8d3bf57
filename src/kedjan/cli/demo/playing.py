"""Plays one person's history through the operations, each event as the person at the agency who would have done it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from django.db import transaction

from kedjan.cli.demo.cast import Cast
from kedjan.cli.demo.events import (
    Answered,
    ConsentGiven,
    ConsentWithdrawn,
    Enrolled,
    Event,
    Exited,
    FollowedUp,
    GateSet,
    History,
    Invited,
    PlaceTaken,
    StageEntered,
)
from kedjan.consents.domain.giving import Witness
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.on_behalf import Told, ToldBy, WhyOnBehalf
from kedjan.consents.operations import withdraw_consent
from kedjan.consents.queries import consents_of
from kedjan.integrations.database.context import act_as
from kedjan.journeys.domain.codes import GateState
from kedjan.journeys.domain.team import TeamPlace
from kedjan.journeys.operations import (
    Yes,
    begin_participation,
    close_participation,
    hand_over,
    invite,
    mark_gate,
    record_answer,
)
from kedjan.journeys.queries import CaseView, case_of, followers, team_choices
from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import STOCKHOLM
from kedjan.kernel.ids import InvitationId, ParticipantId, TrialPlaceId
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.outcomes.operations import record_follow_up
from kedjan.programmes.queries import ProgrammeView
from kedjan.workplaces.domain.places import Request
from kedjan.workplaces.operations import SaidYes, take_place

_HOUR = time(9)
_MOST_HOURS = 40
# Of those who came before the tasks were kept apart, only that all of it is done is known.
_ALL_DONE = "Det som behövdes är gjort."
_WITNESS = Witness("Vera Vittne", "Kollega på kontoret")
TOLD = Told(ToldBy.MEETING, WhyOnBehalf.NO_E_ID)


@dataclass(frozen=True, slots=True)
class Scene:
    """What every history plays in: who acts, the programme and the trial places by their keys."""

    cast: Cast
    programme: ProgrammeView
    places: Mapping[str, TrialPlaceId]


class Player:
    """Plays one history; remembers what later events refer to."""

    def __init__(
        self, scene: Scene, history: History, participant_id: ParticipantId, *, is_sparing: bool = True
    ) -> None:
        """Take the scene, the history and whose it is. is_sparing: leave out states of gates that nobody will see."""
        self.is_sparing = is_sparing
        self.scene = scene
        self.history = history
        self.participant_id = participant_id
        self.invitation_id: InvitationId | None = None
        self.yes: ConsentGiven | None = None
        self.case: CaseView | None = None
        self.minutes = 0

    def play(self) -> None:
        """Write the whole history in one transaction."""
        with transaction.atomic():
            for event in self.history.events:
                self.play_one(event)
            act_as(None)

    def play_one(self, event: Event) -> None:
        """Write one event of the history, in the transaction that is open; those before it have been played."""
        match event:
            case Invited() | Answered() | ConsentGiven() | Enrolled():
                self._before(event)
            case GateSet():
                self._set_gate(event)
            case PlaceTaken():
                self._take_place(event)
            case StageEntered() | Exited() | FollowedUp():
                self._along(event)
            case ConsentWithdrawn():
                self._withdraw(event)

    def _before(self, event: Invited | Answered | ConsentGiven | Enrolled) -> None:
        actor = self._as(self.scene.cast.fk)
        now = self._at(event.on)
        match event:
            case Invited():
                self.invitation_id = invite(
                    actor=actor,
                    participant_id=self.participant_id,
                    programme_id=self.scene.programme.id,
                    channel=event.channel,
                    reply_by_on=event.reply_by_on,
                    now=now,
                ).invitation_id
            case Answered() if self.invitation_id is not None:
                record_answer(actor=actor, invitation_id=self.invitation_id, answer=event.answer, now=now)
            case ConsentGiven():
                self.yes = event
            case Enrolled() if self.yes is not None:
                self._begin(actor, self.yes, now)

    def _begin(self, actor: Actor, consent: ConsentGiven, now: datetime) -> None:
        programme = self.scene.programme
        code = self.history.person.municipality.code
        choices = team_choices(actor=actor, programme=programme, municipality_code=code)
        begin_participation(
            actor=actor,
            participant_id=self.participant_id,
            programme=programme,
            team=tuple(TeamPlace(one.id, one.kind) for one in choices),
            followers=followers(programme=programme),
            yes=Yes(
                method=consent.method,
                given_on=consent.on,
                language="sv",
                to_follow_up=ConsentKind.FOLLOW_UP_REGISTER in consent.kinds,
                witness=_WITNESS if consent.method is ConsentMethod.ORAL_WITNESS else None,
                told=TOLD,
            ),
            now=now,
        )

    def _set_gate(self, event: GateSet) -> None:
        if event.state is GateState.OPEN or (self.is_sparing and self._is_overtaken(event)):
            return  # the enrolment and the handover opened it; and a demo needs no state that nobody will see
        gate = next(one for one in self._case().gates if one.kind == event.gate)
        actor = self._as(self._owner(event.owner))
        mark_gate(
            actor=actor,
            gate_id=gate.id,
            state=event.state,
            owner_id=gate.owner_id,
            due_on=event.due_on,
            note=_ALL_DONE if event.state is GateState.CLEAR else "",
            now=self._at(event.on),
        )

    def _is_overtaken(self, event: GateSet) -> bool:
        """Tell whether a later event sets the same gate again before the handover or the end looks at it."""
        later = self.history.events[self.history.events.index(event) + 1 :]
        upcoming = takewhile(lambda one: not isinstance(one, StageEntered), later)
        return any(isinstance(one, GateSet) and one.gate == event.gate for one in upcoming)

    def _take_place(self, event: PlaceTaken) -> None:
        take_place(
            actor=self._as(self.scene.cast.therapist),
            participant_id=self.participant_id,
            place_id=self.scene.places[event.place],
            request=Request(
                starts_on=event.starts_on,
                ends_on=event.ends_on,
                presented_as=self.history.person.given_name,
                needs=frozenset(),
                most_hours=_MOST_HOURS,
            ),
            yes=SaidYes(method=ConsentMethod.SIGNED_PAPER, language="sv", told=TOLD),
            now=self._at(event.on),
        )

    def _along(self, event: StageEntered | Exited | FollowedUp) -> None:
        enrolment_id = self._case().enrolment_id
        actor = self._as(self.scene.cast.coordinator)
        now = self._at(event.on)
        match event:
            case StageEntered():
                self.case = None
                hand_over(
                    actor=actor,
                    enrolment_id=enrolment_id,
                    to=event.stage,
                    entered_on=event.on,
                    reason=event.reason or "",
                    now=now,
                )
            case Exited():
                close_participation(
                    actor=actor, enrolment_id=enrolment_id, outcome=event.outcome, exited_on=event.on, now=now
                )
            case FollowedUp():
                record_follow_up(
                    actor=actor,
                    enrolment_id=enrolment_id,
                    observed_on=event.on,
                    situation=event.situation,
                    now=now,
                )

    def _withdraw(self, event: ConsentWithdrawn) -> None:
        actor = self._as(self.scene.cast.fk)
        for consent in consents_of(actor=actor, participant_id=self.participant_id):
            if consent.kind in event.kinds and consent.withdrawn_at is None:
                withdraw_consent(actor=actor, consent_id=consent.id, now=self._at(event.on), told=TOLD)

    def _owner(self, kind: OrganisationKind) -> Actor:
        if kind is OrganisationKind.KOMMUN:
            return self.scene.cast.kommuner[self.history.person.municipality.code]
        return self.scene.cast.by_kind[kind]

    def _case(self) -> CaseView:
        """Return the participation as it was when its stage began: its id, its gates and their owners."""
        if self.case is None:
            fk = self._as(self.scene.cast.fk)
            self.case = case_of(actor=fk, participant_id=self.participant_id)
        if self.case is None:
            raise LookupError("the story lost a participation")
        return self.case

    def _as(self, actor: Actor) -> Actor:
        act_as(actor)
        return actor

    def _at(self, on: date) -> datetime:
        """Return the event's moment: nine o'clock, and a minute later for each event before it."""
        self.minutes += 1
        return datetime.combine(on, _HOUR, STOCKHOLM) + timedelta(minutes=self.minutes)
