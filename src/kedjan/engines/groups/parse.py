"""A problem or a plan from its file: every fault at once, each with its place; a sound problem or none.

The format and what is checked: docs/rules/coaching-groups.md.
"""

from dataclasses import dataclass

from kedjan.engines.groups.document import Fault, read_json
from kedjan.engines.groups.fields import Faults, Record
from kedjan.engines.groups.plan import FORMAT as PLAN_FORMAT
from kedjan.engines.groups.plan import Group, Plan, Stopped
from kedjan.engines.groups.problem import (
    FORMAT,
    Coach,
    Costs,
    Municipality,
    Participant,
    Problem,
    Replan,
    ReplanCosts,
    Room,
    Rules,
)
from kedjan.engines.groups.soundness import note_unsound
from kedjan.kernel.sex import Sex
from kedjan.kernel.text import N_

_WEEKS = 520
_COUNT = 1_000
_MINUTES = 100_000
_COST = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """A sound problem, and what a planner may want to know before it is solved."""

    problem: Problem
    warnings: tuple[Fault, ...]


def read_problem(data: bytes) -> ReadProblem:
    """Read a problem, gzipped or not. Raises CannotReadDocument with every fault."""
    faults = Faults()
    problem = _problem(Record(read_json(data), "", faults))
    if faults.none_yet():
        note_unsound(problem, faults)
    faults.stop_if_wrong()
    return ReadProblem(problem, faults.warnings())


def read_plan(data: bytes) -> Plan:
    """Read a plan, gzipped or not; whether it keeps to the rules is check's to say. Raises CannotReadDocument."""
    faults = Faults()
    plan = _plan(Record(read_json(data), "", faults))
    faults.stop_if_wrong()
    return plan


def _problem(record: Record) -> Problem:
    _format(record, FORMAT)
    weeks = record.integer("weeks", 1, _WEEKS)
    replan = _replan(record.record("replan")) if record.has("replan") else None
    return Problem(
        name=record.text("name"),
        first_week=record.text("first_week"),
        weeks=weeks,
        closed_weeks=_weeks(record, "closed_weeks"),
        rules=_rules(record.record("rules"), weeks),
        costs=_costs(record.record("costs")),
        areas=record.texts("areas"),
        municipalities=tuple(
            Municipality(each.text("id"), each.text("area")) for each in record.records("municipalities")
        ),
        car_minutes=_matrix(record, "car_minutes"),
        transit_minutes=_matrix(record, "transit_minutes"),
        rooms=tuple(_room(each) for each in record.records("rooms")),
        coaches=tuple(_coach(each) for each in record.records("coaches")),
        participants=tuple(_participant(each) for each in record.records("participants")),
        replan=replan,
    )


def _format(record: Record, wanted: str) -> None:
    if record.text("format") not in {wanted, ""}:
        record.fault("format", "format", N_("Här ska stå %(format)s."), format=wanted)


def _weeks(record: Record, key: str) -> frozenset[int]:
    return frozenset(record.integers(key, -_WEEKS, 2 * _WEEKS))


def _rules(record: Record, weeks: int) -> Rules:
    least = record.integer("group_min", 0, _COUNT)
    return Rules(
        starts_per_area=record.integer("starts_per_area", 0, _COUNT),
        coaches_per_group=record.integer("coaches_per_group", 1, 2),
        group_min=least,
        group_max=record.integer("group_max", max(1, least), _COUNT),
        sessions=record.integer("sessions", 1, _WEEKS),
        last_start_week=record.integer("last_start_week", 0, weeks - 1),
        sex_share_min=record.share("sex_share_min"),
    )


def _costs(record: Record) -> Costs:
    people = ("unserved", "benefit_lost", "wait_week", "travel_minute", "sex_balance")
    groups = ("coach_minute", "interpreter", "no_reserve", "group")
    load = record.integers("coach_load", 0, _COST)
    if not load or list(load) != sorted(load):
        record.fault("coach_load", "coach_load", N_("Tabellen ska ha minst ett värde och får inte sjunka."))
    return Costs(**{name: record.integer(name, 0, _COST) for name in people + groups}, coach_load=load)


def _matrix(record: Record, key: str) -> tuple[tuple[int, ...], ...]:
    """Read rows of minutes; one fault is enough for a row."""
    rows = []
    for place, row in enumerate(record.items(key)):
        if not isinstance(row, list) or not all(type(each) is int and 0 <= each <= _MINUTES for each in row):
            record.fault(f"{key}[{place}]", "minutes", N_("Här ska stå en rad av hela minuter, 0 eller fler."))
            continue
        rows.append(tuple(row))
    return tuple(rows)


def _room(record: Record) -> Room:
    return Room(
        id=record.text("id"),
        municipality=record.text("municipality"),
        capacity=record.integer("capacity", 1, _COUNT),
        features=frozenset(record.texts("features")),
        closed_weeks=_weeks(record, "closed_weeks"),
        parallel=record.integer("parallel", 1, _COUNT),
    )


def _coach(record: Record) -> Coach:
    return Coach(
        id=record.text("id"),
        municipality=record.text("municipality"),
        away_weeks=_weeks(record, "away_weeks"),
        max_at_once=record.integer("max_at_once", 0, _COUNT),
        max_groups=record.integer("max_groups", 0, _COUNT),
        max_minutes=record.integer("max_minutes", 0, _MINUTES),
        languages=frozenset(record.texts("languages")),
    )


def _participant(record: Record) -> Participant:
    sex = record.text("sex")
    if sex not in {*Sex, ""}:
        record.fault("sex", "sex", N_("Här ska stå woman, man eller unknown."))
    return Participant(
        id=record.text("id"),
        municipality=record.text("municipality"),
        earliest=record.integer("earliest", -_WEEKS, _WEEKS),
        latest=record.integer("latest", -_WEEKS, 2 * _WEEKS),
        benefit_ends=record.flag("benefit_ends"),
        max_minutes=record.integer("max_minutes", 0, _MINUTES),
        needs=frozenset(record.texts("needs")),
        language=record.text_or_none("language"),
        sex=Sex(sex) if sex in set(Sex) else Sex.UNKNOWN,
    )


def _replan(record: Record) -> Replan:
    costs = record.record("costs")
    names = ("moved", "dropped", "coach_changed", "group_cancelled")
    return Replan(
        from_week=record.integer("from_week", 0, _WEEKS),
        previous=_plan(record.record("previous")),
        costs=ReplanCosts(**{name: costs.integer(name, 0, _COST) for name in names}),
    )


def _plan(record: Record) -> Plan:
    _format(record, PLAN_FORMAT)
    stopped = record.text("stopped") if record.has("stopped") else None
    if stopped and stopped not in set(Stopped):
        record.fault("stopped", "stopped", N_("Här ska stå optimal, time eller cancelled."))
    return Plan(
        problem=record.text("problem"),
        groups=tuple(_group(each) for each in record.records("groups")),
        cost=record.integer("cost", 0, 10**12) if record.has("cost") else None,
        bound=record.integer("bound", 0, 10**12) if record.has("bound") else None,
        stopped=Stopped(stopped) if stopped in set(Stopped) else None,
    )


def _group(record: Record) -> Group:
    return Group(
        id=record.text("id"),
        room=record.text("room"),
        start_week=record.integer("start_week", -_WEEKS, 2 * _WEEKS),
        coaches=record.texts("coaches"),
        reserve=record.text_or_none("reserve"),
        participants=record.texts("participants"),
    )
