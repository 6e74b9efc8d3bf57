"""The clocks as a table: each rule with the days when it held, and its source. Pure data; docs/rules/clocks.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.kernel.period import Period
from kedjan.kernel.text import N_


class ClockEvent(StrEnum):
    """What starts a clock. SICK_LEAVE is counted in days of sick leave, the others from one date."""

    SICK_LEAVE = "sick_leave"
    BENEFIT_ENDS = "benefit_ends"
    INTRODUCTION_BEGAN = "introduction_began"
    CARE_SOUGHT = "care_sought"
    REFERRED = "referred"
    CARE_DECIDED = "care_decided"
    DEVELOPMENT_SUBSIDY = "development_subsidy"
    EMPLOYMENT_SUBSIDY = "employment_subsidy"
    SECURITY_SUBSIDY = "security_subsidy"
    LEFT = "left"


class Unit(StrEnum):
    """What a milestone counts. SICK_DAY: the day with that number; the others: so much after (or before) the event."""

    SICK_DAY = "sick_day"
    DAYS = "days"
    MONTHS = "months"


class Certainty(StrEnum):
    """How sure the rule is: read at its source, said by a programme's own document, or general knowledge to check."""

    VERIFIED = "verified"
    PROGRAMME = "programme"
    TO_CHECK = "to_check"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day to keep in mind. title: a Swedish text; amount: of the unit, before the event where it is negative.

    lead: days ahead when it is time to act.
    """

    code: str
    title: str
    amount: int
    unit: Unit
    lead: int = 30


@dataclass(frozen=True, slots=True)
class ClockRule:
    """Milestones of one event, for events in the period in which the rule held. source: a Swedish text."""

    code: str
    event: ClockEvent
    valid: Period
    milestones: tuple[Milestone, ...]
    source: str
    certainty: Certainty


_CARE = date(2019, 1, 1)


def _care(days: int, valid: Period) -> ClockRule:
    return ClockRule(
        code=f"care-guarantee-0-{days}-90-90",
        event=ClockEvent.CARE_SOUGHT,
        valid=valid,
        milestones=(
            Milestone("care-contact", N_("Vården ska ha svarat"), 0, Unit.DAYS, lead=0),
            Milestone("care-assessed", N_("Du ska ha fått en medicinsk bedömning"), days, Unit.DAYS, lead=0),
        ),
        source=N_("Vårdgarantin, lag från 2010-07-01, ändrad 2019-01-01"),
        certainty=Certainty.VERIFIED,
    )


def _subsidy(event: ClockEvent, *, months: int, source: str, certainty: Certainty) -> ClockRule:
    review = Milestone("subsidy-review", N_("Lönebidraget ses över"), months, Unit.MONTHS, lead=90)
    return ClockRule(event.value.replace("_", "-"), event, Period(date(2017, 7, 1)), (review,), source, certainty)


RULES = (
    ClockRule(
        code="early-start",
        event=ClockEvent.BENEFIT_ENDS,
        valid=Period(date(2008, 7, 1)),
        milestones=(
            Milestone("benefit-window", N_("Sex månader kvar av ersättningen"), -6, Unit.MONTHS),
            Milestone("benefit-ends", N_("Ersättningens sista dag"), 0, Unit.DAYS, lead=60),
        ),
        source=N_("Framsteget, Målsättning"),
        certainty=Certainty.PROGRAMME,
    ),
    ClockRule(
        code="rehabilitation-chain",
        event=ClockEvent.SICK_LEAVE,
        valid=Period(date(2008, 7, 1)),
        milestones=(
            Milestone("chain-91", N_("Dag 91: också annat arbete hos arbetsgivaren vägs in"), 91, Unit.SICK_DAY),
            Milestone("chain-181", N_("Dag 181: också annat vanligt arbete vägs in"), 181, Unit.SICK_DAY),
            Milestone("chain-366", N_("Dag 366: ett år av sjukskrivning har gått"), 366, Unit.SICK_DAY, lead=60),
        ),
        source=N_("Rehabiliteringskedjan från 2008-07-01, Försäkringskassan"),
        certainty=Certainty.VERIFIED,
    ),
    ClockRule(
        code="introduction",
        event=ClockEvent.INTRODUCTION_BEGAN,
        valid=Period(date(2009, 1, 1), date(2017, 1, 1)),
        milestones=(
            Milestone(
                "introduction-mapped", N_("Kartläggningen i introduktionen ska vara klar"), 2, Unit.MONTHS, lead=14
            ),
            Milestone("introduction-ends", N_("Arbetslivsintroduktionen tar slut"), 3, Unit.MONTHS),
        ),
        source=N_("Framsteget, Bakgrund; utfasad 2016"),
        certainty=Certainty.PROGRAMME,
    ),
    _care(7, Period(date(2010, 7, 1), _CARE)),
    _care(3, Period(_CARE)),
    ClockRule(
        code="care-guarantee-visit",
        event=ClockEvent.REFERRED,
        valid=Period(date(2010, 7, 1)),
        milestones=(Milestone("care-visit", N_("Besöket hos specialisten ska ha blivit av"), 90, Unit.DAYS),),
        source=N_("Vårdgarantin, lag från 2010-07-01"),
        certainty=Certainty.VERIFIED,
    ),
    ClockRule(
        code="care-guarantee-treatment",
        event=ClockEvent.CARE_DECIDED,
        valid=Period(date(2010, 7, 1)),
        milestones=(Milestone("care-treated", N_("Behandlingen ska ha börjat"), 90, Unit.DAYS),),
        source=N_("Vårdgarantin, lag från 2010-07-01"),
        certainty=Certainty.VERIFIED,
    ),
    _subsidy(
        ClockEvent.DEVELOPMENT_SUBSIDY,
        months=24,
        source=N_("Lönebidrag för utveckling i anställning, högst två år"),
        certainty=Certainty.VERIFIED,
    ),
    _subsidy(
        ClockEvent.EMPLOYMENT_SUBSIDY,
        months=48,
        source=N_("Lönebidrag för anställning, läst som fyra år och fyra till"),
        certainty=Certainty.TO_CHECK,
    ),
    _subsidy(
        ClockEvent.SECURITY_SUBSIDY,
        months=48,
        source=N_("Lönebidrag för trygghet i anställning, högst fyra år för varje beslut"),
        certainty=Certainty.TO_CHECK,
    ),
    ClockRule(
        code="after-leaving",
        event=ClockEvent.LEFT,
        valid=Period(date(2007, 1, 1)),
        milestones=(
            Milestone(
                "result-window", N_("Sista dagen för det som räknas som resultat direkt"), 28, Unit.DAYS, lead=14
            ),
            Milestone("follow-up-6", N_("Uppföljning efter sex månader"), 6, Unit.MONTHS, lead=14),
            Milestone("follow-up-12", N_("Uppföljning efter tolv månader"), 12, Unit.MONTHS, lead=14),
        ),
        source=N_("Europeiska socialfonden, indikatorer vid och efter avslut"),
        certainty=Certainty.VERIFIED,
    ),
)
