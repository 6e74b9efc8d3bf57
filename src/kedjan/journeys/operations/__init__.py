"""Use cases of the path, in the order in which a person meets them."""

from kedjan.journeys.operations.begin import Yes, agreements, begin_participation
from kedjan.journeys.operations.clocks import (
    CannotWriteClock,
    ClockTakenBack,
    ClockWritten,
    change_clock,
    take_back_clock,
    write_clock,
)
from kedjan.journeys.operations.continuity import CannotNameWorker, Handover, WorkerNamed, name_worker
from kedjan.journeys.operations.enrol import CannotEnrol, Enrolled, enrol
from kedjan.journeys.operations.gate_tasks import CannotMarkTask, GateTaskMarked, mark_own_task, mark_task
from kedjan.journeys.operations.gates import CannotMarkGate, GateMarked, mark_gate
from kedjan.journeys.operations.invite import (
    CannotInvite,
    CannotRecordAnswer,
    InvitationAnswered,
    Invited,
    invite,
    record_answer,
)
from kedjan.journeys.operations.steps import (
    CannotCloseParticipation,
    CannotHandOver,
    HandedOver,
    ParticipationClosed,
    close_participation,
    hand_over,
)

__all__ = [
    "CannotCloseParticipation",
    "CannotEnrol",
    "CannotHandOver",
    "CannotInvite",
    "CannotMarkGate",
    "CannotMarkTask",
    "CannotNameWorker",
    "CannotRecordAnswer",
    "CannotWriteClock",
    "ClockTakenBack",
    "ClockWritten",
    "Enrolled",
    "GateMarked",
    "GateTaskMarked",
    "HandedOver",
    "Handover",
    "InvitationAnswered",
    "Invited",
    "ParticipationClosed",
    "WorkerNamed",
    "Yes",
    "agreements",
    "begin_participation",
    "change_clock",
    "close_participation",
    "enrol",
    "hand_over",
    "invite",
    "mark_gate",
    "mark_own_task",
    "mark_task",
    "name_worker",
    "record_answer",
    "take_back_clock",
    "write_clock",
]
