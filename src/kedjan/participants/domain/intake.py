"""Check a list of people row by row: each row by itself here, rows against each other in intake_repeats.

A bad row never stops a good one, and no message repeats an identity number. The rules: docs/rules/intake.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from kedjan.kernel.months import add_months
from kedjan.kernel.personnummer import IdentityNumber, parse_identity_number
from kedjan.kernel.refusal import Reason
from kedjan.kernel.sex import age_on
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake_columns import ColumnPlan, IntakeColumn
from kedjan.participants.domain.intake_dates import read_date
from kedjan.participants.domain.intake_remarks import Remark, Verdict, remark, verdict_of
from kedjan.participants.domain.intake_values import (
    LOST_CHARACTER,
    CellValue,
    plain,
    read_benefit,
    read_email,
    read_language,
    read_municipality,
    read_name,
    read_phone,
    read_protection,
)
from kedjan.participants.domain.municipalities import MunicipalityNames
from kedjan.participants.domain.protection import Strength

YOUNGEST, OLDEST = 16, 67
PLAUSIBLE_YEARS = 3


class SourceRow(Protocol):
    """A row of any table, as integrations.tables reads it."""

    @property
    def line(self) -> int:
        """Return the number of the row as the sender sees it."""

    @property
    def cells(self) -> tuple[CellValue, ...]:
        """Return as many cells as the header has."""

    @property
    def extra(self) -> int:
        """Return how many filled cells stand beyond the header."""

    @property
    def damaged(self) -> bool:
        """Tell whether the row's quotation marks did not pair."""


class Change(StrEnum):
    """What a row would do to the register."""

    NEW_PERSON = "new_person"
    NEW_BENEFIT = "new_benefit"
    NEW_END = "new_end"
    NONE = "none"


@dataclass(frozen=True, slots=True, repr=False)
class Intake:
    """What may be written about a person: everything checked. language is an ISO 639 code or None. No repr()."""

    number: IdentityNumber
    given_name: str
    family_name: str
    municipality_code: str
    benefit: BenefitType
    benefit_ends_on: date
    phone: str | None
    email: str | None
    language: str | None
    protection: Strength | None = None


UNREAD = "unread"


@dataclass(frozen=True, slots=True, repr=False)
class CheckedRow:
    """A row with its verdict and remarks. intake is None exactly when the row is refused.

    number and name (both names or nothing) are what could be read, also of a refused row. repr() tells none of it.
    protection: empty, the Strength that the file says, or UNREAD where it says one that nobody knows.
    """

    line: int
    verdict: Verdict
    change: Change
    intake: Intake | None
    number: IdentityNumber | None
    name: str
    reasons: tuple[Reason, ...]
    protection: str = ""

    @property
    def is_protected(self) -> bool:
        """Tell whether the row may be about somebody with protected identity: not for everybody's eyes."""
        return bool(self.protection)


@dataclass(frozen=True, slots=True)
class IntakeContext:
    """What rows are checked against."""

    columns: ColumnPlan
    municipalities: MunicipalityNames
    today: date


def check_row(row: SourceRow, context: IntakeContext) -> CheckedRow:
    """Return the row checked by itself, with every remark there is to make."""
    reader = _RowReader(row, context)
    intake = reader.intake()
    reasons = tuple(reader.reasons)
    verdict = verdict_of(reasons)
    return CheckedRow(
        line=row.line,
        verdict=verdict,
        change=Change.NEW_PERSON if verdict.is_written else Change.NONE,
        intake=intake if verdict.is_written else None,
        number=reader.number,
        name=reader.name,
        reasons=reasons,
        protection=reader.protection,
    )


def remarks_on_age(number: IdentityNumber, today: date) -> tuple[Reason, ...]:
    """Return a remark if the person is under 16 or over 67; by the year alone where the birthday is open."""
    born_on = number.born_on
    age = today.year - number.birth_year if born_on is None else age_on(born_on, today)
    if age < YOUNGEST:
        return (remark(Remark.YOUNG, years=YOUNGEST),)
    return (remark(Remark.OLD, years=OLDEST),) if age > OLDEST else ()


def remarks_on_end(ends_on: date, today: date) -> tuple[Reason, ...]:
    """Return a remark if the benefit's last day is past, and a graver one if it is over three years off."""
    months = PLAUSIBLE_YEARS * 12
    if ends_on < add_months(today, -months):
        return (remark(Remark.ENDED_LONG_AGO, date=ends_on.isoformat(), years=PLAUSIBLE_YEARS),)
    if ends_on > add_months(today, months):
        return (remark(Remark.ENDS_FAR_AHEAD, date=ends_on.isoformat(), years=PLAUSIBLE_YEARS),)
    return (remark(Remark.ENDED, date=ends_on.isoformat()),) if ends_on < today else ()


