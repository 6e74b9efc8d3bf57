"""Coaching groups, out of a checked document."""

from kedjan.programmes.domain.build_path import words
from kedjan.programmes.domain.coaching import INDIVIDUAL_MONTHS, Area, Coaching, CoachingCosts
from kedjan.programmes.domain.typed import Typed


def coaching(row: Typed) -> Coaching:
    """Return what the file says of coaching groups."""
    return Coaching(
        waiting_stages=row.texts("waiting_stages"),
        starts_per_area=row.number("starts_per_area"),
        coaches_per_group=row.number("coaches_per_group"),
        group_least=row.number("group_least"),
        group_most=row.number("group_most"),
        sessions=row.number("sessions"),
        session_minutes=row.number("session_minutes"),
        individual_months=row.number_or_none("individual_months") or INDIVIDUAL_MONTHS,
        sex_share_percent=row.number("sex_share_percent"),
        closed_weeks=row.numbers("closed_weeks"),
        areas=row.each("areas", _area),
        costs=_costs(row.table("costs")),
        starts_per_year=row.number_or_none("starts_per_year"),
    )


def _area(row: Typed) -> Area:
    return Area(key=row.text("key"), title=words(row.table("title")), codes=row.texts("codes"))


def _costs(row: Typed) -> CoachingCosts:
    return CoachingCosts(
        unserved=row.number("unserved"),
        benefit_lost=row.number("benefit_lost"),
        wait_week=row.number("wait_week"),
        travel_minute=row.number("travel_minute"),
        coach_minute=row.number("coach_minute"),
        interpreter=row.number("interpreter"),
        no_reserve=row.number("no_reserve"),
        sex_balance=row.number("sex_balance"),
        group=row.number("group"),
        coach_load=row.numbers("coach_load"),
        moved=row.number("moved"),
        dropped=row.number("dropped"),
        coach_changed=row.number("coach_changed"),
        group_cancelled=row.number("group_cancelled"),
    )
