"""How long somebody can expect to wait: what a plan says of them, as a span, or that nobody knows and why.

Pure. Rule: docs/rules/waiting-for-groups.md, "Expected waits".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kedjan.engines.groups.plan import Group, Plan
from kedjan.engines.groups.problem import Participant, Problem, Room
from kedjan.kernel.text import N_


class Basis(StrEnum):
    """What an expectation is built on."""

    PROPOSED = "proposed"
    PUBLISHED = "published"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _BASES[self]


class WhyUnknown(StrEnum):
    """Why nobody knows when somebody can start."""

    NO_GROUP = "no_group"
    FULL = "full"
    LEFT_OUT = "left_out"
    NOT_TAKEN = "not_taken"
    PASSED = "passed"

    @property
    def label(self) -> str:
        """Return why in Swedish, to the person and to staff alike; marked for translation."""
        return _WHY[self]


_BASES = {Basis.PROPOSED: N_("Ett förslag"), Basis.PUBLISHED: N_("Planen som gäller")}
_WHY = {
    WhyUnknown.NO_GROUP: N_("Ingen grupp i planen ligger nära nog och i rätt tid."),
    WhyUnknown.FULL: N_("De grupper som passar i planen är fulla."),
    WhyUnknown.LEFT_OUT: N_("Planen är gjord utan att veta var eller när en grupp passar."),
    WhyUnknown.NOT_TAKEN: N_("En plats har redan erbjudits, men den passade inte. Nästa plan kan ge en ny."),
    WhyUnknown.PASSED: N_("Veckan i planen har varit."),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """When somebody starts by a plan. week: None where they do not; why: then.

    next_week: of the next group that also fits, for when the first is cancelled; None where no such group is planned.
    """

    week: int | None
    next_week: int | None = None
    why: WhyUnknown | None = None


def expected_starts(problem: Problem, plan: Plan, codes: Iterable[str]) -> dict[str, Expected]:
    """Return what the plan says of each code; those whom it was not made with are left out of it."""
    people = {one.id: one for one in problem.participants}
    group_of = {person: group for group in plan.groups for person in group.participants}
    fitting = _Fitting(problem, plan)
    return {
        code: _expected(people[code], group_of.get(code), fitting)
        if code in people
        else Expected(None, why=WhyUnknown.LEFT_OUT)
        for code in codes
    }


def _expected(person: Participant, group: Group | None, fitting: "_Fitting") -> Expected:
    fits = fitting.groups(person)
    if group is None:
        return Expected(None, why=WhyUnknown.FULL if fits else WhyUnknown.NO_GROUP)
    later = (one.start_week for one in fits if one.start_week > group.start_week)
    return Expected(group.start_week, min(later, default=None))


class _Fitting:
    """Which groups of a plan somebody could be in: near enough, in time, with what they need of the room."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._plan = plan
        self._rooms: Mapping[str, Room] = {one.id: one for one in problem.rooms}
        self._place = {one.id: number for number, one in enumerate(problem.municipalities)}
        self._minutes = problem.transit_minutes

    def groups(self, person: Participant) -> list[Group]:
        return [one for one in self._plan.groups if self._fits(person, one)]

    def _fits(self, person: Participant, group: Group) -> bool:
        room = self._rooms.get(group.room)
        if room is None or not person.earliest <= group.start_week <= person.latest:
            return False
        minutes = self._minutes[self._place[person.municipality]][self._place[room.municipality]]
        return minutes <= person.max_minutes and person.needs <= room.features
