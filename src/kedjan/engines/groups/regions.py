"""A nation as regions that are planned side by side: areas that lie together, with their rooms, coaches and people.

Each region is a problem of its own, so that regions are independent jobs. Somebody near a border is not lost: the next
time the regions lie differently, and whoever has no place, or a coach with time left, goes where most can be reached.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kedjan.engines.groups.plan import Group
from kedjan.engines.groups.problem import Coach, Participant, Problem

AREAS = 6
"""Areas in one region: some forty groups, what the search handles well in a short time."""


@dataclass(frozen=True, slots=True)
class Region:
    """Some areas as a problem of their own, the groups that are there now, and those of them that stay as they are."""

    problem: Problem
    groups: tuple[Group, ...]
    locked: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What prices say of the whole: its bound, and the region of turn 0 that wants each person and coach, by id."""

    bound: int
    home: Mapping[str, int]


def regions(
    problem: Problem,
    groups: tuple[Group, ...],
    turn: int,
    locked: tuple[Group, ...] = (),
    home: Mapping[str, int] | None = None,
) -> tuple[Region, ...]:
    """Divide the areas of a problem whose plan has these groups; each turn begins elsewhere, so that borders move.

    home: the regions of people and coaches whom no group has; those it does not name go where most can be reached.
    Groups whose coaches have groups in other regions too are locked, for no region knows all of a coach's weeks.
    """
    division = _Division(problem, groups, clusters(problem, turn), home or {})
    kept = {group.id for group in locked} | division.of_shared_coaches()
    made = []
    for number in range(len(division.clusters)):
        inside = tuple(group for group in groups if division.group_at[group.id] == number)
        staying = tuple(group for group in inside if group.id in kept)
        made.append(Region(division.part(number), inside, staying))
    return tuple(made)


def clusters(problem: Problem, turn: int) -> tuple[tuple[str, ...], ...]:
    """Put areas together that lie nearest to one another by car, beginning at one of those that are left."""
    places = problem.places()
    towns: dict[str, list[int]] = defaultdict(list)
    for each in problem.municipalities:
        towns[each.area].append(places[each.id])
    left, found = list(problem.areas), []
    while left:
        first = towns[left[0] if turn % 2 == 0 else left[-1 - turn % len(left)]]
        apart = {area: min(problem.car_minutes[a][b] for a in first for b in towns[area]) for area in left}
        near = sorted(left, key=lambda area: (apart[area], area))[:AREAS]
        found.append(tuple(near))
        left = [area for area in left if area not in near]
    return tuple(found)


def parts_of_rooms(problem: Problem, parts: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    """Return the number of the region where each room is, by the room's id; parts: the areas of each region."""
    at = {area: number for number, areas in enumerate(parts) for area in areas}
    area_of = {each.id: each.area for each in problem.municipalities}
    return {each.id: at[area_of[each.municipality]] for each in problem.rooms}


class _Division:
    """Who and what belongs to which region: rooms lie in it; people and coaches are where their groups are."""

    def __init__(
        self, problem: Problem, groups: tuple[Group, ...], parts: tuple[tuple[str, ...], ...], home: Mapping[str, int]
    ) -> None:
        self.clusters = parts
        self._wanted = home
        self._problem = problem
        self._places = problem.places()
        self._room_at = parts_of_rooms(problem, parts)
        self.group_at = {group.id: self._room_at[group.room] for group in groups}
        placed = {person: self.group_at[group.id] for group in groups for person in group.participants}
        self._people: dict[int, list[Participant]] = defaultdict(list)
        for person in problem.participants:
            at = placed[person.id] if person.id in placed else self._home(person)
            self._people[at].append(person)
        self._duties: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            for id_ in (*group.coaches, *([group.reserve] if group.reserve else [])):
                self._duties[id_].append(group)
        self._coaches: dict[int, list[Coach]] = defaultdict(list)
        for coach in problem.coaches:
            for number, left in self._shares(coach):
                self._coaches[number].append(left)

    def of_shared_coaches(self) -> set[str]:
        """Return the groups whose coaches or reserves have duties in several regions."""
        return {
            group.id
            for duties in self._duties.values()
            if len({self.group_at[group.id] for group in duties}) > 1
            for group in duties
        }

    def part(self, number: int) -> Problem:
        """Return the region's problem; its municipalities and matrices are everybody's."""
        problem = self._problem
        return replace(
            problem,
            name=f"{problem.name}-{number}",
            areas=self.clusters[number],
            rooms=tuple(each for each in problem.rooms if self._room_at[each.id] == number),
            coaches=tuple(self._coaches[number]),
            participants=tuple(self._people[number]),
        )

    def _nearest(self, minutes: tuple[int, ...], most: int, needs: frozenset[str] = frozenset()) -> int:
        """Return the region with most rooms that are so near and have what is needed; the first where there is none."""
        times = Counter(
            self._room_at[room.id]
            for room in self._problem.rooms
            if minutes[self._places[room.municipality]] <= most and needs <= room.features
        )
        return max(times, key=lambda number: (times[number], -number)) if times else 0

    def _home(self, person: Participant) -> int:
        """Return the region that wants somebody without a group, or where they can come to most rooms."""
        if person.id in self._wanted:
            return self._wanted[person.id]
        minutes = self._problem.transit_minutes[self._places[person.municipality]]
        return self._nearest(minutes, person.max_minutes, person.needs)

    def _post(self, coach: Coach) -> int:
        """Return the region that wants a coach without a group, or where they reach most rooms."""
        minutes = self._problem.car_minutes[self._places[coach.municipality]]
        return self._wanted[coach.id] if coach.id in self._wanted else self._nearest(minutes, coach.max_minutes)

    def _shares(self, coach: Coach) -> Iterable[tuple[int, Coach]]:
        """Yield the region where a coach has groups, or is wanted, or else where they reach most rooms.

        Who has groups in several leads no more than those.
        """
        duties = self._duties[coach.id]
        there = sorted({self.group_at[group.id] for group in duties})
        if len(there) <= 1:
            yield there[0] if there else self._post(coach), coach
            return
        for number in there:
            led = sum(coach.id in group.coaches and self.group_at[group.id] == number for group in duties)
            yield number, replace(coach, max_groups=led)
