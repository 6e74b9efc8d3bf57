"""A problem as arrays: what the solver's inner loops read. Everything is an index; nothing is looked up by id any more.

Sizes: P people, C columns, K coaches, R rooms, A areas, L languages, W weeks. A column is a room and a start week in
which a group could meet: open, with enough people who can come, and with coaches who can lead it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.problem import Problem, Replan

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEVER = 10**8
"""The cost of a seat that cannot be: far above any sum of real costs."""


@dataclass(frozen=True, slots=True)
class People:
    """Those who may be seated. alone [P]: points if they get no seat; language [P]: index or -1; sex [P]: 0, 1 or 2."""

    ids: tuple[str, ...]
    home: Ints
    earliest: Ints
    latest: Ints
    reach: Ints
    needs: Ints
    alone: Ints
    language: Ints
    sex: Ints


@dataclass(frozen=True, slots=True)
class Coaches:
    """Those who lead. away [K, W], drive [K, R] minutes, reaches [K, R], speaks [K] bits of languages."""

    ids: tuple[str, ...]
    away: Flags
    drive: Ints
    reaches: Flags
    at_once: Ints
    most: Ints
    speaks: Ints


@dataclass(frozen=True, slots=True)
class Rooms:
    """Where groups meet. closed [R, W], seats [R]: the smaller of capacity and group_max, features [R] bits."""

    ids: tuple[str, ...]
    area: Ints
    place: Ints
    seats: Ints
    parallel: Ints
    closed: Flags
    features: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """Which room and start week; meets [C, S]: the weeks of the sessions."""

    room: Ints
    start: Ints
    meets: Ints
    area: Ints
    seats: Ints


class Instance:
    """All of it, with the costs of seats."""

    def __init__(self, problem: Problem, locked: tuple[Group, ...] = ()) -> None:
        """Translate a sound problem; locked groups stay as they are, and their people are not seated again."""
        self.problem = problem
        self.locked = locked
        self.areas = problem.areas
        self.languages = tuple(sorted({each.language for each in problem.participants if each.language}))
        self._features = {name: bit for bit, name in enumerate(_all_features(problem))}
        self._places = problem.places()
        self.weeks = _horizon(problem)
        self.rooms = self._rooms()
        self.people = self._people()
        self.coaches = self._coaches()
        self.columns = self._columns()

    @cached_property
    def seat_costs(self) -> npt.NDArray[np.int32]:
        """Return the points of each seat [C, P]: waiting, travel and being moved; NEVER where it cannot be."""
        costs = np.empty((len(self.columns.room), len(self.people.ids)), dtype=np.int32)
        for column in range(len(costs)):
            costs[column] = self.seat_costs_at(int(self.columns.room[column]), int(self.columns.start[column]))
        return costs

    def seat_costs_at(self, room: int, start: int) -> Ints:
        """Return the points of a seat in a room and a start week for everybody [P]."""
        people, weight = self.people, self.problem.costs
        minutes = self._transit[:, self.rooms.place[room]][people.home]
        can = (people.earliest <= start) & (start <= people.latest) & (minutes <= people.reach)
        can &= people.needs & ~self.rooms.features[room] == 0
        points = weight.wait_week * (start - people.earliest) + weight.travel_minute * minutes
        if self.problem.replan is not None:
            points = points + self._moved(self.problem.replan, room, start)
        return np.where(can, points, NEVER)

    @cached_property
    def _transit(self) -> Ints:
        return np.array(self.problem.transit_minutes, dtype=np.int64)

    @cached_property
    def _published(self) -> tuple[Ints, Ints]:
        """Return the room and start [P] that the published plan gave those who may be moved; -1 for nobody's."""
        room, start = np.full(len(self.people.ids), -1), np.full(len(self.people.ids), -1)
        replan = self.problem.replan
        rooms = {id_: number for number, id_ in enumerate(self.rooms.ids)}
        seats = {id_: number for number, id_ in enumerate(self.people.ids)}
        for group in replan.previous.groups if replan else ():
            for person in group.participants:
                if person in seats:
                    room[seats[person]], start[seats[person]] = rooms[group.room], group.start_week
        return room, start

    def _moved(self, replan: Replan, room: int, start: int) -> Ints:
        had_room, had_start = self._published
        moved = (had_room >= 0) & ((had_room != room) | (had_start != start))
        return np.where(moved, replan.costs.moved, 0)

    def _rooms(self) -> Rooms:
        rooms, areas = self.problem.rooms, {id_: number for number, id_ in enumerate(self.areas)}
        area_of = {each.id: each.area for each in self.problem.municipalities}
        return Rooms(
            ids=tuple(each.id for each in rooms),
            area=_ints(areas[area_of[each.municipality]] for each in rooms),
            place=_ints(self._places[each.municipality] for each in rooms),
            seats=_ints(min(each.capacity, self.problem.rules.group_max) for each in rooms),
            parallel=_ints(each.parallel for each in rooms),
            closed=_calendar([each.closed_weeks for each in rooms], self.weeks),
            features=_ints(self._bits(each.features) for each in rooms),
        )

    def _people(self) -> People:
        """Return those who may be seated: all but the people of groups that are locked or under way."""
        held = {person for group in (*self.locked, *under_way(self.problem)) for person in group.participants}
        placed = _published_people(self.problem)
        people = [each for each in self.problem.participants if each.id not in held]
        weight, dropped = self.problem.costs, self.problem.replan.costs.dropped if self.problem.replan else 0
        spoken = {name: number for number, name in enumerate(self.languages)}
        return People(
            ids=tuple(each.id for each in people),
            home=_ints(self._places[each.municipality] for each in people),
            earliest=_ints(each.earliest for each in people),
            latest=_ints(each.latest for each in people),
            reach=_ints(each.max_minutes for each in people),
            needs=_ints(self._bits(each.needs) for each in people),
            alone=_ints(
                weight.unserved + weight.benefit_lost * each.benefit_ends + dropped * (each.id in placed)
                for each in people
            ),
            language=_ints(spoken[each.language] if each.language else -1 for each in people),
            sex=_ints(["woman", "man", "unknown"].index(each.sex) for each in people),
        )

    def _coaches(self) -> Coaches:
        coaches = self.problem.coaches
        homes = [self._places[each.municipality] for each in coaches]
        car = np.array(self.problem.car_minutes, dtype=np.int64)
        drive = car[np.array(homes, dtype=np.int64)][:, self.rooms.place]
        return Coaches(
            ids=tuple(each.id for each in coaches),
            away=_calendar([each.away_weeks for each in coaches], self.weeks),
            drive=drive,
            reaches=drive <= _ints(each.max_minutes for each in coaches)[:, None],
            at_once=_ints(each.max_at_once for each in coaches),
            most=_ints(each.max_groups for each in coaches),
            speaks=_ints(
                sum(1 << bit for bit, name in enumerate(self.languages) if name in each.languages) for each in coaches
            ),
        )

    def _columns(self) -> Columns:
        rules, first = self.problem.rules, self.problem.replan.from_week if self.problem.replan else 0
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for start in range(first, rules.last_start_week + 1):
            if start in self.problem.closed_weeks:
                continue
            meets = self.problem.session_weeks(start)
            weeks = list(meets)
            away: Flags = np.logical_or.reduce(self.coaches.away[:, weeks], axis=1)
            able: Ints = (self.coaches.reaches & ~away[:, None]).astype(np.int64)
            led: Flags = np.greater_equal(np.add.reduce(able, axis=0), rules.coaches_per_group)
            open_rooms = np.flatnonzero(led & ~self.rooms.closed[:, weeks].any(axis=1))
            found += [(int(room), start, meets) for room in open_rooms if self._fills(int(room), start)]
        rooms = _ints(each[0] for each in found)
        return Columns(
            room=rooms,
            start=_ints(each[1] for each in found),
            meets=np.array([each[2] for each in found], dtype=np.int64).reshape(len(found), rules.sessions),
            area=self.rooms.area[rooms],
            seats=self.rooms.seats[rooms],
        )

    def _fills(self, room: int, start: int) -> bool:
        """Tell whether enough people can come for a group of the least size."""
        return int((self.seat_costs_at(room, start) < NEVER).sum()) >= max(1, self.problem.rules.group_min)

    def _bits(self, names: frozenset[str]) -> int:
        return sum(1 << self._features[name] for name in names)


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _calendar(weeks: list[frozenset[int]], horizon: int) -> Flags:
    calendar = np.zeros((len(weeks), horizon), dtype=np.bool_)
    for row, each in enumerate(weeks):
        calendar[row, [week for week in each if 0 <= week < horizon]] = True
    return calendar


def _horizon(problem: Problem) -> int:
    """Return how many weeks are looked at: to the last session of a group that starts last."""
    return max(problem.session_weeks(problem.rules.last_start_week)[-1] + 1, problem.weeks)


def _all_features(problem: Problem) -> list[str]:
    named = [each.features for each in problem.rooms] + [each.needs for each in problem.participants]
    return sorted({name for names in named for name in names})


def under_way(problem: Problem) -> tuple[Group, ...]:
    """Return the published groups that have started, with those of their people who still exist."""
    replan = problem.replan
    if replan is None:
        return ()
    started = (group for group in replan.previous.groups if group.start_week < replan.from_week)
    exist = {each.id for each in problem.participants}
    return tuple(existing(group, exist) for group in started)


def existing(group: Group, people: Collection[str]) -> Group:
    """Return the group with those of its people who still exist."""
    return replace(group, participants=tuple(person for person in group.participants if person in people))


def _published_people(problem: Problem) -> set[str]:
    groups = problem.replan.previous.groups if problem.replan else ()
    return {person for group in groups for person in group.participants}
