"""Rules between keys: the path. Every stage can be come to and left, and nothing lasts longer than the whole."""

from collections.abc import Iterator, Mapping

from kedjan.programmes.domain.messages import ProblemCode
from kedjan.programmes.domain.problem import Problem, shortened
from kedjan.programmes.domain.rules_frame import least_over_most, references
from kedjan.programmes.domain.sheet import Row, Sheet


def stage_problems(sheet: Sheet) -> Iterator[Problem]:
    """Return what does not fit in the stages: the ways between them, the ways out, lengths and tasks."""
    stages = tuple(stage for stage in sheet.file.rows("stages") if stage.text("key"))
    if stages:
        yield from _entry(sheet, stages)
        yield from _ways_out(sheet, stages)
    for stage in stages:
        yield from _transitions(sheet, stage, stages)
        yield from references(sheet, stage, "outcomes", sheet.file.rows("outcomes"))
        yield from _lengths(sheet, stage)
        for gate in stage.rows("gates"):
            yield from _tasks(sheet, gate)


def _entry(sheet: Sheet, stages: tuple[Row, ...]) -> Iterator[Problem]:
    entries = [stage.text("key") for stage in stages if stage.is_true("entry")]
    if not entries:
        yield sheet.found(ProblemCode.NO_ENTRY, ("stages",))
        return
    reached = _reached(entries, {stage.text("key"): _followers(stage) for stage in stages})
    for stage in stages:
        if stage.text("key") not in reached:
            found = shortened(stage.text("key"))
            yield sheet.found(ProblemCode.UNREACHABLE_STAGE, (*stage.path, "key"), found=found)


def _ways_out(sheet: Sheet, stages: tuple[Row, ...]) -> Iterator[Problem]:
    """Return each stage from which nobody can leave with an outcome, and each outcome with which nobody can leave."""
    before: dict[str | None, list[str | None]] = {stage.text("key"): [] for stage in stages}
    for stage in stages:
        for follower in _followers(stage):
            before.setdefault(follower, []).append(stage.text("key"))
    leaving = _reached([stage.text("key") for stage in stages if stage.values.get("outcomes") != []], before)
    for stage in stages:
        if stage.text("key") not in leaving:
            found = shortened(stage.text("key"))
            yield sheet.found(ProblemCode.NO_WAY_OUT, (*stage.path, "outcomes"), found=found)
    if all("outcomes" in stage.values for stage in stages):
        named = {key for stage in stages for _, key in stage.texts("outcomes")}
        for outcome in sheet.file.rows("outcomes"):
            if (key := outcome.text("key")) and key not in named:
                yield sheet.found(ProblemCode.UNUSED_OUTCOME, (*outcome.path, "key"), found=shortened(key))


def _followers(stage: Row) -> list[str | None]:
    return [follower for _, follower in stage.texts("next")]


def _reached(starts: list[str | None], ways: Mapping[str | None, list[str | None]]) -> set[str | None]:
    """Return all keys that the ways lead to from the starts, the starts among them."""
    reached: set[str | None] = set()
    waiting = list(starts)
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(ways.get(key, []))
    return reached


def _transitions(sheet: Sheet, stage: Row, stages: tuple[Row, ...]) -> Iterator[Problem]:
    yield from references(sheet, stage, "next", stages)
    for path, follower in stage.texts("next"):
        if follower == stage.text("key"):
            yield sheet.found(ProblemCode.OWN_STAGE, path, found=shortened(follower))


def _lengths(sheet: Sheet, stage: Row) -> Iterator[Problem]:
    whole = sheet.file.row("path").row("length").number("most_months")
    for row in (stage, *stage.rows("activities")):
        length = row.row("length")
        yield from least_over_most(sheet, length, "least_months", "most_months")
        for name in ("least_months", "most_months"):
            months = length.number(name)
            if whole is not None and months is not None and months > whole:
                numbers = {"found": shortened(months), "most": shortened(whole)}
                yield sheet.found(ProblemCode.LONGER_THAN_PATH, (*length.path, name), **numbers)


def _tasks(sheet: Sheet, gate: Row) -> Iterator[Problem]:
    """Return each task that comes after one that does not stand before it, or is due later than its gate."""
    tasks, most = gate.rows("tasks"), gate.number("due_days")
    for place, task in enumerate(tasks):
        yield from references(sheet, task, "after", tasks[:place])
        due = task.number("due_days")
        if due is not None and most is not None and due > most:
            numbers = {"found": shortened(due), "most": shortened(most)}
            yield sheet.found(ProblemCode.TASK_AFTER_GATE, (*task.path, "due_days"), **numbers)
