"""The closed lists of a programme file. Each value is written in the file as it stands here."""

from enum import StrEnum

from kedjan.kernel.text import N_
from kedjan.participants.domain.benefits import BenefitType

__all__ = [
    "BY_PARTICIPANT",
    "STAGE_CLOCKS",
    "BenefitType",
    "GoalKind",
    "Measure",
    "PartnerRole",
    "Phase",
    "SeatSex",
    "Split",
    "Unit",
    "WindowKind",
]

# Who does a task at a gate when that is not an organisation.
BY_PARTICIPANT = "participant"

# The clocks that coming into a stage can start; what each names is in docs/rules/clocks.md.
STAGE_CLOCKS = ("introduction_began",)


class PartnerRole(StrEnum):
    """What an organisation is to the programme, as the European Social Fund's applications name it."""

    OWNER = "owner"
    CO_FINANCIER = "co_financier"
    PARTICIPATING_ACTOR = "participating_actor"
    COLLABORATION_PARTNER = "collaboration_partner"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _ROLE_LABELS[self]


class Phase(StrEnum):
    """How far the programme has come: pre-study, mobilisation or implementation."""

    PRE_STUDY = "pre_study"
    MOBILISATION = "mobilisation"
    IMPLEMENTATION = "implementation"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _PHASE_LABELS[self]


class GoalKind(StrEnum):
    """How a goal is judged: a share of people, a number, more than a comparison, or in words."""

    SHARE = "share"
    COUNT = "count"
    MORE_THAN = "more_than"
    DESCRIBED = "described"


class Measure(StrEnum):
    """What a share is read from where it is not read from outcomes: what people say of their chances of work."""

    PERCEIVED_CHANCES = "perceived_chances"


class Unit(StrEnum):
    """What a number in the file counts."""

    PERCENT = "percent"
    PARTICIPANTS = "participants"
    PARTICIPANTS_PER_YEAR = "participants_per_year"
    PEOPLE = "people"
    PEOPLE_PER_MONTH = "people_per_month"
    WOMEN = "women"
    MEN = "men"
    JOBS = "jobs"
    GROUP_STARTS_PER_YEAR = "group_starts_per_year"
    COACHES = "coaches"
    MONTHS = "months"
    RANK = "rank"
    ORGANISATIONS = "organisations"
    DOCUMENTS = "documents"


class WindowKind(StrEnum):
    """When a goal is read."""

    AT_EXIT = "at_exit"
    AFTER_START = "after_start"
    AFTER_EXIT = "after_exit"
    EACH_YEAR = "each_year"
    WHOLE_PROGRAMME = "whole_programme"


class Split(StrEnum):
    """What a result is shown apart for."""

    SEX = "sex"
    MUNICIPALITY = "municipality"


class SeatSex(StrEnum):
    """Whom a seat in a council is for."""

    WOMAN = "woman"
    MAN = "man"
    ANY = "any"


_ROLE_LABELS = {
    PartnerRole.OWNER: N_("Projektägare"),
    PartnerRole.CO_FINANCIER: N_("Medfinansiär"),
    PartnerRole.PARTICIPATING_ACTOR: N_("Deltagande aktör"),
    PartnerRole.COLLABORATION_PARTNER: N_("Samarbetspartner"),
}

_PHASE_LABELS = {
    Phase.PRE_STUDY: N_("Förstudie"),
    Phase.MOBILISATION: N_("Mobilisering"),
    Phase.IMPLEMENTATION: N_("Genomförande"),
}
