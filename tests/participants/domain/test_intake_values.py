"""Single cells of a list of people: docs/rules/intake.md, "Values"."""

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.benefits import BenefitType, benefit_named
from kedjan.participants.domain.intake_dates import read_date
from kedjan.participants.domain.intake_remarks import Remark
from kedjan.participants.domain.intake_values import (
    CellValue,
    plain,
    read_benefit,
    read_email,
    read_language,
    read_municipality,
    read_name,
    read_phone,
)
from tests.participants.domain.lists import MUNICIPALITIES

Result = str | date | Reason
any_cell = st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times())


def told(result: Result) -> str:
    """Return the value as text, or the code of the remark."""
    return result.code if isinstance(result, Reason) else str(result)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Åsa", "Åsa"),
        ("  Ann   Marie ", "Ann Marie"),
        ("Ann\u00a0Marie", "Ann Marie"),
        (normalize("NFD", "Björn"), "Björn"),
        ("D’Angelo-Lindström", "D’Angelo-Lindström"),
        ("'t Hooft", "'t Hooft"),
        ("Jr.", "Jr."),
        ("محمد", "محمد"),
        ("Łukasz", "Łukasz"),
        ("Anna\n", "Anna"),
        ("Ã", "Ã"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_only_spaces(cell: str, name: str) -> None:
    assert read_name(cell, "förnamn") == name


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("=HYPERLINK(1)", Remark.FORMULA),
        ("=cmd|' /C calc'!A0", Remark.FORMULA),
        ("+Anna", Remark.FORMULA),
        ("-Anna", Remark.FORMULA),
        ("@SUM", Remark.FORMULA),
        ("＝Anna", Remark.FORMULA),
        ("  =Anna", Remark.FORMULA),
        ("An\x00na", Remark.CONTROL_CHARACTERS),
        ("Anna\tBerg", Remark.CONTROL_CHARACTERS),
        ("Anna\nBerg", Remark.CONTROL_CHARACTERS),
        ("An\u202ena", Remark.CONTROL_CHARACTERS),
        ("An\u200bna", Remark.CONTROL_CHARACTERS),
        ("Bj\ufffdrn", Remark.UNREADABLE_CHARACTERS),
        ("BjÃ¶rn", Remark.UNREADABLE_CHARACTERS),
        ("Anna 2", Remark.NOT_A_NAME),
        ("198112182384", Remark.NOT_A_NAME),
        ("...", Remark.NOT_A_NAME),
        (41364.0, Remark.NOT_A_NAME),
        (date(2013, 1, 1), Remark.NOT_A_NAME),
        ("x" * 101, Remark.TOO_LONG),
        ("\u3000", Remark.MISSING),
    ],
)
def test_what_is_not_a_name_has_its_own_remark(cell: CellValue, code: Remark) -> None:
    assert told(read_name(cell, "förnamn")) == code


@given(st.text())
def test_a_name_that_is_accepted_is_clean_and_stays_the_same_when_read_again(text: str) -> None:
    name = read_name(text, "förnamn")

    if isinstance(name, str):
        assert (name, read_name(name, "förnamn")) == (" ".join(normalize("NFC", name).split()), name)
        assert not name.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Sunne", "1766"),
        ("SUNNE KOMMUN", "1766"),
        ("Sunnes kommun", "1766"),
        ("1766", "1766"),
        (1766.0, "1766"),
        (114.0, "0114"),
        ("114", "0114"),
        ("1766 Sunne", "1766"),
        ("upplands-väsby", "0114"),
        ("Upplands Vasby", "0114"),
        ("Malmö stad", "1280"),
        ("Borås stad", "1490"),
        ("Håbo", "0305"),
        ("Habo", "0643"),
        ("Ankeborg", Remark.UNKNOWN_MUNICIPALITY),
        ("9999", Remark.UNKNOWN_MUNICIPALITY),
        ("Sunnne", Remark.SIMILAR_MUNICIPALITY),
        (True, Remark.UNKNOWN_MUNICIPALITY),
    ],
)
def test_a_municipality_is_known_by_its_code_and_the_usual_forms_of_its_name(cell: CellValue, code: str) -> None:
    assert told(read_municipality(cell, "kommun", MUNICIPALITIES)) == code


def test_a_misspelt_municipality_is_met_with_a_suggestion() -> None:
    reason = read_municipality("Sune", "hemort", MUNICIPALITIES)

    assert isinstance(reason, Reason)
    assert reason.message % reason.values == (
        "Det finns ingen kommun som heter ”Sune” (kolumnen hemort). Menade du Sunne?"
    )


