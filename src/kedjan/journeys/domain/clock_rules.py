"""The clocks as a table: each rule with the days when it held, and its source. Pure data; docs/rules/clocks.md."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.journeys.domain.clock_events import ClockEvent
from kedjan.kernel.period import Period
from kedjan.kernel.text import N_


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

    @property
    def label(self) -> str:
        """Return the Swedish words, marked for translation."""
        return _CERTAINTIES[self]


_CERTAINTIES = {
    Certainty.VERIFIED: N_("Läst vid källan"),
    Certainty.PROGRAMME: N_("Sagt av programmet"),
    Certainty.TO_CHECK: N_("Behöver kontrolleras"),
}


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day to keep in mind. title: a Swedish text; amount: of the unit, before the event where it is negative.

    plain: the same to the person themselves, in plain words; lead: days ahead when it is time to act.
    """

    code: str
    title: str
    plain: str
    amount: int
    unit: Unit
    lead: int = 30


@dataclass(frozen=True, slots=True)
class ClockRule:
    """Milestones of one event, for events in the period in which the rule held.

    source, ask: Swedish texts; ask: whoever decides or knows, with whom the day is checked.
    """

    code: str
    event: ClockEvent
    valid: Period
    milestones: tuple[Milestone, ...]
    source: str
    certainty: Certainty
    ask: str


_CARE = date(2019, 1, 1)
_FK, _AF = N_("Försäkringskassan"), N_("Arbetsförmedlingen")
_CARE_GIVER, TEAM = N_("Vårdcentralen eller sjukhuset"), N_("Laget")


def _care(days: int, valid: Period) -> ClockRule:
    return ClockRule(
        code=f"care-guarantee-0-{days}-90-90",
        event=ClockEvent.CARE_SOUGHT,
        valid=valid,
        milestones=(
            Milestone(
                "care-contact",
                N_("Vården ska ha svarat"),
                N_("Du ska ha fått kontakt med vården."),
                0,
                Unit.DAYS,
                lead=0,
            ),
            Milestone(
                "care-assessed",
                N_("En medicinsk bedömning ska vara gjord"),
                N_("Vården ska ha bedömt vad du behöver."),
                days,
                Unit.DAYS,
                lead=0,
            ),
        ),
        source=N_("Vårdgarantin, lag från 2010-07-01, ändrad 2019-01-01"),
        certainty=Certainty.VERIFIED,
        ask=_CARE_GIVER,
    )


def _subsidy(event: ClockEvent, *, months: int, source: str, certainty: Certainty) -> ClockRule:
    review = Milestone(
        "subsidy-review",
        N_("Lönebidraget ses över"),
        N_("Då ser vi över stödet till din arbetsgivare."),
        months,
        Unit.MONTHS,
        lead=90,
    )
    code, valid = event.value.replace("_", "-"), Period(date(2017, 7, 1))
    return ClockRule(code, event, valid, (review,), source, certainty, _AF)


