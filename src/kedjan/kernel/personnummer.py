"""Personnummer and samordningsnummer: read tolerantly, kept canonical, never shown by accident.

The rules and their sources: docs/rules/intake.md, "Identity number".
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kedjan.kernel.refusal import Reason
from kedjan.kernel.sex import Sex
from kedjan.kernel.text import N_

OLDEST_YEARS = 125  # no verified life has been longer; an older number has a mistyped year
_COORDINATION_DAYS = 60
_MASK = "••••••••-••••"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)

_TWELVE_DIGITS = re.compile(r"[0-9]{12}")
_SHORTENED = re.compile(r"[0-9]([.,][0-9]+)?[eE][+-]?[0-9]+")
_NOISE = re.compile(r"[\s'’\u00ad\u200b\ufeff]")
_DASHES = re.compile(r"[-\u2010-\u2015\u2212]")
_WHOLE_NUMBER = re.compile(r"[.,]0+$")


class IdentityFault(StrEnum):
    """What can be wrong with an identity number: the codes of the Reasons, in the order they are looked for."""

    NOT_A_NUMBER = "identity_number.not_a_number"
    SHORTENED = "identity_number.shortened"
    WRONG_LENGTH = "identity_number.wrong_length"
    IMPOSSIBLE_DATE = "identity_number.impossible_date"
    BORN_IN_THE_FUTURE = "identity_number.born_in_the_future"
    TOO_OLD = "identity_number.too_old"
    IMPOSSIBLE_SERIAL = "identity_number.impossible_serial"
    WRONG_CHECK_DIGIT = "identity_number.wrong_check_digit"


_MESSAGES = {
    IdentityFault.NOT_A_NUMBER: N_("Personnumret ska bara ha siffror, till exempel ÅÅÅÅMMDD-NNNN."),
    IdentityFault.SHORTENED: N_(
        "Kalkylprogrammet har kortat av personnumret så att siffror saknas. "
        "Gör om kolumnen till text och skriv in numret igen."
    ),
    IdentityFault.WRONG_LENGTH: N_("Personnumret ska ha 10 eller 12 siffror. Här är det %(count)s."),
    IdentityFault.IMPOSSIBLE_DATE: N_("Personnumret börjar med ett datum som inte finns."),
    IdentityFault.BORN_IN_THE_FUTURE: N_("Enligt personnumret är personen inte född än. Kontrollera årtalet."),
    IdentityFault.TOO_OLD: N_("Enligt personnumret är personen över %(years)s år. Kontrollera årtalet."),
    IdentityFault.IMPOSSIBLE_SERIAL: N_("Personnumrets tre siffror efter datumet kan inte vara 000."),
    IdentityFault.WRONG_CHECK_DIGIT: N_(
        "Personnumrets sista siffra stämmer inte med de andra. Någon siffra är troligen fel."
    ),
}


@dataclass(frozen=True, slots=True, repr=False)
class IdentityNumber:
    """A sound identity number in its canonical twelve digits; str() and repr() are masked, only `digits` tells.

    Raises ValueError, without the digits, for anything that is not canonical and sound.
    """

    digits: str

    def __post_init__(self) -> None:
        """Refuse digits that cannot be an identity number."""
        if not _TWELVE_DIGITS.fullmatch(self.digits) or _fault_in_date(self.digits) or _fault_in_end(self.digits):
            raise ValueError("not a canonical identity number")

    def __str__(self) -> str:
        """Return a mask."""
        return _MASK

    def __repr__(self) -> str:
        """Return a mask."""
        return f"IdentityNumber({_MASK})"

    @property
    def formatted(self) -> str:
        """Return the number as people write it, ÅÅÅÅMMDD-NNNN, for pages that may show it."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    @property
    def is_coordination_number(self) -> bool:
        """Tell whether it is a samordningsnummer: the day is raised by 60."""
        return int(self.digits[6:8]) >= _COORDINATION_DAYS

    @property
    def birth_year(self) -> int:
        """Return the year of birth, which every number has."""
        return int(self.digits[:4])

    @property
    def born_on(self) -> date | None:
        """Return the day of birth; None for a samordningsnummer whose month or day Skatteverket left open."""
        year, month, day = _birth(self.digits)
        return date(year, month, day) if month and day else None

    @property
    def sex(self) -> Sex:
        """Return legal sex by the ninth of the ten digits: odd for men, even for women."""
        return Sex.MAN if int(self.digits[10]) % 2 else Sex.WOMAN