def test_an_identity_number_in_the_wrong_column_is_masked_in_the_message() -> None:
    results = [
        read_municipality("19811218-2384", "kommun", MUNICIPALITIES),
        read_benefit("198112182384", "förmån"),
        read_language(198112182384.0, "språk"),
    ]

    shown = [result.message % result.values for result in results if isinstance(result, Reason)]

    assert len(shown) == 3
    assert not any(part in text for text in shown for part in ("1981", "1218", "2384"))


@pytest.mark.parametrize("benefit", list(BenefitType))
def test_a_benefit_is_known_by_its_code_and_its_name_in_any_case(benefit: BenefitType) -> None:
    assert [benefit_named(text) for text in (benefit, benefit.label, benefit.label.upper())] == [benefit] * 3


@pytest.mark.parametrize(
    ("text", "benefit"),
    [
        ("tidsbegr. sjukersättning", BenefitType.TIDSBEGRANSAD_SJUKERSATTNING),
        ("Tidsbegransad  sjukersattning", BenefitType.TIDSBEGRANSAD_SJUKERSATTNING),
        ("sickness benefit", BenefitType.SJUKPENNING),
        ("aktivitets-ersättning", BenefitType.AKTIVITETSERSATTNING),
        ("månadspeng", None),
    ],
)
def test_benefits_have_other_names_too(text: str, benefit: BenefitType | None) -> None:
    assert benefit_named(text) is benefit


def test_an_unknown_benefit_is_answered_with_those_that_are_known() -> None:
    reason = read_benefit("månadspeng", "förmån")

    assert isinstance(reason, Reason)
    assert reason.message % reason.values == (
        "Kedjan känner inte till förmånen ”månadspeng” (kolumnen förmån). Skriv någon av dem: sjukpenning, "
        "rehabiliteringspenning, tidsbegränsad sjukersättning, sjukersättning, aktivitetsersättning."
    )


@given(any_cell)
def test_whatever_stands_in_a_cell_gives_a_value_or_a_remark_that_can_be_shown(cell: CellValue) -> None:
    results: list[Result] = [
        read_name(plain(cell), "a"),
        read_date(plain(cell), "a"),
        read_municipality(plain(cell), "a", MUNICIPALITIES),
        read_benefit(plain(cell), "a"),
        read_phone(plain(cell), "a"),
        read_email(plain(cell), "a"),
        read_language(plain(cell), "a"),
    ]

    assert all(result.message % result.values for result in results if isinstance(result, Reason))


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        ("070-174 06 05", "0701740605"),
        ("+46 (0)70 174 06 05", "+46701740605"),
        ("0046701740605", "+46701740605"),
        (701740605.0, "0701740605"),
        (46701740605.0, "+46701740605"),
        ("ring aldrig", Remark.NOT_A_PHONE),
        ("=1+1", Remark.NOT_A_PHONE),
        (float("nan"), Remark.NOT_A_PHONE),
        (True, Remark.NOT_A_PHONE),
    ],
)
def test_a_telephone_number_is_digits(cell: CellValue, phone: str) -> None:
    assert told(read_phone(cell, "telefon")) == phone


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("asa.oberg@example.org", "asa.oberg@example.org"),
        ("åsa@exempel.se", "åsa@exempel.se"),
        ("asa@example", Remark.NOT_AN_EMAIL),
        ("asa.example.org", Remark.NOT_AN_EMAIL),
        ("=asa@example.org", Remark.NOT_AN_EMAIL),
        ("a@example.org, b@example.org", Remark.NOT_AN_EMAIL),
        (5.0, Remark.NOT_AN_EMAIL),
    ],
)
def test_an_email_address_has_one_at_sign_and_a_domain(cell: CellValue, email: str) -> None:
    assert told(read_email(cell, "e-post")) == email


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Svenska", "sv"),
        ("EN", "en"),
        ("somali", "so"),
        ("Svenskt teckenspråk", "swl"),
        ("klingon", Remark.UNKNOWN_LANGUAGE),
    ],
)
def test_a_language_is_known_by_code_and_name(cell: str, code: str) -> None:
    assert told(read_language(cell, "språk")) == code


@pytest.mark.parametrize(
    ("cell", "kept"),
    [('="0123"', "0123"), ("  x ", "x"), ("=1+1", "=1+1"), ('="Anna"', '="Anna"'), (5.0, 5.0), ("", "")],
)
def test_the_marks_that_keep_a_numbers_zeros_are_taken_off(cell: CellValue, kept: CellValue) -> None:
    assert plain(cell) == kept
