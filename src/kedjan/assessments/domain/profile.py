"""The ability profile: skill by skill what is known, from whom, since when, how surely. docs/rules/ability-profile.md.

It holds abilities and never a diagnosis, a cause or a sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.assessments.domain.instrument import Scale
from kedjan.kernel.ids import ParticipantId
from kedjan.kernel.months import add_months
from kedjan.kernel.text import N_
from kedjan.programmes.domain.words import Words

FRESH_MONTHS = 12
"""What is older is still shown, and said to be old [D]."""
NEAR_STEPS = 1


class Source(StrEnum):
    """Where a skill's step comes from, the surest first."""

    OBSERVED = "observed"
    AGREED = "agreed"
    ASSESSOR = "assessor"
    SELF = "self"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _SOURCES[self]


class Sureness(StrEnum):
    """How sure the step is."""

    SEEN_AGAIN = "seen_again"
    SEEN_ONCE = "seen_once"
    TALKED = "talked"
    ONE_SIDED = "one_sided"
    OLD = "old"

    @property
    def label(self) -> str:
        """Return the Swedish name, marked for translation."""
        return _SURENESS[self]


@dataclass(frozen=True, slots=True)
class Known:
    """One step that somebody gave a skill on a day. scale: the one that it was given on."""

    skill: str
    title: Words
    value: int
    scale: Scale
    source: Source
    on: date


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """What the profile says of a skill."""

    skill: str
    title: Words
    value: int
    scale: Scale
    source: Source
    on: date
    sureness: Sureness

    @property
    def label(self) -> Words:
        """Return what the step is called, as it was called when it was given."""
        step = self.scale.step(self.value)
        return Words("", "") if step is None else step.label


@dataclass(frozen=True, slots=True)
class AbilityProfile:
    """Somebody's abilities, skill by skill, in the order in which they were first rated."""

    participant_id: ParticipantId
    levels: tuple[SkillLevel, ...]

    @property
    def by_skill(self) -> dict[str, SkillLevel]:
        """Return the levels by skill."""
        return {one.skill: one for one in self.levels}


@dataclass(frozen=True, slots=True)
class Demand:
    """What a task asks for of a skill, on a scale."""

    skill: str
    title: Words
    value: int
    scale: Scale


@dataclass(frozen=True, slots=True)
class Gap:
    """A task's demand beside the ability. lacks: how many steps are missing, 0 when it is met, None when not known."""

    demand: Demand
    level: SkillLevel | None
    lacks: int | None


def ability_profile(participant_id: ParticipantId, known: Iterable[Known], today: date) -> AbilityProfile:
    """Return the profile: for each skill the latest step of the surest source that there is."""
    by_skill: dict[str, list[Known]] = {}
    for one in known:
        by_skill.setdefault(one.skill, []).append(one)
    return AbilityProfile(participant_id, tuple(_level(found, today) for found in by_skill.values()))


def gaps(profile: AbilityProfile, demands: Iterable[Demand]) -> tuple[Gap, ...]:
    """Return each demand beside the ability; steps are compared on one and the same scale only."""
    levels = profile.by_skill
    return tuple(_gap(one, levels) for one in demands)


def _gap(demand: Demand, levels: Mapping[str, SkillLevel]) -> Gap:
    level = levels.get(demand.skill)
    if level is None or level.scale.key != demand.scale.key:
        return Gap(demand, None, None)
    return Gap(demand, level, max(0, demand.value - level.value))


def _level(found: list[Known], today: date) -> SkillLevel:
    best = min(found, key=lambda one: (list(Source).index(one.source), -one.on.toordinal()))
    return SkillLevel(
        best.skill, best.title, best.value, best.scale, best.source, best.on, _sureness(best, found, today)
    )


def _sureness(best: Known, found: list[Known], today: date) -> Sureness:
    if add_months(best.on, FRESH_MONTHS) <= today:
        return Sureness.OLD
    if best.source is Source.OBSERVED:
        return Sureness.SEEN_AGAIN if any(_confirms(one, best, today) for one in found) else Sureness.SEEN_ONCE
    return Sureness.TALKED if best.source is Source.AGREED else Sureness.ONE_SIDED


def _confirms(one: Known, best: Known, today: date) -> bool:
    """Tell whether another observation, on another day and not old, says nearly the same on the same scale."""
    is_another = one.source is Source.OBSERVED and one.on != best.on and one.scale.key == best.scale.key
    return is_another and add_months(one.on, FRESH_MONTHS) > today and abs(one.value - best.value) <= NEAR_STEPS


_SOURCES = {
    Source.OBSERVED: N_("Sett i en arbetsuppgift"),
    Source.AGREED: N_("Överens i samtalet"),
    Source.ASSESSOR: N_("Arbetsterapeutens skattning"),
    Source.SELF: N_("Egen skattning"),
}
_SURENESS = {
    Sureness.SEEN_AGAIN: N_("Säkrare: sett flera gånger"),
    Sureness.SEEN_ONCE: N_("Ganska säkert: sett en gång"),
    Sureness.TALKED: N_("Ganska säkert: ni är överens"),
    Sureness.ONE_SIDED: N_("Osäkert: bara den ena har svarat så"),
    Sureness.OLD: N_("Gammalt: mer än tolv månader"),
}