def parse_identity_number(value: str | float, *, today: date) -> IdentityNumber | Reason:
    """Return the number in any of the ways people and spreadsheets write it, or the first thing wrong with it.

    Ten digits mean the latest century in which the year has come, with + one century earlier. A number cell (int or
    float) may have lost its leading zeros. The Reason never quotes the number.
    """
    digits = _digits_of(value)
    if isinstance(digits, Reason):
        return digits
    canonical = digits if len(digits) == 12 else _with_century(digits, today, over_100="+" in str(value))
    fault = _fault_in_date(canonical) or _fault_in_age(canonical, today) or _fault_in_end(canonical)
    return _reason(fault) if fault else IdentityNumber(canonical)


def _reason(fault: IdentityFault, count: int = 0) -> Reason:
    values: dict[IdentityFault, dict[str, str | int]] = {
        IdentityFault.WRONG_LENGTH: {"count": count},
        IdentityFault.TOO_OLD: {"years": OLDEST_YEARS},
    }
    return Reason(fault.value, _MESSAGES[fault], values.get(fault, {}))


def _digits_of(value: str | float) -> str | Reason:
    if not isinstance(value, str):
        return _digits_of_number_cell(value)
    text = _WHOLE_NUMBER.sub("", _DASHES.sub("-", _NOISE.sub("", value)))
    digits = text.replace("-", "").replace("+", "", 1)
    if not digits.isascii() or not digits.isdigit():
        return _reason(IdentityFault.SHORTENED if _SHORTENED.fullmatch(text) else IdentityFault.NOT_A_NUMBER)
    return digits if len(digits) in (10, 12) else _reason(IdentityFault.WRONG_LENGTH, len(digits))


def _digits_of_number_cell(value: float) -> str | Reason:
    if value < 0 or not float(value).is_integer():
        return _reason(IdentityFault.NOT_A_NUMBER)
    digits = str(int(value))
    if 7 <= len(digits) <= 9:
        digits = digits.zfill(10)
    return digits if len(digits) in (10, 12) else _reason(IdentityFault.WRONG_LENGTH, len(digits))


def _with_century(ten_digits: str, today: date, *, over_100: bool) -> str:
    latest = today.year - 100 if over_100 else today.year
    year = latest - (latest - int(ten_digits[:2])) % 100
    return f"{year // 100:02}{ten_digits}"


def _birth(digits: str) -> tuple[int, int, int]:
    """Return year, month and day of birth; month and day may be 0 in a samordningsnummer."""
    day = int(digits[6:8])
    return int(digits[:4]), int(digits[4:6]), day - _COORDINATION_DAYS if day >= _COORDINATION_DAYS else day


def _fault_in_date(digits: str) -> IdentityFault | None:
    year, month, day = _birth(digits)
    may_be_open = int(digits[6:8]) >= _COORDINATION_DAYS
    if year == 0 or month > 12 or (not may_be_open and (month == 0 or day == 0)):
        return IdentityFault.IMPOSSIBLE_DATE
    longest = monthrange(year, month)[1] if month else 31
    return IdentityFault.IMPOSSIBLE_DATE if day > longest else None


def _fault_in_age(digits: str, today: date) -> IdentityFault | None:
    year, month, day = _birth(digits)
    earliest = date(year, month or 1, day or 1)
    if earliest > today:
        return IdentityFault.BORN_IN_THE_FUTURE
    return IdentityFault.TOO_OLD if today.year - year > OLDEST_YEARS else None


def _fault_in_end(digits: str) -> IdentityFault | None:
    if digits[8:11] == "000":
        return IdentityFault.IMPOSSIBLE_SERIAL
    numbers = [int(digit) for digit in digits[2:]]
    total = sum(_DOUBLED[number] for number in numbers[::2]) + sum(numbers[1::2])
    return IdentityFault.WRONG_CHECK_DIGIT if total % 10 else None
