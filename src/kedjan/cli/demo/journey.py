"""One participation from the enrolment on: gates, handovers, a trial place, the exit and the follow-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from kedjan.cli.demo.events import ConsentWithdrawn, Event, Exited, FollowedUp, GateSet, PlaceTaken, StageEntered
from kedjan.cli.demo.places import PLACES
from kedjan.cli.demo.working_days import working_day, working_days_after
from kedjan.consents.domain.kinds import ConsentKind
from kedjan.journeys.domain.codes import GateState
from kedjan.kernel.months import add_months
from kedjan.kernel.sex import Sex
from kedjan.kernel.text import N_
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.outcomes.domain.situations import Situation

Drawn = TypeVar("Drawn")


@dataclass(frozen=True, slots=True)
class GateHabit:
    """A gate of programmes/framsteget.toml, and how it tends to go."""

    key: str
    owner: OrganisationKind
    due_days: int
    not_needed: float
    open_reason: str


GATES = {
    "step_1": (
        GateHabit(
            "economy",
            OrganisationKind.KOMMUN,
            60,
            0.12,
            N_("Ansökan om kontaktperson är inskickad men inte beslutad. Kommunen följer upp."),
        ),
        GateHabit(
            "motivation",
            OrganisationKind.AF,
            120,
            0.15,
            N_("Studiecirkeln går klart under steg 2. Deltagaren vill börja nu."),
        ),
        GateHabit(
            "medical",
            OrganisationKind.FK,
            90,
            0.10,
            N_("Besked om vårdgarantin väntas inom en månad. Alla i laget är överens om att börja."),
        ),
        GateHabit(
            "documents",
            OrganisationKind.SAMORDNINGSFORBUND,
            90,
            0.05,
            N_("Ett intyg saknas och är begärt med fullmakt. Det hindrar inte starten."),
        ),
    ),
    "step_2": (
        GateHabit("mapping", OrganisationKind.AF, 60, 0.0, N_("Kartläggningen blir klar under steg 3.")),
        GateHabit("work_ability", OrganisationKind.AF, 90, 0.0, N_("Bedömningen görs om efter en längre prövning.")),
    ),
}

_PATIENCE_DAYS = 170
_LEAVES_EARLY = 0.10
_TAKES_A_PLACE = 0.80
_GOES_ON_TO_STEP_3 = 0.55
_REACHES_GOAL = {Sex.WOMAN: 0.51, Sex.MAN: 0.57}
_GOAL_OUTCOMES = {"previous_employer": 20, "other_employer": 48, "education": 24, "own_business": 8}
_OTHER_OUTCOMES = {"continued_support_authority": 72, "own_request": 10, "illness": 10, "moved": 5, "other": 3}
_EARLY_OUTCOMES = {"own_request": 35, "illness": 30, "previous_employer": 20, "moved": 15}
_WITHDRAWS = 0.03
_FOLLOW_UP_IS_MADE = 0.97
_NOT_REACHED = 0.04
_GOAL_SITUATIONS = {Situation.WORK: 45, Situation.SUBSIDISED_WORK: 55}
_OTHER_SITUATIONS = {Situation.JOB_SEEKING: 40, Situation.SICK_LEAVE: 40, Situation.OTHER: 20}


@dataclass(frozen=True, slots=True)
class Journey:
    """The draw of one participation that started on a day with the consents given then."""

    sex: Sex
    starts_on: date
    consents: tuple[ConsentKind, ...]
    random: Random

    def events(self) -> Iterator[Event]:
        """Yield what happens after the enrolment; the caller sorts by day."""
        path = list(self._path())
        exited = next(event for event in path if isinstance(event, Exited))
        yield from (event for event in path if event.on < exited.on)
        yield exited
        yield from self._afterwards(exited)

    def _path(self) -> Iterator[Event]:
        gates = list(self._gates("step_1", self.starts_on))
        yield from gates
        if self.random.random() < _LEAVES_EARLY:
            on = working_days_after(self.starts_on, self.random.uniform(20, 150))
            yield Exited(on, _drawn(self.random, _EARLY_OUTCOMES))
            return
        handed_over = self._handover("step_2", gates, working_days_after(self.starts_on, _PATIENCE_DAYS))
        yield handed_over
        yield from self._step_2(handed_over.on)

    def _step_2(self, begins_on: date) -> Iterator[Event]:
        gates = list(self._gates("step_2", begins_on))
        yield from gates
        if self.random.random() < _TAKES_A_PLACE:
            yield self._place(begins_on)
        latest = working_days_after(begins_on, self.random.uniform(92, 112))
        outcome = self._outcome()
        if self.random.random() > _GOES_ON_TO_STEP_3:
            yield Exited(latest, outcome)
            return
        going_on = self._handover("step_3", gates, latest)
        yield going_on
        yield Exited(working_days_after(going_on.on, self.random.uniform(45, 240)), outcome)

    def _outcome(self) -> str:
        is_goal = self.random.random() < _REACHES_GOAL[self.sex]
        return _drawn(self.random, _GOAL_OUTCOMES if is_goal else _OTHER_OUTCOMES)

    def _gates(self, stage: str, begins_on: date) -> Iterator[GateSet]:
        for gate in GATES[stage]:
            due_on = working_day(begins_on + timedelta(days=gate.due_days))
            yield GateSet(begins_on, stage, gate.key, gate.owner, due_on, GateState.OPEN)
            if self.random.random() < gate.not_needed:
                on, state = working_days_after(begins_on, self.random.uniform(5, 25)), GateState.NOT_NEEDED
            else:
                taken_up_on = working_days_after(begins_on, self.random.uniform(5, gate.due_days / 3))
                yield GateSet(taken_up_on, stage, gate.key, gate.owner, due_on, GateState.UNDER_WAY)
                on, state = self._settled_on(taken_up_on, gate.due_days), GateState.CLEAR
            yield GateSet(on, stage, gate.key, gate.owner, due_on, state)

    def _settled_on(self, taken_up_on: date, due_days: int) -> date:
        return working_days_after(taken_up_on, self.random.lognormvariate(-0.45, 0.45) * due_days)

    def _handover(self, stage: str, gates: list[GateSet], latest: date) -> StageEntered:
        """Hand over when every gate is settled, or at the latest day with a reason for those that are not."""
        open_gates = [gate for gate in gates if gate.state.settled and gate.on > latest]
        if not open_gates:
            settled_on = max(gate.on for gate in gates)
            return StageEntered(working_days_after(settled_on, 7) if stage == "step_2" else latest, stage)
        keys = tuple(gate.gate for gate in open_gates)
        reasons = {habit.key: habit.open_reason for habit in GATES[open_gates[0].stage]}
        return StageEntered(latest, stage, keys, reasons[keys[0]])

    def _place(self, begins_on: date) -> PlaceTaken:
        on = working_days_after(begins_on, self.random.uniform(8, 28))
        starts_on = working_days_after(on, self.random.uniform(3, 10))
        ends_on = working_days_after(starts_on, self.random.uniform(28, 42))
        return PlaceTaken(on, self.random.choice(tuple(PLACES)), starts_on, ends_on)

    def _afterwards(self, exited: Exited) -> Iterator[Event]:
        withdrawn_on = working_days_after(self.starts_on, self.random.uniform(60, 500))
        has_consented = ConsentKind.FOLLOW_UP_REGISTER in self.consents
        is_withdrawn = has_consented and self.random.random() < _WITHDRAWS
        if is_withdrawn:
            yield ConsentWithdrawn(withdrawn_on, (ConsentKind.FOLLOW_UP_REGISTER,))
        on = working_days_after(add_months(self.starts_on, 12), self.random.uniform(1, 21))
        is_made = self.random.random() < _FOLLOW_UP_IS_MADE
        if has_consented and is_made and not (is_withdrawn and withdrawn_on <= on):
            yield FollowedUp(on, self._situation(exited, on))

    def _situation(self, exited: Exited, on: date) -> Situation:
        if self.random.random() < _NOT_REACHED:
            return Situation.NOT_REACHED
        is_goal = exited.outcome in _GOAL_OUTCOMES
        chance = (0.92 if is_goal else 0.12) if exited.on <= on else (0.50 if is_goal else 0.08)
        if self.random.random() > chance:
            return _drawn(self.random, _OTHER_SITUATIONS)
        settled = {"education": Situation.EDUCATION, "own_business": Situation.OWN_BUSINESS}
        return settled.get(exited.outcome) or _drawn(self.random, _GOAL_SITUATIONS)


def _drawn(random: Random, weights: dict[Drawn, int]) -> Drawn:
    return random.choices(tuple(weights), tuple(weights.values()))[0]
