"""Where groups of a mixed-integer programme can be: open ones that stay, ones that may be closed, and held ones."""

from dataclasses import dataclass

import numpy as np

from kedjan.engines.groups.draft import Draft, Held
from kedjan.engines.groups.instance import NEVER, Instance


@dataclass(frozen=True, slots=True)
class Site:
    """A place for one group: its column (-1: held), weeks that coaches are needed, and what may be decided.

    people: index and points of each who may sit; languages: bits needed already; able: coaches who can lead;
    before: who led the published group; id: the published group's; must: it cannot be closed.
    """

    column: int
    room: int
    area: int
    meets: tuple[int, ...]
    counted: tuple[int, ...]
    seats: int
    people: tuple[tuple[int, int], ...]
    languages: int
    able: tuple[int, ...]
    before: tuple[int, ...]
    id: str | None
    must: bool


def site_at(instance: Instance, column: int, id_: str | None, free: "np.ndarray") -> Site:
    """Return a column as a site for those who are free [P]."""
    columns = instance.columns
    room, start = int(columns.room[column]), int(columns.start[column])
    meets = tuple(int(week) for week in columns.meets[column])
    costs = instance.seat_costs_at(room, start)
    people = tuple((int(person), int(costs[person])) for person in np.flatnonzero((costs < NEVER) & free))
    return Site(
        column=column,
        room=room,
        area=int(columns.area[column]),
        meets=meets,
        counted=meets,
        seats=int(columns.seats[column]),
        people=people,
        languages=0,
        able=_able(instance, room, meets),
        before=_before(instance, id_),
        id=id_,
        must=False,
    )


def site_of_held(instance: Instance, each: Held) -> Site:
    """Return a group under way as a site whose people stay; only its coaches are to be chosen."""
    spoken = {id_: bit for bit, id_ in enumerate(instance.languages)}
    languages = {person.id: person.language for person in instance.problem.participants}
    needed = {languages[id_] for id_ in each.group.participants} - {None}
    return Site(
        column=-1,
        room=each.room,
        area=int(instance.rooms.area[each.room]),
        meets=each.meets,
        counted=each.counted,
        seats=0,
        people=(),
        languages=sum(1 << spoken[name] for name in needed if name),
        able=_able(instance, each.room, each.counted),
        before=_before(instance, each.group.id),
        id=each.group.id,
        must=True,
    )


def all_sites(instance: Instance, draft: Draft) -> tuple[Site, ...]:
    """Return every column as often as its room takes groups: what a small problem is proven on."""
    free = np.ones(len(instance.people.ids), dtype=np.bool_)
    sites = [site_of_held(instance, each) for each in draft.held]
    for column, room in enumerate(instance.columns.room):
        copies = min(int(instance.rooms.parallel[room]), instance.problem.rules.starts_per_area)
        sites += [site_at(instance, column, None, free)] * copies
    return tuple(sites)


def _able(instance: Instance, room: int, weeks: tuple[int, ...]) -> tuple[int, ...]:
    coaches = instance.coaches
    away = coaches.away[:, list(weeks)].any(axis=1)
    reaches = coaches.reaches[:, room] if weeks else np.ones(len(coaches.ids), dtype=np.bool_)
    return tuple(int(coach) for coach in np.flatnonzero(reaches & ~away))


def _before(instance: Instance, id_: str | None) -> tuple[int, ...]:
    replan = instance.problem.replan
    number = {each: coach for coach, each in enumerate(instance.coaches.ids)}
    for group in replan.previous.groups if replan and id_ else ():
        if group.id == id_:
            return tuple(number[each] for each in group.coaches)
    return ()
