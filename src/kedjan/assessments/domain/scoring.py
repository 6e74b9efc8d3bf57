"""An area summed up by the instrument's own written rule; steps of a scale are never added without one.

Rule: docs/rules/assessments.md.
"""

from dataclasses import dataclass

from kedjan.assessments.domain.codes import ScoringKind
from kedjan.assessments.domain.instrument import Area, Instrument
from kedjan.assessments.domain.rating import Answer, Answers


@dataclass(frozen=True, slots=True)
class AreaResult:
    """An area's result: a step (median) or a sum, None where the rule gives none; from how many of how many answers."""

    area: Area
    value: int | None
    answered: int
    of: int


def area_results(instrument: Instrument, answers: Answers) -> tuple[AreaResult, ...]:
    """Return each area with its result by the instrument's rule."""
    return tuple(_result(instrument, area, answers) for area in instrument.areas)


def low_median(values: list[int]) -> int:
    """Return the middle value; of two in the middle the lower, as between two steps of a scale there is nothing."""
    return sorted(values)[(len(values) - 1) // 2]


def _result(instrument: Instrument, area: Area, answers: Answers) -> AreaResult:
    given = [answers.get(item.key, Answer()).value for item in area.items]
    values = [one for one in given if one is not None]
    rule = instrument.scoring
    value = None
    if values and len(values) >= rule.least_answered:
        if rule.kind is ScoringKind.MEDIAN:
            value = low_median(values)
        elif rule.kind is ScoringKind.SUM and len(values) == len(area.items):
            value = sum(values)
    return AreaResult(area, value, len(values), len(area.items))
