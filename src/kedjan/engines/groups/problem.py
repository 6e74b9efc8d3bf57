"""A planning problem: a year of coaching groups in some labour-market areas; see docs/rules/coaching-groups.md.

Weeks are whole numbers, 0 is the week of `first_week`. Minutes are one way. Costs are points; lower is better.
"""

from dataclasses import dataclass

from kedjan.engines.groups.plan import Plan
from kedjan.kernel.sex import Sex

FORMAT = "kedjan/groups@1"


@dataclass(frozen=True, slots=True)
class Rules:
    """What every plan must keep to."""

    starts_per_area: int
    coaches_per_group: int
    group_min: int
    group_max: int
    sessions: int
    last_start_week: int
    sex_share_min: float


@dataclass(frozen=True, slots=True)
class Costs:
    """The weights of what a plan is judged by; coach_load has one entry for each number of groups led, from none."""

    unserved: int
    benefit_lost: int
    wait_week: int
    travel_minute: int
    coach_minute: int
    interpreter: int
    no_reserve: int
    sex_balance: int
    group: int
    coach_load: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReplanCosts:
    """What disturbing a published plan costs, beside the ordinary costs."""

    moved: int
    dropped: int
    coach_changed: int
    group_cancelled: int


DISTURBANCE = ReplanCosts(moved=40, dropped=400, coach_changed=60, group_cancelled=500)
"""The weights of the format, for a plan that was published without any."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A place to live and to meet; its position in the list is its row in the matrices."""

    id: str
    area: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room, how many it seats, what it offers, the weeks it is closed and how many groups it takes in one week."""

    id: str
    municipality: str
    capacity: int
    features: frozenset[str]
    closed_weeks: frozenset[int]
    parallel: int


@dataclass(frozen=True, slots=True)
class Coach:
    """A coach: home, weeks away, groups at once and in all, minutes by car, languages spoken."""

    id: str
    municipality: str
    away_weeks: frozenset[int]
    max_at_once: int
    max_groups: int
    max_minutes: int
    languages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who waits: home, first and last week to start, minutes by public transport, needs of the room."""

    id: str
    municipality: str
    earliest: int
    latest: int
    benefit_ends: bool
    max_minutes: int
    needs: frozenset[str]
    language: str | None
    sex: Sex


@dataclass(frozen=True, slots=True)
class Replan:
    """The published plan, and the week from which it may be changed."""

    from_week: int
    previous: Plan
    costs: ReplanCosts


@dataclass(frozen=True, slots=True)
class Problem:
    """One year to plan. Matrices are rows of whole minutes, in the order of the municipalities."""

    name: str
    first_week: str
    weeks: int
    closed_weeks: frozenset[int]
    rules: Rules
    costs: Costs
    areas: tuple[str, ...]
    municipalities: tuple[Municipality, ...]
    car_minutes: tuple[tuple[int, ...], ...]
    transit_minutes: tuple[tuple[int, ...], ...]
    rooms: tuple[Room, ...]
    coaches: tuple[Coach, ...]
    participants: tuple[Participant, ...]
    replan: Replan | None = None

    def places(self) -> dict[str, int]:
        """Return the row of each municipality in the matrices, by its id."""
        return {each.id: number for number, each in enumerate(self.municipalities)}

    def session_weeks(self, start: int) -> tuple[int, ...]:
        """Return the weeks in which a group that starts in `start` meets: open ones, until all sessions are held."""
        weeks: list[int] = []
        week = start
        while len(weeks) < self.rules.sessions:
            if week not in self.closed_weeks:
                weeks.append(week)
            week += 1
        return tuple(weeks)
