"""What can happen to a person on the way: the words of a history, in the order the programme's path has them.

A History is one person and a tuple of events in time order; events of one day stand in the order they happened. `on` is
a working day; whoever plays the events through operations chooses the hour. Who acts, unless the event says otherwise:

| event | who | then the operation |
|---|---|---|
| Invited, Answered | caseworker at Försäkringskassan | invite, record the answer |
| ConsentGiven, ConsentWithdrawn | caseworker (the participant for a withdrawal) | record, withdraw the consent |
| Enrolled, StageEntered, Exited | coordinator | enrol, hand over, close |
| GateSet | the gate's owner | set owner, due day and state of a gate |
| PlaceTaken | occupational therapist | place the participant |
| FollowedUp | coordinator | record the follow-up |
"""

from dataclasses import dataclass
from datetime import date

from kedjan.cli.demo.people import DemoPerson
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.journeys.domain.codes import Channel, GateState
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.outcomes.domain.situations import Situation
from kedjan.participants.domain.answers import Answer


@dataclass(frozen=True, slots=True)
class Invited:
    """The person was asked to join, before the benefit ends."""

    on: date
    channel: Channel
    reply_by_on: date


@dataclass(frozen=True, slots=True)
class Answered:
    """The person answered; without this event there is no answer yet."""

    on: date
    answer: Answer


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The person agreed to what the kinds say, at the meeting before the enrolment."""

    on: date
    kinds: tuple[ConsentKind, ...]
    method: ConsentMethod


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The person started in step_1; the twelve months to the follow-up run from this day."""

    on: date


@dataclass(frozen=True, slots=True)
class GateSet:
    """A gate of the stage got an owner, a due day and a state; the latest one counts."""

    on: date
    stage: str
    gate: str
    owner: OrganisationKind
    due_on: date
    state: GateState


@dataclass(frozen=True, slots=True)
class StageEntered:
    """The person was handed over to step_2 or step_3; a reason stands where gates were still open."""

    on: date
    stage: str
    open_gates: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceTaken:
    """The person tries a trial place; `place` is a key of places.PLACES, ends_on belongs to the trial."""

    on: date
    place: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Exited:
    """The person left the programme with an outcome of the programme file."""

    on: date
    outcome: str


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What the person did twelve months after the start, or NOT_REACHED; missing when there is no such event."""

    on: date
    situation: Situation


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """The person took agreements back; nothing that needs them happens afterwards."""

    on: date
    kinds: tuple[ConsentKind, ...]


Event = (
    Invited
    | Answered
    | ConsentGiven
    | Enrolled
    | GateSet
    | StageEntered
    | PlaceTaken
    | Exited
    | FollowedUp
    | ConsentWithdrawn
)


@dataclass(frozen=True, slots=True)
class History:
    """Everything that has happened to one person."""

    person: DemoPerson
    events: tuple[Event, ...]

    @property
    def enrolled_on(self) -> date | None:
        """Return the day of the start, if there was one."""
        return next((event.on for event in self.events if isinstance(event, Enrolled)), None)
