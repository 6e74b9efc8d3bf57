"""What a plan of a year is asked for with, and what stands in the way of making, stopping and publishing one.

Rule: docs/rules/year-plan.md.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kedjan.coaching.domain.weeks import is_monday
from kedjan.kernel.ids import ProgrammeId, YearPlanId
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

SECONDS = (10, 60, 300)
"""How long a search may go on: a first look, an ordinary plan, a careful one."""
NAME_LENGTH = 80
"""The longest name of a plan."""
REPLY_DAYS = 14
"""So many days has somebody to answer to a seat, but never past the day before the group starts."""

MISSING = Reason("plan.missing", N_("Planen finns inte."))
GOES_ON = Reason("plan.goes_on", N_("Arbetet har inte stannat. Vänta lite till."))
NO_PROGRAMME = Reason("plan.no_programme", N_("Programmet har inga coachningsgrupper, eller så är ni inte med i det."))
NOT_READY = Reason(
    "plan.not_ready",
    N_(
        "Planeringen är inte klar att använda än. Det som räknar ut planen läggs in i bakgrunden. "
        "Försök igen om några minuter."
    ),
)
NOT_MONDAY = Reason("plan.not_monday", N_("Planen börjar med en måndag. Välj en måndag."))
NOT_PROPOSED = Reason("plan.not_proposed", N_("Bara ett förslag som är klart kan publiceras."))
NO_PLAN_HOLDS = Reason("plan.none_holds", N_("Ingen plan är publicerad. Då finns inga grupper att ändra."))
OTHER_REPAIRS = Reason(
    "plan.other_repairs", N_("Något har ändrats sedan du tittade. Titta på förslagen igen och välj ett.")
)
NO_START = Reason("plan.no_start", N_("Bara en start som är planerad kan ställas in."))
WHY_MISSING = Reason("plan.why_missing", N_("Planen ställer in grupper som skulle starta. Välj varför."))
PLANNER_GONE = Reason(
    "plan.planner_gone",
    N_("Den som bad om planen får inte längre planera grupper. Ta över arbetet genom att försöka igen."),
)
ALREADY_WORKING = Reason(
    "plan.working", N_("En plan håller redan på att göras. Vänta tills den är klar, eller stoppa den.")
)
CHANGED_MEANWHILE = Reason(
    "plan.changed_meanwhile",
    N_("Planen är inte ett förslag längre. Någon kan ha ändrat den, publicerat den eller tagit bort den. Titta igen."),
)
IS_LOCKED = Reason("plan.is_locked", N_("Gruppen är låst. Lås upp den innan du ändrar den."))
NOT_BY_HAND = Reason("plan.not_by_hand", N_("Det finns ingen ändring för hand att ta tillbaka."))
NOT_IN_PLAN = Reason("plan.not_in_plan", N_("Gruppen, lokalen, coachen eller personen finns inte i planen."))
NOTHING_CHANGED = Reason("plan.nothing_changed", N_("Du har inte ändrat något."))
NOBODY_CAN_LEAD = N_(
    "Gruppen %(group)s har börjat, och det finns inte tillräckligt många coacher som kan leda den till slutet."
)


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What a plan is asked for with. based_on: an earlier plan, of which the groups in locked stay as they are."""

    programme_id: ProgrammeId
    name: str
    first_week_on: date
    seconds: int
    seed: int = 0
    based_on: YearPlanId | None = None
    locked: tuple[str, ...] = ()


def obstacles_to(wish: PlanWish, *, is_ready: bool) -> tuple[Reason, ...]:
    """Return what is wrong with what is asked for."""
    found = ((not is_ready, NOT_READY), (not is_monday(wish.first_week_on), NOT_MONDAY))
    return tuple(reason for fails, reason in found if fails)


def reply_by(*, today: date, starts_on: date) -> date:
    """Return the last day to answer to a seat."""
    return max(today, min(today + timedelta(days=REPLY_DAYS), starts_on - timedelta(days=1)))
