"""Rules between keys: the path from stage to stage, the outcomes and the goals."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from kedjan.programmes.domain.codes import GoalKind, Unit, WindowKind
from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem, shortened
from kedjan.programmes.domain.rules_frame import ends_before_start, least_over_most
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
    stages = tuple(stage for stage in sheet.file.rows("stages") if stage.text("key"))
    if stages:
        yield from _entry(sheet, stages)
    for stage in stages:
        yield from _transitions(sheet, stage, stages)
        yield from _lengths(sheet, stage)
        for gate in stage.rows("gates"):
            yield from _tasks(sheet, gate)
    yield from _outcomes(sheet)
    for goal in sheet.file.rows("goals"):
        yield from _goal(sheet, goal)


def _entry(sheet: Sheet, stages: tuple[Row, ...]) -> Iterator[Problem]:
    entries = [stage.text("key") for stage in stages if stage.is_true("entry")]
    if not entries:
        yield sheet.found(ProblemCode.NO_ENTRY, ("stages",))
        return
    reached = _reached(stages, entries)
    for stage in stages:
        if stage.text("key") not in reached:
            found = shortened(stage.text("key"))
            yield sheet.found(ProblemCode.UNREACHABLE_STAGE, (*stage.path, "key"), found=found)


def _reached(stages: tuple[Row, ...], entries: list[str | None]) -> set[str | None]:
    """Return the keys of all stages that a person can come to from an entry."""
    reached: set[str | None] = set()
    waiting = list(entries)
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            followers = (stage.texts("next") for stage in stages if stage.text("key") == key)
            waiting.extend(follower for texts in followers for _, follower in texts)
    return reached


def _transitions(sheet: Sheet, stage: Row, stages: tuple[Row, ...]) -> Iterator[Problem]:
    yield from references(sheet, stage, "next", stages)
    for path, follower in stage.texts("next"):
        if follower == stage.text("key"):
            yield sheet.found(ProblemCode.OWN_STAGE, path, found=shortened(follower))


def references(sheet: Sheet, row: Row, name: str, targets: tuple[Row, ...]) -> Iterator[Problem]:
    """Return each text of a list that is not the key of one of the targets."""
    keys = [key for target in targets if (key := target.text("key"))]
    for path, referred in row.texts(name):
        if referred not in keys:
            found = {"found": shortened(referred), "allowed": ", ".join(keys)}
            yield sheet.found(ProblemCode.UNKNOWN_REFERENCE, path, **found)


def _lengths(sheet: Sheet, stage: Row) -> Iterator[Problem]:
    for row in (stage, *stage.rows("activities")):
        yield from least_over_most(sheet, row.row("length"), "least_months", "most_months")


def _tasks(sheet: Sheet, gate: Row) -> Iterator[Problem]:
    """Return each task that comes after one that does not stand before it, or is due later than its gate."""
    tasks, most = gate.rows("tasks"), gate.number("due_days")
    for place, task in enumerate(tasks):
        yield from references(sheet, task, "after", tasks[:place])
        due = task.number("due_days")
        if due is not None and most is not None and due > most:
            numbers = {"found": shortened(due), "most": shortened(most)}
            yield sheet.found(ProblemCode.TASK_AFTER_GATE, (*task.path, "due_days"), **numbers)


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