class _RowReader:
    """Reads the cells of one row and gathers what is to be said about them."""

    def __init__(self, row: SourceRow, context: IntakeContext) -> None:
        self._cells = row.cells
        self._context = context
        self.reasons: list[Reason] = []
        if row.damaged:
            self.reasons.append(remark(Remark.DAMAGED))
        if row.extra:
            self.reasons.append(remark(Remark.EXTRA_CELLS, count=row.extra))
        self.number = self._identity_number()
        self.name = ""
        self.protection = ""

    def intake(self) -> Intake | None:
        """Return the whole row's values, or None if one that is needed could not be read."""
        given, family = self._name(IntakeColumn.GIVEN_NAME), self._name(IntakeColumn.FAMILY_NAME)
        if given is not None and family is not None:
            self.name = f"{given} {family}"
        municipality, benefit, ends_on = self._municipality(), self._benefit(), self._benefit_end()
        phone, email, language = self._phone(), self._email(), self._language()
        protection = self._protection()
        if self.number is None or given is None or family is None:
            return None
        if municipality is None or benefit is None or ends_on is None:
            return None
        return Intake(self.number, given, family, municipality, benefit, ends_on, phone, email, language, protection)

    def _title(self, column: IntakeColumn) -> str:
        return self._context.columns.titles[column]

    def _cell(self, column: IntakeColumn) -> CellValue:
        position = self._context.columns.positions.get(column)
        return "" if position is None else plain(self._cells[position])

    def _needed(self, column: IntakeColumn) -> CellValue | None:
        cell = self._cell(column)
        if cell == "":
            self.reasons.append(remark(Remark.MISSING, column=self._title(column)))
            return None
        if isinstance(cell, str) and LOST_CHARACTER in cell:
            self.reasons.append(remark(Remark.UNREADABLE_CHARACTERS, column=self._title(column)))
            return None
        return cell

    def _kept(self, result: str | Reason) -> str | None:
        if isinstance(result, Reason):
            self.reasons.append(result)
            return None
        return result

    def _identity_number(self) -> IdentityNumber | None:
        cell = self._needed(IntakeColumn.NUMBER)
        if cell is None:
            return None
        value = cell if isinstance(cell, str | int | float) else str(cell)
        result = parse_identity_number(value, today=self._context.today)
        if isinstance(result, Reason):
            values: Mapping[str, str | int] = {**result.values, "column": self._title(IntakeColumn.NUMBER)}
            self.reasons.append(Reason(result.code, result.message, values))
            return None
        self.reasons.extend(remarks_on_age(result, self._context.today))
        return result

    def _name(self, column: IntakeColumn) -> str | None:
        cell = self._needed(column)
        return None if cell is None else self._kept(read_name(cell, self._title(column)))

    def _municipality(self) -> str | None:
        cell = self._needed(IntakeColumn.MUNICIPALITY)
        if cell is None:
            return None
        title = self._title(IntakeColumn.MUNICIPALITY)
        return self._kept(read_municipality(cell, title, self._context.municipalities))

    def _benefit(self) -> BenefitType | None:
        cell = self._needed(IntakeColumn.BENEFIT)
        result = None if cell is None else read_benefit(cell, self._title(IntakeColumn.BENEFIT))
        if isinstance(result, Reason):
            self.reasons.append(result)
            return None
        return result

    def _benefit_end(self) -> date | None:
        cell = self._needed(IntakeColumn.BENEFIT_END)
        result = None if cell is None else read_date(cell, self._title(IntakeColumn.BENEFIT_END))
        if isinstance(result, Reason):
            self.reasons.append(result)
            return None
        if result is not None:
            self.reasons.extend(remarks_on_end(result, self._context.today))
        return result

    def _protection(self) -> Strength | None:
        cell = self._cell(IntakeColumn.PROTECTION)
        result = None if cell == "" else read_protection(cell, self._title(IntakeColumn.PROTECTION))
        if isinstance(result, Reason):
            self.reasons.append(result)
            self.protection = UNREAD
            return None
        self.protection = "" if result is None else result.value
        return result

    def _phone(self) -> str | None:
        cell = self._cell(IntakeColumn.PHONE)
        return None if cell == "" else self._kept(read_phone(cell, self._title(IntakeColumn.PHONE)))

    def _email(self) -> str | None:
        cell = self._cell(IntakeColumn.EMAIL)
        return None if cell == "" else self._kept(read_email(cell, self._title(IntakeColumn.EMAIL)))

    def _language(self) -> str | None:
        cell = self._cell(IntakeColumn.LANGUAGE)
        return None if cell == "" else self._kept(read_language(cell, self._title(IntakeColumn.LANGUAGE)))


def check_each(rows: Iterable[SourceRow], context: IntakeContext) -> list[CheckedRow]:
    """Return every row checked by itself, in the order of the file."""
    return [check_row(row, context) for row in rows]
