"""Check rows against each other and against the register: docs/rules/intake.md, "Repeated" and "Registered"."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kedjan.kernel.personnummer import IdentityNumber
from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import (
    UNREAD,
    Change,
    CheckedRow,
    Intake,
    IntakeContext,
    SourceRow,
    check_each,
)
from kedjan.participants.domain.intake_remarks import Remark, remark, verdict_of
from kedjan.participants.domain.spelling import folded

Registered = Callable[[IdentityNumber], Mapping[BenefitType, date] | None]
"""Tells the benefits of a registered person and their last days; None for somebody who is not in the register."""


def check_rows(
    rows: Iterable[SourceRow], context: IntakeContext, registered: Registered | None = None
) -> tuple[CheckedRow, ...]:
    """Return all rows of a file, each checked by itself, against the others and, if it is given, the register."""
    checked = check_each(rows, context)
    for positions in _repeated(checked):
        group = [checked[position] for position in positions]
        for position, row in zip(positions, _settled(group), strict=True):
            checked[position] = row
    return tuple(checked if registered is None else (against_register(row, registered) for row in checked))


def against_register(row: CheckedRow, registered: Registered) -> CheckedRow:
    """Return the row with what it would change in the register; a refused row is returned as it is."""
    if row.intake is None:
        return row
    ends = registered(row.intake.number)
    if ends is None:
        return row
    change, reason = change_by(row.intake, ends)
    return replace(row, change=change, reasons=(*row.reasons, reason))


def against_protection(row: CheckedRow, *, is_protected: bool) -> CheckedRow:
    """Return the row of somebody registered; refused where the file says a protection that the register lacks."""
    if row.intake is None or row.intake.protection is None or is_protected:
        return row
    return _with(row, remark(Remark.REGISTERED_UNPROTECTED))


def change_by(intake: Intake, ends: Mapping[BenefitType, date]) -> tuple[Change, Reason]:
    """Return what the row changes for a registered person with these benefits and last days, and the remark on it."""
    known = ends.get(intake.benefit)
    if known is None:
        return Change.NEW_BENEFIT, remark(Remark.NEW_BENEFIT)
    if known == intake.benefit_ends_on:
        return Change.NONE, remark(Remark.UNCHANGED)
    new = intake.benefit_ends_on
    return Change.NEW_END, remark(Remark.NEW_END, old=known.isoformat(), new=new.isoformat())


def _repeated(rows: Sequence[CheckedRow]) -> list[list[int]]:
    """Return the positions of rows that share an identity number, group by group."""
    first: dict[str, int] = {}
    groups: dict[str, list[int]] = {}
    for position, row in enumerate(rows):
        if row.number is not None:
            earlier = first.setdefault(row.number.digits, position)
            if earlier != position:
                groups.setdefault(row.number.digits, [earlier]).append(position)
    return list(groups.values())


def _settled(group: Sequence[CheckedRow]) -> list[CheckedRow]:
    """Return the rows of one identity number with what they say about each other."""
    if len({folded(row.name) for row in group if row.name}) > 1:
        return [_in_conflict(row, group) for row in group]
    if len({row.protection for row in group}) > 1:
        return [_otherwise_protected(row, group) for row in group]
    used: dict[BenefitType, int] = {}
    settled = list(group)
    for position, row in enumerate(group):
        if row.intake is None:
            continue
        first = used.setdefault(row.intake.benefit, position)
        if first != position:
            settled[first], settled[position] = _repeat(settled[first], row, group[first].intake)
    return settled


def _in_conflict(row: CheckedRow, group: Sequence[CheckedRow]) -> CheckedRow:
    other = next((one for one in group if one.name and folded(one.name) != folded(row.name)), row)
    return _with(row, remark(Remark.SAME_NUMBER_OTHER_NAME, line=other.line))


def _otherwise_protected(row: CheckedRow, group: Sequence[CheckedRow]) -> CheckedRow:
    other = next((one for one in group if one.protection != row.protection), row)
    conflict = _with(row, remark(Remark.OTHER_PROTECTION, line=other.line))
    return replace(conflict, protection=row.protection or UNREAD)


def _repeat(first: CheckedRow, row: CheckedRow, first_intake: Intake | None) -> tuple[CheckedRow, CheckedRow]:
    if row.intake == first_intake:
        return first, _with(row, remark(Remark.REPEATED, line=first.line))
    return (
        _with(first, remark(Remark.CONTRADICTED, line=row.line)),
        _with(row, remark(Remark.REPEATED_OTHERWISE, line=first.line)),
    )


def _with(row: CheckedRow, reason: Reason) -> CheckedRow:
    reasons = (*row.reasons, reason)
    verdict = verdict_of(reasons)
    if verdict.is_written:
        return replace(row, verdict=verdict, reasons=reasons)
    return replace(row, verdict=verdict, reasons=reasons, change=Change.NONE, intake=None)
