"""What a programme file says of coaching groups."""

from dataclasses import dataclass

from kedjan.programmes.domain.words import Words

INDIVIDUAL_MONTHS = 12
"""Coaching goes on for at most a year after the start of the group, where the file says nothing [S 003]."""


@dataclass(frozen=True, slots=True)
class Area:
    """A labour-market area, with the codes of its municipalities."""

    key: str
    title: Words
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoachingCosts:
    """Points of a plan, as the file has them; coach_load by number of groups led, from none."""

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
    moved: int
    dropped: int
    coach_changed: int
    group_cancelled: int


@dataclass(frozen=True, slots=True)
class Coaching:
    """Rules, areas and costs of a programme's coaching groups. closed_weeks: by ISO 8601, every year."""

    waiting_stages: tuple[str, ...]
    starts_per_area: int
    coaches_per_group: int
    group_least: int
    group_most: int
    sessions: int
    session_minutes: int
    individual_months: int
    sex_share_percent: int
    closed_weeks: tuple[int, ...]
    areas: tuple[Area, ...]
    costs: CoachingCosts
    starts_per_year: int | None = None

    def area_of(self, code: str) -> Area | None:
        """Return the area of a municipality, None for one outside the programme."""
        return next((area for area in self.areas if code in area.codes), None)
