"""Who comes in and the path they walk, out of a checked document."""

from kedjan.organisations.domain.kinds import OrganisationKind
from kedjan.programmes.domain.codes import BY_PARTICIPANT, BenefitType
from kedjan.programmes.domain.programme import (
    Activity,
    Gate,
    GateTask,
    IntakeRule,
    Length,
    Outcome,
    Stage,
    TargetGroup,
    WholePath,
)
from kedjan.programmes.domain.typed import Typed
from kedjan.programmes.domain.words import Words


def words(row: Typed) -> Words:
    """Return a text in both languages."""
    return Words(sv=row.text("sv"), en=row.text("en"))


def target_group(row: Typed) -> TargetGroup:
    """Return whom the programme is for."""
    return TargetGroup(
        description=words(row.table("description")),
        age_from=row.number_or_none("age_from"),
        age_to=row.number_or_none("age_to"),
        expected_women_percent=row.number_or_none("expected_women_percent"),
    )


def intake(row: Typed) -> IntakeRule:
    """Return who is found for it."""
    return IntakeRule(
        rule=words(row.table("rule")),
        source=row.text("source"),
        benefits=tuple(BenefitType(code) for code in row.texts("benefits")),
        ends_within_months=row.number_or_none("ends_within_months"),
    )


def whole_path(row: Typed) -> WholePath:
    """Return how long the path is as a whole."""
    return WholePath(length=_length(row.table("length")), source=row.text("source"))


def stage(row: Typed) -> Stage:
    """Return one step of the path."""
    return Stage(
        key=row.text("key"),
        title=words(row.table("title")),
        purpose=words(row.table("purpose")),
        length=_length(row.table("length")),
        entry_rule=words(row.table("entry_rule")),
        exit_rule=words(row.table("exit_rule")),
        is_entry=row.flag("entry"),
        next_keys=row.texts("next"),
        gates=row.each("gates", _gate),
        activities=row.each("activities", _activity),
        owners=tuple(OrganisationKind(kind) for kind in row.texts("owners")),
        outcome_keys=row.texts("outcomes") if "outcomes" in row.values else None,
        clock=row.text_or_none("clock"),
    )


def outcome(row: Typed) -> Outcome:
    """Return one way to leave."""
    return Outcome(key=row.text("key"), title=words(row.table("title")), reaches_goal=row.flag("reaches_goal"))


def _length(row: Typed) -> Length:
    return Length(
        words=words(row.table("words")),
        least_months=row.number_or_none("least_months"),
        most_months=row.number_or_none("most_months"),
    )


def _gate(row: Typed) -> Gate:
    return Gate(
        key=row.text("key"),
        title=words(row.table("title")),
        what=words(row.table("what")),
        owner=OrganisationKind(row.text("owner")),
        due_days=row.number("due_days"),
        clear_before_handover=row.flag("clear_before_handover"),
        tasks=row.each("tasks", _task),
    )


def _task(row: Typed) -> GateTask:
    owner = row.text_or_none("owner")
    by_participant = owner == BY_PARTICIPANT
    return GateTask(
        key=row.text("key"),
        title=words(row.table("title")),
        owner=None if owner is None or by_participant else OrganisationKind(owner),
        by_participant=by_participant,
        due_days=row.number_or_none("due_days"),
        after=row.texts("after"),
        source=row.text_or_none("source"),
    )


def _activity(row: Typed) -> Activity:
    return Activity(key=row.text("key"), title=words(row.table("title")), length=row.optional("length", _length))
