"""Who stands by for each group: as many groups as can have somebody, and somebody who could lead it if it came to that.

A reserve may be so busy that the rules let them stand by and not lead (rule 7 of docs/rules/coaching-groups.md). Among
plans that cost the same, the one whose reserves could step in without breaking a rule is worth more: see repair.py.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from kedjan.engines.groups.draft import Calendars, Draft, Held, Seated, calendars
from kedjan.engines.groups.instance import Instance
from kedjan.engines.groups.programme import Programme

_MISSING, _BUSY, _FULL, _CHANGED = 1_000_000.0, 10_000.0, 3_000.0, 60.0
"""What is worth most comes first: somebody, who is free in the weeks, and may lead one group more. Then a published
reserve is worth an hour's drive more than another."""

_NODES = 200


@dataclass(frozen=True, slots=True)
class _Duty:
    """A group that needs a reserve: where, the weeks that count, who leads it, who stood by when it was published."""

    room: int
    weeks: tuple[int, ...]
    coaches: tuple[int, ...]
    before: str | None


def with_ready_reserves(instance: Instance, draft: Draft) -> Draft:
    """Choose the reserves of all groups but locked ones anew. The plan costs the same, or less."""
    changing = tuple(each for each in draft.held if not each.locked)
    duties = (*(_duty_of_held(instance, each) for each in changing), *(_duty(instance, each) for each in draft.groups))
    used = calendars(instance, draft)
    taken = calendars(instance, Draft((), tuple(each for each in draft.held if each.locked))).reserved
    found = _chosen(instance, duties, used, taken)
    if found is None:
        return draft
    locked = tuple(each for each in draft.held if each.locked)
    held = tuple(replace(each, reserve=reserve) for each, reserve in zip(changing, found, strict=False))
    groups = (
        replace(each, reserve=reserve) for each, reserve in zip(draft.groups, found[len(changing) :], strict=True)
    )
    return Draft(tuple(groups), (*locked, *held))


def is_free(instance: Instance, used: Calendars, coach: int, weeks: tuple[int, ...]) -> bool:
    """Tell whether the coach leads so few groups in these weeks that they may lead another: could stand in."""
    return bool((used.busy[coach, list(weeks)] < instance.coaches.at_once[coach]).all())


def is_ready(instance: Instance, used: Calendars, coach: int, weeks: tuple[int, ...]) -> bool:
    """Tell whether the coach could take over one more group in these weeks, by all rules."""
    return is_free(instance, used, coach, weeks) and bool(used.led[coach] < instance.coaches.most[coach])


def _duty(instance: Instance, group: Seated) -> _Duty:
    columns = instance.columns
    weeks = tuple(int(week) for week in columns.meets[group.column])
    return _Duty(int(columns.room[group.column]), weeks, group.coaches, _published(instance, group.id))


def _duty_of_held(instance: Instance, each: Held) -> _Duty:
    return _Duty(each.room, each.counted, each.coaches, _published(instance, each.group.id))


def _published(instance: Instance, id_: str | None) -> str | None:
    replan = instance.problem.replan
    groups = replan.previous.groups if replan and id_ else ()
    return next((group.reserve for group in groups if group.id == id_), None)


def _chosen(
    instance: Instance, duties: tuple[_Duty, ...], used: Calendars, taken: "np.ndarray"
) -> tuple[int | None, ...] | None:
    """Return the reserve of each duty; taken [K, W]: weeks in which a coach stands by already."""
    programme, weeks = Programme(), defaultdict(list)
    choices: list[dict[int, int]] = []
    for duty in duties:
        chosen = {coach: programme.variable(_points(instance, duty, used, coach)) for coach in _able(instance, duty)}
        programme.row([(variable, 1.0) for variable in chosen.values()], high=1)
        for coach, variable in chosen.items():
            for week in duty.weeks:
                weeks[coach, week].append(variable)
        choices.append(chosen)
    rows = {(tuple(variables), bool(taken[key])) for key, variables in weeks.items()}
    for variables, is_taken in sorted(rows):
        if is_taken or len(variables) > 1:
            programme.row([(variable, 1.0) for variable in variables], high=float(not is_taken))
    solved = programme.solve(seconds=1, nodes=_NODES, start=None)
    if solved is None:
        return None
    return tuple(
        next((coach for coach, variable in chosen.items() if solved.values[variable] > 0.5), None) for chosen in choices
    )


def _able(instance: Instance, duty: _Duty) -> list[int]:
    coaches = instance.coaches
    here = coaches.reaches[:, duty.room] | (not duty.weeks)
    able = here & ~coaches.away[:, list(duty.weeks)].any(axis=1)
    return [int(coach) for coach in np.flatnonzero(able) if coach not in duty.coaches]


def _points(instance: Instance, duty: _Duty, used: Calendars, coach: int) -> float:
    points = float(instance.coaches.drive[coach, duty.room]) - _MISSING
    points += _BUSY * (not is_free(instance, used, coach, duty.weeks))
    points += _FULL * bool(used.led[coach] >= instance.coaches.most[coach])
    return points - _CHANGED * (instance.coaches.ids[coach] == duty.before)
