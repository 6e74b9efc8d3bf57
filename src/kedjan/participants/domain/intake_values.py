"""Read one cell of a list of people: the value, or the reason why it is none. docs/rules/intake.md, "Values"."""

import re
from datetime import date, datetime, time, timedelta
from unicodedata import category, normalize

from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.benefits import BenefitType, benefit_named
from kedjan.participants.domain.intake_remarks import Remark, remark
from kedjan.participants.domain.municipalities import MunicipalityNames
from kedjan.participants.domain.protection import Strength, strength_named
from kedjan.participants.domain.spelling import folded, quoted

CellValue = str | int | float | bool | date | datetime | time | timedelta

LONGEST_NAME = 100
LONGEST_EMAIL = 254
_FORMULA_SIGNS = "=+-@"
LOST_CHARACTER = "\ufffd"  # what a decoder puts where it could not read
_WRONGLY_DECODED = re.compile(r"Ã[¥¤¶…„–©\x80-\xbf]")
_INVISIBLE = frozenset(("Cc", "Cf", "Cn", "Co", "Cs"))
_EXCEL_NUMBER = re.compile(r'="([0-9+. -]*)"')
_PHONE_MARKS = re.compile(r"[\s().\-/\u2010-\u2015]")
_PHONE = re.compile(r"\+?[0-9]{7,15}")
_EMAIL = re.compile(r"[0-9A-Za-zÀ-ÿ_][^\s@<>(),;:\"]*@[^\s@<>(),;:\"]+\.[^\s@<>(),;:\".]{2,}")

_LANGUAGES = {
    "sv": ("svenska", "swedish"),
    "en": ("engelska", "english"),
    "ar": ("arabiska", "arabic"),
    "bs": ("bosniska", "bosnian"),
    "de": ("tyska", "german"),
    "es": ("spanska", "spanish"),
    "fa": ("persiska", "farsi", "persian"),
    "fi": ("finska", "finnish"),
    "fr": ("franska", "french"),
    "hr": ("kroatiska", "croatian"),
    "ku": ("kurdiska", "kurdish"),
    "pl": ("polska", "polish"),
    "prs": ("dari",),
    "ro": ("rumänska", "romanian"),
    "ru": ("ryska", "russian"),
    "se": ("nordsamiska", "samiska", "northern sami"),
    "so": ("somaliska", "somali"),
    "sq": ("albanska", "albanian"),
    "sr": ("serbiska", "serbian"),
    "swl": ("svenskt teckenspråk", "teckenspråk", "swedish sign language"),
    "th": ("thailändska", "thai"),
    "ti": ("tigrinja", "tigrinska", "tigrinya"),
    "tr": ("turkiska", "turkish"),
    "uk": ("ukrainska", "ukrainian"),
    "vi": ("vietnamesiska", "vietnamese"),
    "zh": ("kinesiska", "mandarin", "chinese"),
}
_BY_LANGUAGE = {folded(name): code for code, names in _LANGUAGES.items() for name in (code, *names)}


def plain(cell: CellValue) -> CellValue:
    """Return the cell without surrounding spaces and the marks that keep a number's zeros in a CSV file: ="0123"."""
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    wrapped = _EXCEL_NUMBER.fullmatch(text) if text.startswith("=") else None
    return wrapped[1].strip() if wrapped else text


def read_name(cell: CellValue, column: str) -> str | Reason:
    """Return the name composed (NFC), with single spaces; åäö and every other letter are kept."""
    if not isinstance(cell, str):
        return remark(Remark.NOT_A_NAME, column=column)
    if LOST_CHARACTER in cell or _WRONGLY_DECODED.search(cell):
        return remark(Remark.UNREADABLE_CHARACTERS, column=column)
    text = cell.strip()
    if text.isascii() and text.isalpha() and len(text) <= LONGEST_NAME:
        return text
    return _checked_name(normalize("NFC", text), column)


def _checked_name(text: str, column: str) -> str | Reason:
    if any(category(character) in _INVISIBLE for character in text):
        return remark(Remark.CONTROL_CHARACTERS, column=column)
    name = " ".join(text.split())
    if not name:
        return remark(Remark.MISSING, column=column)
    sign = normalize("NFKC", name[0])
    if sign in _FORMULA_SIGNS:
        return remark(Remark.FORMULA, column=column, sign=sign)
    if len(name) > LONGEST_NAME:
        return remark(Remark.TOO_LONG, column=column, limit=LONGEST_NAME)
    if any(character.isdigit() for character in name) or not any(character.isalpha() for character in name):
        return remark(Remark.NOT_A_NAME, column=column)
    return name


def read_municipality(cell: CellValue, column: str, municipalities: MunicipalityNames) -> str | Reason:
    """Return the four-digit code for a municipality's name or code."""
    text = str(cell)
    code = municipalities.code_of(text)
    if code is not None:
        return code
    suggestion = municipalities.similar_to(text)
    if suggestion is None:
        return remark(Remark.UNKNOWN_MUNICIPALITY, column=column, value=quoted(text))
    return remark(Remark.SIMILAR_MUNICIPALITY, column=column, value=quoted(text), suggestion=suggestion)


def read_benefit(cell: CellValue, column: str) -> BenefitType | Reason:
    """Return the benefit by any of its names."""
    benefit = benefit_named(str(cell))
    if benefit is not None:
        return benefit
    accepted = ", ".join(benefit.label.lower() for benefit in BenefitType)
    return remark(Remark.UNKNOWN_BENEFIT, column=column, value=quoted(str(cell)), accepted=accepted)


def read_protection(cell: CellValue, column: str) -> Strength | Reason | None:
    """Return how strongly the identity is protected, by any of the names, or None for somebody who is not."""
    text = str(cell)
    try:
        return strength_named(text)
    except ValueError:
        accepted = ", ".join(one.label.lower() for one in Strength)
        return remark(Remark.UNKNOWN_PROTECTION, column=column, value=quoted(text), accepted=accepted)


def read_phone(cell: CellValue, column: str) -> str | Reason:
    """Return the telephone number as digits with a leading 0 or +; a number cell has lost its leading zero."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        digits = f"{cell:.0f}"
        text = f"+{digits}" if digits.startswith("46") and len(digits) > 9 else f"0{digits}"
    else:
        text = _PHONE_MARKS.sub("", str(cell).replace("(0)", ""))
    text = f"+{text[2:]}" if text.startswith("00") else text
    return text if _PHONE.fullmatch(text) else remark(Remark.NOT_A_PHONE, column=column)


def read_email(cell: CellValue, column: str) -> str | Reason:
    """Return the e-mail address as written, if it can be one."""
    text = str(cell)
    is_address = len(text) <= LONGEST_EMAIL and _EMAIL.fullmatch(text)
    return text if is_address else remark(Remark.NOT_AN_EMAIL, column=column)


def read_language(cell: CellValue, column: str) -> str | Reason:
    """Return the language's ISO 639 code (at most three letters) for its code or its Swedish or English name."""
    code = _BY_LANGUAGE.get(folded(str(cell)))
    return code if code is not None else remark(Remark.UNKNOWN_LANGUAGE, column=column, value=quoted(str(cell)))
