"""What starts a clock, which of it is written by hand, and when that is refused. Pure; docs/rules/clocks.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.kernel.ids import ClockId
from kedjan.kernel.information import Category
from kedjan.kernel.months import add_months
from kedjan.kernel.period import Period
from kedjan.kernel.refusal import Reason
from kedjan.kernel.text import N_

FURTHEST_MONTHS = 12
"""How far ahead something that starts a clock may be written."""


class ClockEvent(StrEnum):
    """What starts a clock. SICK_LEAVE is counted in days of sick leave, the others from one date."""

    SICK_LEAVE = "sick_leave"
    CARE_SOUGHT = "care_sought"
    REFERRED = "referred"
    CARE_DECIDED = "care_decided"
    DEVELOPMENT_SUBSIDY = "development_subsidy"
    EMPLOYMENT_SUBSIDY = "employment_subsidy"
    SECURITY_SUBSIDY = "security_subsidy"
    BENEFIT_ENDS = "benefit_ends"
    PATH_BEGAN = "path_began"
    INTRODUCTION_BEGAN = "introduction_began"
    CONSENT_ENDS = "consent_ends"
    LEFT = "left"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    ClockEvent.SICK_LEAVE: N_("Sjukskrivning"),
    ClockEvent.CARE_SOUGHT: N_("Vård söktes"),
    ClockEvent.REFERRED: N_("Remiss till specialist"),
    ClockEvent.CARE_DECIDED: N_("Beslut om behandling"),
    ClockEvent.DEVELOPMENT_SUBSIDY: N_("Lönebidrag för utveckling i anställning"),
    ClockEvent.EMPLOYMENT_SUBSIDY: N_("Lönebidrag för anställning"),
    ClockEvent.SECURITY_SUBSIDY: N_("Lönebidrag för trygghet i anställning"),
    ClockEvent.BENEFIT_ENDS: N_("Ersättningen tar slut"),
    ClockEvent.PATH_BEGAN: N_("Vägen i programmet började"),
    ClockEvent.INTRODUCTION_BEGAN: N_("Arbetslivsintroduktionen började"),
    ClockEvent.CONSENT_ENDS: N_("Samtycket går ut"),
    ClockEvent.LEFT: N_("Deltagandet avslutades"),
}

CATEGORIES = {
    ClockEvent.SICK_LEAVE: Category.ECONOMY,
    ClockEvent.CARE_SOUGHT: Category.HEALTH_DOCUMENTS,
    ClockEvent.REFERRED: Category.HEALTH_DOCUMENTS,
    ClockEvent.CARE_DECIDED: Category.HEALTH_DOCUMENTS,
    ClockEvent.DEVELOPMENT_SUBSIDY: Category.WORK,
    ClockEvent.EMPLOYMENT_SUBSIDY: Category.WORK,
    ClockEvent.SECURITY_SUBSIDY: Category.WORK,
}
"""What is written by hand, and the kind of information that it is; everything else is known elsewhere in Kedjan."""


def kind_of(event: ClockEvent) -> Category:
    """Return the kind of information that a day tells, by what started its clock."""
    return Category.ECONOMY if event is ClockEvent.BENEFIT_ENDS else CATEGORIES.get(event, Category.PLAN)


@dataclass(frozen=True, slots=True)
class Began:
    """Something that starts a clock happened, or will. about: a Swedish text that says which one, if it needs to.

    until: the day that stopped the clock; it names no day after that.
    """

    event: ClockEvent
    on: date
    about: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote that starts a clock. last_on: the last day of a sick leave, None as long as it goes on."""

    id: ClockId
    event: ClockEvent
    began_on: date
    last_on: date | None = None

    @property
    def period(self) -> Period:
        """Return the days of the sick leave."""
        return Period(self.began_on) if self.last_on is None else Period.through(self.began_on, self.last_on)


ALREADY_CHANGED = Reason(
    "clock-already-changed", N_("Någon har redan ändrat eller tagit tillbaka det. Läs det som gäller nu.")
)


def refusals_to_write(
    *, event: ClockEvent, began_on: date, last_on: date | None, others: tuple[Written, ...], today: date
) -> tuple[Reason, ...]:
    """Return why this cannot be written: known elsewhere, days that cannot be, or the same already written.

    others: what stands already about the person, without what is being changed.
    """
    if event not in CATEGORIES:
        return (Reason("clock-known-elsewhere", N_("Det hämtas från ersättningen, vägen eller samtycket.")),)
    impossible = (*_impossible_end(event, began_on, last_on), *_too_far(began_on, today))
    if impossible:
        return impossible
    period = Period(began_on) if last_on is None else Period.through(began_on, last_on)
    return tuple(_same(one) for one in others if one.event is event and _collides(one, period))


def _impossible_end(event: ClockEvent, began_on: date, last_on: date | None) -> tuple[Reason, ...]:
    if last_on is None:
        return ()
    if event is not ClockEvent.SICK_LEAVE:
        return (Reason("clock-without-an-end", N_("Bara en sjukskrivning har en sista dag.")),)
    if last_on < began_on:
        return (Reason("clock-ends-before-it-starts", N_("Sista dagen ligger före den första.")),)
    return ()


def _too_far(began_on: date, today: date) -> tuple[Reason, ...]:
    furthest = add_months(today, FURTHEST_MONTHS)
    if began_on <= furthest:
        return ()
    return (
        Reason(
            "clock-too-far-ahead",
            N_("Dagen ligger för långt fram. Skriv in den tidigast ett år i förväg, senast %(day)s."),
            {"day": furthest.isoformat()},
        ),
    )


def _collides(one: Written, period: Period) -> bool:
    if one.event is ClockEvent.SICK_LEAVE:
        return one.period.overlaps(period)
    return one.began_on == period.start


def _same(one: Written) -> Reason:
    if one.event is not ClockEvent.SICK_LEAVE:
        return Reason("clock-already-written", N_("Det är redan inskrivet den dagen."))
    if one.last_on is None:
        return Reason(
            "sick-leave-overlaps-open",
            N_("Perioden går in i en sjukskrivning som pågår sedan %(start)s. Ändra den i stället."),
            {"start": one.began_on.isoformat()},
        )
    return Reason(
        "sick-leave-overlaps",
        N_("Perioden går in i en annan sjukskrivning, %(start)s till %(end)s. Ändra den i stället."),
        {"start": one.began_on.isoformat(), "end": one.last_on.isoformat()},
    )
