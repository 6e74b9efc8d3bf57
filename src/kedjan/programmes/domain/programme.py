"""A programme as its file says it: read once, never changed, safe to hand to any other context."""

from dataclasses import dataclass
from datetime import date

from kedjan.kernel.period import Period
from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.domain.coaching import Coaching
from kedjan.programmes.domain.codes import (
    BenefitType,
    GoalKind,
    Measure,
    PartnerRole,
    Phase,
    SeatSex,
    Split,
    Unit,
    WindowKind,
)
from kedjan.programmes.domain.compared import Compared
from kedjan.programmes.domain.words import Words


@dataclass(frozen=True, slots=True)
class Source:
    """Where the facts come from."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Funding:
    """Who pays and how much, in whole SEK; None where the source does not say."""

    funder: str
    budget_period: str
    grant_sek: int
    total_budget_sek: int
    recorded_cost_sek: int | None
    programme_area: str | None
    specific_goal: str | None
    project_number: str | None
    phase: Phase | None

    @property
    def other_financing_sek(self) -> int:
        """Return what others than the funder carry; zero where the grant covers everything."""
        return self.total_budget_sek - self.grant_sek


@dataclass(frozen=True, slots=True, order=True)
class Municipality:
    """An official four-digit code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation in one role. as_written is the source's own spelling where it differs from the name."""

    role: PartnerRole
    name: str
    kind: OrganisationKind
    as_written: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Whom the programme is for. Ages in whole years, both ends included; a share of women in percent."""

    description: Words
    age_from: int | None = None
    age_to: int | None = None
    expected_women_percent: int | None = None


@dataclass(frozen=True, slots=True)
class IntakeRule:
    """Who is found for the programme. Kedjan reminds by this rule; it never states an entitlement.

    benefits: any one of them is enough, empty where no benefit is asked for; ends_within_months: how soon it ends.
    """

    rule: Words
    source: str
    benefits: tuple[BenefitType, ...] = ()
    ends_within_months: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """How long a stage or activity is expected to take; months are None where the source gives no number."""

    words: Words
    least_months: int | None = None
    most_months: int | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that is done in a stage."""

    key: str
    title: Words
    length: Length | None = None


@dataclass(frozen=True, slots=True)
class GateTask:
    """One thing to do at a gate; where owner or due_days is None, they are the gate's.

    by_participant: the participant themselves usually does it. after: the tasks of the gate that come before it.
    source: where the source says it, None for what is our own.
    """

    key: str
    title: Words
    owner: OrganisationKind | None = None
    by_participant: bool = False
    due_days: int | None = None
    after: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """Something to settle in a stage, who usually settles it, and when: days after the stage was entered."""

    key: str
    title: Words
    what: Words
    owner: OrganisationKind
    due_days: int
    clear_before_handover: bool
    tasks: tuple[GateTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the path. next_keys: the stages that may follow.

    owners: who answers for it, empty where the source is silent. outcome_keys: the outcomes that a person may leave
    with from here, None for all. clock: what coming here starts, one of STAGE_CLOCKS.
    """

    key: str
    title: Words
    purpose: Words
    length: Length
    entry_rule: Words
    exit_rule: Words
    is_entry: bool
    next_keys: tuple[str, ...]
    gates: tuple[Gate, ...] = ()
    activities: tuple[Activity, ...] = ()
    owners: tuple[OrganisationKind, ...] = ()
    outcome_keys: tuple[str, ...] | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class WholePath:
    """How long all stages together are expected to take, from the day somebody enters, and where the source says it."""

    length: Length
    source: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a person can leave the programme."""

    key: str
    title: Words
    reaches_goal: bool


@dataclass(frozen=True, slots=True)
class Window:
    """When a goal is read; months only with after_start and after_exit."""

    when: WindowKind
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the programme set out to reach, and how it is measured.

    target and unit are set for a share (percent) and a count; comparison for more_than. outcome_keys are the
    outcomes that count towards it, empty where it is not read from outcomes. denominator: out of whom, in words.
    measure: what a share is read from instead; compared: the others of a more_than, None until somebody counts them.
    """

    key: str
    title: Words
    kind: GoalKind
    window: Window
    split: tuple[Split, ...]
    denominator: Words
    source: str
    target: int | None = None
    unit: Unit | None = None
    comparison: Words | None = None
    outcome_keys: tuple[str, ...] = ()
    measure: Measure | None = None
    compared: Compared | None = None


@dataclass(frozen=True, slots=True)
class Seats:
    """So many seats for one sex and kind of member, in each of so many units."""

    number: int
    sex: SeatSex
    who: Words
    units: int = 1
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """A group that decides or advises. total_seats is None where the source gives no number."""

    key: str
    title: Words
    purpose: Words
    composition: Words
    total_seats: int | None = None
    seats: tuple[Seats, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the source states: a forecast, a base line, a planning rule."""

    key: str
    title: Words
    value: int
    unit: Unit
    source: str


@dataclass(frozen=True, slots=True)
class Competence:
    """What a programme that trains staff offers."""

    forms: tuple[str, ...]
    levels: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """The application retold, in Swedish; None where the source has no such part."""

    summary: str
    background: str
    objectives: str
    purpose: str | None = None
    accessibility: str | None = None
    equality: str | None = None
    transnational: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that the source tells of."""

    on: date
    title: Words


@dataclass(frozen=True, slots=True)
class Supplement:
    """What was added to the application afterwards. part: the narrative field it adds to."""

    received_on: date
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Where the source contradicts itself, is wrong or is silent. as_stated: what it says, word for word or figure."""

    key: str
    about: str
    text: Words
    as_stated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeFile:
    """Everything a programme file says. The period is half-open: its end is the day after the last day in the file."""

    key: str
    name: Words
    source: Source
    funding: Funding
    period: Period
    region: str
    nationwide: bool
    municipalities: tuple[Municipality, ...]
    partners: tuple[Partner, ...]
    target_group: TargetGroup
    intake: IntakeRule
    stages: tuple[Stage, ...]
    outcomes: tuple[Outcome, ...]
    goals: tuple[Goal, ...]
    councils: tuple[Council, ...]
    narrative: Narrative
    competence: Competence | None = None
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    supplements: tuple[Supplement, ...] = ()
    notes: tuple[Note, ...] = ()
    coaching: Coaching | None = None
    path: WholePath | None = None
