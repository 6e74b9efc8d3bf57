"""Make lists of people. Every identity number is one of Skatteverket's test numbers or cannot be anybody's."""

from datetime import date
from typing import NamedTuple

from kedjan.participants.domain.intake import CheckedRow, IntakeContext, check_row
from kedjan.participants.domain.intake_columns import IntakeColumn, plan_columns
from kedjan.participants.domain.intake_values import CellValue
from kedjan.participants.domain.municipalities import MunicipalityNames

TODAY = date(2013, 1, 14)
WOMAN = "198112182384"
MAN = "198112182392"
COORDINATION = "198001662397"

MUNICIPALITIES = MunicipalityNames.of(
    {"0114": "Upplands Väsby", "0305": "Håbo", "0643": "Habo", "1280": "Malmö", "1490": "Borås", "1766": "Sunne"}
)
HEADER = tuple(IntakeColumn)
CONTEXT = IntakeContext(columns=plan_columns(HEADER), municipalities=MUNICIPALITIES, today=TODAY)

GOOD: dict[IntakeColumn, CellValue] = {
    IntakeColumn.NUMBER: WOMAN,
    IntakeColumn.GIVEN_NAME: "Åsa",
    IntakeColumn.FAMILY_NAME: "Öberg",
    IntakeColumn.MUNICIPALITY: "Sunne",
    IntakeColumn.BENEFIT: "Sjukpenning",
    IntakeColumn.BENEFIT_END: "2013-03-31",
    IntakeColumn.PHONE: "",
    IntakeColumn.EMAIL: "",
    IntakeColumn.LANGUAGE: "",
    IntakeColumn.PROTECTION: "",
}


class ListRow(NamedTuple):
    """A row as the reader of tables gives it."""

    line: int
    cells: tuple[CellValue, ...]
    extra: int = 0
    damaged: bool = False


def row(line: int = 2, **changes: CellValue) -> ListRow:
    """Return a good row with changes by column, the columns named as in the enumeration, in small letters."""
    cells = {**GOOD, **{IntakeColumn[name.upper()]: cell for name, cell in changes.items()}}
    return ListRow(line, tuple(cells[column] for column in HEADER))


def checked(**changes: CellValue) -> CheckedRow:
    """Return the changed row, on line 2, checked by itself."""
    return check_row(row(2, **changes), CONTEXT)


def codes(checked_row: CheckedRow) -> list[str]:
    """Return the codes of the row's remarks."""
    return [reason.code for reason in checked_row.reasons]


def messages(checked_row: CheckedRow) -> list[str]:
    """Return the remarks as they are shown in Swedish."""
    return [reason.message % reason.values for reason in checked_row.reasons]
