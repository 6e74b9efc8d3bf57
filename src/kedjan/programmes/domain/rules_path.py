"""Rules between keys: the outcomes and the goals."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kedjan.programmes.domain.codes import GoalKind, Unit, WindowKind
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem
from kedjan.programmes.domain.rules_frame import ends_before_start, least_over_most, references
from kedjan.programmes.domain.rules_stages import stage_problems
from kedjan.programmes.domain.sheet import Row, Sheet

# Which keys each kind of goal needs; the other kinds must not have them.
_GOAL_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        GoalKind.SHARE: ("target", "unit"),
        GoalKind.COUNT: ("target", "unit"),
        GoalKind.MORE_THAN: ("comparison",),
        GoalKind.DESCRIBED: (),
    }
)
_WINDOW_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        WindowKind.AT_EXIT: (),
        WindowKind.AFTER_START: ("months",),
        WindowKind.AFTER_EXIT: ("months",),
        WindowKind.EACH_YEAR: (),
        WindowKind.WHOLE_PROGRAMME: (),
    }
)


def path_problems(sheet: Sheet) -> Iterator[Problem]:
    """Return what does not fit in the path, the outcomes and the goals."""
    yield from stage_problems(sheet)
    yield from _outcomes(sheet)
    for goal in sheet.file.rows("goals"):
        yield from _goal(sheet, goal)


def _outcomes(sheet: Sheet) -> Iterator[Problem]:
    outcomes = sheet.file.rows("outcomes")
    if outcomes and not any(outcome.is_true("reaches_goal") for outcome in outcomes):
        yield sheet.found(ProblemCode.NO_GOAL_OUTCOME, ("outcomes",))


def _goal(sheet: Sheet, goal: Row) -> Iterator[Problem]:
    yield from _needed(sheet, goal, "kind", _GOAL_KEYS)
    yield from _needed(sheet, goal.row("window"), "when", _WINDOW_KEYS)
    yield from references(sheet, goal, "outcomes", sheet.file.rows("outcomes"))
    target, unit = goal.number("target"), goal.text("unit")
    is_share = goal.text("kind") == GoalKind.SHARE
    if is_share and unit is not None and unit != Unit.PERCENT:
        yield sheet.found(ProblemCode.NOT_PERCENT, (*goal.path, "unit"))
    elif is_share and target is not None and target > 100:
        yield sheet.found(ProblemCode.NOT_PERCENT, (*goal.path, "target"))
    yield from _only_with(sheet, goal, "measure", GoalKind.SHARE)
    yield from _only_with(sheet, goal, "compared", GoalKind.MORE_THAN)
    yield from _compared(sheet, goal.row("compared"))


def _only_with(sheet: Sheet, goal: Row, name: str, kind: GoalKind) -> Iterator[Problem]:
    """Return the problem of a key that may stand with one kind of goal, and stands with another."""
    value = goal.text("kind")
    if name in goal.values and value is not None and value != kind:
        yield sheet.found(ProblemCode.NOT_USED_HERE, (*goal.path, name), other="kind", value=value)


def _compared(sheet: Sheet, row: Row) -> Iterator[Problem]:
    yield from ends_before_start(sheet, row)
    for name in ("women", "men"):
        yield from least_over_most(sheet, row.row(name), "reached", "known")


def _needed(sheet: Sheet, row: Row, chooser: str, needs: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Return keys that the chosen value needs and are missing, and keys that only other values use."""
    value = row.text(chooser)
    if value is None or value not in needs:
        return
    for name in sorted({name for names in needs.values() for name in names}):
        facts = {"other": chooser, "value": value}
        if name in needs[value] and name not in row.values:
            yield sheet.found(ProblemCode.NEEDED_HERE, (*row.path, name), **facts)
        elif name not in needs[value] and name in row.values:
            yield sheet.found(ProblemCode.NOT_USED_HERE, (*row.path, name), **facts)
