"""Read a date in any of the ways that people and spreadsheets write it: docs/rules/intake.md, "Dates"."""

import re
from datetime import date, datetime, timedelta

from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.intake_remarks import Remark, remark
from kedjan.participants.domain.intake_values import CellValue

_EXCEL_DAY_ZERO = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was; right from March 1900 on
_EXCEL_SERIALS = range(20_000, 80_000)  # 1954 to 2119: outside, a number is something else than a date
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})([ T][0-9:.]+)?")
_DIGITS_ONLY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})([.,]0+)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\s?[-/.]\s?([0-9]{1,2})\s?[-/.\s]\s?([0-9]{4})")
_WITH_WORD = re.compile(r"(?:den )?([0-9]{1,2}) ?([a-zåäö]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_SERIAL = re.compile(r"[0-9]{5}([.,][0-9]+)?")


def read_date(cell: CellValue, column: str) -> date | Reason:
    """Return the day: a real date, a spreadsheet's serial number, ÅÅÅÅ-MM-DD, ÅÅÅÅMMDD, d/m ÅÅÅÅ or 31 mars 2013.

    The day always stands before the month when the year stands last. A year of two digits is not guessed.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        return _from_text(cell.strip(), column)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_number(cell, column)
    return remark(Remark.NOT_A_DATE, column=column)


def _from_number(number: float, column: str) -> date | Reason:
    if not 0 <= number < 10**8:
        return remark(Remark.NOT_A_DATE, column=column)
    whole = int(number)
    if whole in _EXCEL_SERIALS:
        return _EXCEL_DAY_ZERO + timedelta(days=whole)
    return _from_text(str(whole), column) if whole >= 10**7 else remark(Remark.NOT_A_DATE, column=column)


def _from_text(text: str, column: str) -> date | Reason:
    parts = _parts(text)
    if parts is not None:
        return _calendar_day(*parts, column=column)
    if _SERIAL.fullmatch(text):
        return _from_number(float(text.replace(",", ".")), column)
    return remark(Remark.NOT_A_DATE, column=column)


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day as written, possible or not."""
    match = _YEAR_FIRST.fullmatch(text) or _DIGITS_ONLY.fullmatch(text)
    if match:
        return int(match[1]), int(match[2]), int(match[3])
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return int(match[3]), int(match[2]), int(match[1])
    match = _WITH_WORD.fullmatch(text)
    word = match[2].lower()[:3] if match else ""
    return (int(match[3]), _MONTHS.index(word) + 1, int(match[1])) if match and word in _MONTHS else None


def _calendar_day(year: int, month: int, day: int, *, column: str) -> date | Reason:
    try:
        return date(year, month, day)
    except ValueError:
        return remark(Remark.IMPOSSIBLE_DATE, column=column)
