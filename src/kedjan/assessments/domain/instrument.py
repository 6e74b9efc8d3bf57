"""An instrument as its file defines it. Rule: docs/rules/instruments.md."""

from dataclasses import dataclass
from datetime import date

from kedjan.assessments.domain.codes import InstrumentKind, Method, Rater, ScoringKind
from kedjan.programmes.domain.words import Words


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the scale; steps are whole numbers in a row, the least ability or demand first."""

    value: int
    label: Words


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordinal scale. key: two instruments with the same key can be laid beside each other, step for step."""

    key: str
    steps: tuple[Step, ...]

    def step(self, value: int) -> Step | None:
        """Return the step of the value, or None outside the scale."""
        return next((one for one in self.steps if one.value == value), None)


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is no step of the scale, such as "not observed"; raters: who may give it."""

    code: str
    label: Words
    raters: tuple[Rater, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is rated. skill: what pairs it with items of other instruments.

    ask: the question to the person; look_for: what an assessor looks for.
    """

    key: str
    skill: str
    title: Words
    ask: Words | None
    look_for: Words | None


@dataclass(frozen=True, slots=True)
class Area:
    """Items that belong together: a page for whoever rates."""

    key: str
    title: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """On which ground the instrument is used. needed: what an assessor must hold; empty where nothing is asked."""

    reference: str
    needed: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """How an area is summed up: the rule in words, and for a sum where the rule is published."""

    kind: ScoringKind
    rule: Words
    least_answered: int
    reference: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of an instrument; valid_until is its last day, None while none is set."""

    key: str
    version: str
    title: Words
    about: Words
    kind: InstrumentKind
    is_demonstration: bool
    valid_from: date
    valid_until: date | None
    licence: Licence
    roles: tuple[str, ...]
    raters: tuple[Rater, ...]
    scale: Scale
    missing: tuple[Missing, ...]
    areas: tuple[Area, ...]
    scoring: Scoring

    @property
    def method(self) -> Method:
        """Return how it is used."""
        if self.kind is InstrumentKind.DEMAND:
            return Method.DEMANDS
        if Rater.SELF not in self.raters:
            return Method.OBSERVATION
        return Method.DIALOGUE if Rater.ASSESSOR in self.raters else Method.SELF_RATING

    @property
    def is_about_task(self) -> bool:
        """Tell whether it needs a real task, at a place, on a day."""
        return self.method in {Method.OBSERVATION, Method.DEMANDS}

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the items of all areas."""
        return tuple(item for area in self.areas for item in area.items)

    @property
    def skills(self) -> frozenset[str]:
        """Return the skills that it is about."""
        return frozenset(item.skill for item in self.items)

    def area(self, key: str) -> Area | None:
        """Return the area of the key, or None."""
        return next((one for one in self.areas if one.key == key), None)

    def item(self, key: str) -> Item | None:
        """Return the item of the key, or None."""
        return next((one for one in self.items if one.key == key), None)

    def is_valid(self, on: date) -> bool:
        """Tell whether a rating by it may begin on the day."""
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)

    def missing_for(self, rater: Rater) -> tuple[Missing, ...]:
        """Return the answers outside the scale that the rater may give."""
        return tuple(one for one in self.missing if rater in one.raters)

    def pairs_with(self, other: "Instrument") -> bool:
        """Tell whether ability and demand can be laid beside each other: other kinds, same scale, a skill in common."""
        if self.kind is other.kind or self.scale.key != other.scale.key:
            return False
        same_steps = [one.value for one in self.scale.steps] == [one.value for one in other.scale.steps]
        return same_steps and bool(self.skills & other.skills)
