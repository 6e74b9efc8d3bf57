"""What confirmed rows do to the register as it is at that moment: docs/rules/intake.md, "Confirmed"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, Intake
from kedjan.participants.domain.intake_repeats import Registered, change_by


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """A row that somebody has said yes to, and what they were told that it would do. No repr()."""

    line: int
    intake: Intake
    shown: Change


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """What to write, in the order of the rows.

    same: how many rows turned out to be there already; overtaken: the lines of those that would now change a day that
    nobody was shown. No repr().
    """

    people: tuple[Intake, ...]
    benefits: tuple[Intake, ...]
    ends: tuple[Intake, ...]
    same: int
    overtaken: tuple[int, ...]


def changes_of(rows: Iterable[Candidate], registered: Registered) -> Changes:
    """Return what the rows change in the register as it is now, each row after the ones before it."""
    written: dict[Change, list[Intake]] = {change: [] for change in Change}
    overtaken: list[int] = []
    added: dict[str, dict[BenefitType, date]] = {}
    for row in rows:
        ends = _known(row.intake, registered, added)
        change = Change.NEW_PERSON if ends is None else change_by(row.intake, ends)[0]
        if change is Change.NEW_END and row.shown is not Change.NEW_END:
            overtaken.append(row.line)
            continue
        written[change].append(row.intake)
        added[row.intake.number.digits] = {**(ends or {}), row.intake.benefit: row.intake.benefit_ends_on}
    return Changes(
        people=tuple(written[Change.NEW_PERSON]),
        benefits=tuple(written[Change.NEW_BENEFIT]),
        ends=tuple(written[Change.NEW_END]),
        same=len(written[Change.NONE]),
        overtaken=tuple(overtaken),
    )


def _known(
    intake: Intake, registered: Registered, added: Mapping[str, Mapping[BenefitType, date]]
) -> Mapping[BenefitType, date] | None:
    return added.get(intake.number.digits) or registered(intake.number)
