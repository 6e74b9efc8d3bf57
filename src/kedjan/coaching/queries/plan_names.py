"""What the codes of a plan are called: rooms, coaches and the people that it is about, where the actor sees them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kedjan.coaching.domain.weeks import day_of
from kedjan.coaching.models import Coach, Room
from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Problem
from kedjan.integrations.database.context import expect
from kedjan.kernel.actor import Actor
from kedjan.kernel.ids import AccountId, ParticipantId
from kedjan.organisations.queries import account_names, municipality_names
from kedjan.participants.queries import PersonView, people


@dataclass(frozen=True, slots=True)
class Called:
    """What a plan's codes are called. A code that is not in a mapping is somebody or something no longer visible."""

    first_week_on: date
    rooms: Mapping[str, str]
    coaches: Mapping[str, str]
    municipalities: Mapping[str, str]
    place_of_room: Mapping[str, str]
    people: Mapping[str, PersonView]
    areas: Mapping[str, str]

    def room(self, code: str) -> str:
        """Return "Kil, Biblioteket"; the code where the room is not known."""
        place = self.municipalities.get(self.place_of_room.get(code, ""), "")
        return ", ".join(one for one in (place, self.rooms.get(code, code)) if one)

    def area(self, key: str) -> str:
        """Return the area's name; the key where the programme has no such area any more."""
        return self.areas.get(key, key)

    def coach(self, code: str) -> str:
        """Return the coach's name; the code where the coach is not known."""
        return self.coaches.get(code, code)

    def starts_on(self, group: Group) -> date:
        """Return the Monday of the group's first week."""
        return day_of(self.first_week_on, group.start_week)


def called(
    *,
    actor: Actor,
    problem: Problem,
    plans: Collection[Plan],
    first_week_on: date,
    persons: Mapping[str, ParticipantId],
    areas: Mapping[str, str],
) -> Called:
    """Return what the rooms and coaches of the plans are called, and the given people; areas: names by their keys.

    Without plans all rooms and coaches of the problem are named.
    """
    expect(actor)
    groups = [group for plan in plans for group in plan.groups]
    rooms = {group.room for group in groups} if plans else {one.id for one in problem.rooms}
    coaches = {one for group in groups for one in (*group.coaches, group.reserve) if one}
    coaches |= set() if plans else {one.id for one in problem.coaches}
    seen = people(actor=actor, ids=persons.values()) if persons else {}
    return Called(
        first_week_on=first_week_on,
        rooms=_room_names(rooms),
        coaches=_coach_names(coaches),
        municipalities=municipality_names(),
        place_of_room={one.id: one.municipality for one in problem.rooms},
        people={code: seen[one] for code, one in persons.items() if one in seen},
        areas=areas,
    )


def with_people(*, actor: Actor, names: Called, persons: Mapping[str, ParticipantId]) -> Called:
    """Return the same names, and those of the given people."""
    seen = people(actor=actor, ids=persons.values()) if persons else {}
    return replace(names, people={code: seen[one] for code, one in persons.items() if one in seen})


def _room_names(codes: Collection[str]) -> dict[str, str]:
    return {str(key): name for key, name in Room.objects.filter(pk__in=_ids(codes)).values_list("pk", "name")}


def _coach_names(codes: Collection[str]) -> dict[str, str]:
    rows = Coach.objects.filter(pk__in=_ids(codes)).values_list("pk", "account_id")
    accounts = {str(key): AccountId(account) for key, account in rows}
    names = account_names(ids=accounts.values()) if accounts else {}
    return {code: names[account] for code, account in accounts.items() if account in names}


def _ids(codes: Collection[str]) -> set[UUID]:
    """Return the codes that are ids; in a problem from a file they need not be."""
    found = set()
    for code in codes:
        try:
            found.add(UUID(code))
        except ValueError:
            continue
    return found