RULES = (
    ClockRule(
        code="early-start",
        event=ClockEvent.BENEFIT_ENDS,
        valid=Period(date(2008, 7, 1)),
        milestones=(
            Milestone(
                "benefit-window",
                N_("Sex månader kvar av ersättningen"),
                N_("Då är det sex månader kvar av din ersättning."),
                -6,
                Unit.MONTHS,
            ),
            Milestone(
                "benefit-ends",
                N_("Ersättningens sista dag"),
                N_("Den sista dagen med din ersättning, som vi har fått veta."),
                0,
                Unit.DAYS,
                lead=60,
            ),
        ),
        source=N_("Framsteget, Målsättning"),
        certainty=Certainty.PROGRAMME,
        ask=_FK,
    ),
    ClockRule(
        code="rehabilitation-chain",
        event=ClockEvent.SICK_LEAVE,
        valid=Period(date(2008, 7, 1)),
        milestones=(
            Milestone(
                "chain-91",
                N_("Dag 91: också annat arbete hos arbetsgivaren vägs in"),
                N_("Du har varit sjukskriven i 90 dagar. Då ser de också på annat arbete hos din arbetsgivare."),
                91,
                Unit.SICK_DAY,
            ),
            Milestone(
                "chain-181",
                N_("Dag 181: också annat vanligt arbete vägs in"),
                N_("Du har varit sjukskriven i 180 dagar. Då ser de också på annat vanligt arbete."),
                181,
                Unit.SICK_DAY,
            ),
            Milestone(
                "chain-366",
                N_("Dag 366: ett år av sjukskrivning har gått"),
                N_("Du har varit sjukskriven i ett år."),
                366,
                Unit.SICK_DAY,
                lead=60,
            ),
        ),
        source=N_("Rehabiliteringskedjan från 2008-07-01, Försäkringskassan"),
        certainty=Certainty.VERIFIED,
        ask=_FK,
    ),
    ClockRule(
        code="introduction",
        event=ClockEvent.INTRODUCTION_BEGAN,
        valid=Period(date(2009, 1, 1), date(2017, 1, 1)),
        milestones=(
            Milestone(
                "introduction-mapped",
                N_("Kartläggningen i introduktionen ska vara klar"),
                N_("Då ska vi ha gått igenom vad du kan, vill och behöver."),
                2,
                Unit.MONTHS,
                lead=14,
            ),
            Milestone(
                "introduction-ends",
                N_("Arbetslivsintroduktionen tar slut"),
                N_("Då är introduktionen slut."),
                3,
                Unit.MONTHS,
            ),
        ),
        source=N_("Framsteget, Bakgrund; utfasad 2016"),
        certainty=Certainty.PROGRAMME,
        ask=_AF,
    ),
    _care(7, Period(date(2010, 7, 1), _CARE)),
    _care(3, Period(_CARE)),
    ClockRule(
        code="care-guarantee-visit",
        event=ClockEvent.REFERRED,
        valid=Period(date(2010, 7, 1)),
        milestones=(
            Milestone(
                "care-visit",
                N_("Besöket hos specialisten ska ha blivit av"),
                N_("Du ska ha fått träffa en specialist."),
                90,
                Unit.DAYS,
            ),
        ),
        source=N_("Vårdgarantin, lag från 2010-07-01"),
        certainty=Certainty.VERIFIED,
        ask=_CARE_GIVER,
    ),
    ClockRule(
        code="care-guarantee-treatment",
        event=ClockEvent.CARE_DECIDED,
        valid=Period(date(2010, 7, 1)),
        milestones=(
            Milestone(
                "care-treated", N_("Behandlingen ska ha börjat"), N_("Din behandling ska ha börjat."), 90, Unit.DAYS
            ),
        ),
        source=N_("Vårdgarantin, lag från 2010-07-01"),
        certainty=Certainty.VERIFIED,
        ask=_CARE_GIVER,
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
        code="consent",
        event=ClockEvent.CONSENT_ENDS,
        valid=Period(date(2007, 1, 1)),
        milestones=(
            Milestone(
                "consent-ends",
                N_("Samtycket går ut"),
                N_("Ett ja som du har lämnat går ut. Du väljer själv om det ska fortsätta."),
                0,
                Unit.DAYS,
                lead=31,
            ),
        ),
        source=N_("Det som deltagaren själv har skrivit under"),
        certainty=Certainty.VERIFIED,
        ask=TEAM,
    ),
    ClockRule(
        code="after-leaving",
        event=ClockEvent.LEFT,
        valid=Period(date(2007, 1, 1)),
        milestones=(
            Milestone(
                "result-window",
                N_("Sista dagen för det som räknas som resultat direkt"),
                N_("Till och med då räknas det du gör som ett resultat av programmet."),
                28,
                Unit.DAYS,
                lead=14,
            ),
            Milestone(
                "follow-up-6",
                N_("Uppföljning efter sex månader"),
                N_("Sex månader efter att du slutade kan vi fråga hur det går."),
                6,
                Unit.MONTHS,
                lead=14,
            ),
            Milestone(
                "follow-up-12",
                N_("Uppföljning efter tolv månader"),
                N_("Ett år efter att du slutade kan vi fråga hur det går."),
                12,
                Unit.MONTHS,
                lead=14,
            ),
        ),
        source=N_("Europeiska socialfonden, indikatorer vid och efter avslut"),
        certainty=Certainty.VERIFIED,
        ask=TEAM,
    ),
)
