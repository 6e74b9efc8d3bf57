"""Rows of a list of people: docs/rules/intake.md."""

from datetime import date

import pytest

from kedjan.kernel.personnummer import IdentityFault, IdentityNumber
from kedjan.kernel.sex import Sex
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, Intake, check_row
from kedjan.participants.domain.intake_columns import IntakeColumn
from kedjan.participants.domain.intake_remarks import Remark, Verdict
from kedjan.participants.domain.intake_values import CellValue
from tests.participants.domain.lists import CONTEXT, COORDINATION, WOMAN, ListRow, checked, codes, messages, row


def test_a_good_row_is_ready_with_everything_cleaned() -> None:
    result = checked(
        number="19811218-2384",
        given_name=" Åsa  Maria ",
        municipality="SUNNE KOMMUN",
        benefit="tidsbegränsad SJUKERSÄTTNING",
        benefit_end=41364.0,
        phone="070-174 06 05",
        email="asa@example.org",
        language="svenska",
    )

    assert (result.line, result.verdict, result.change, result.reasons) == (2, Verdict.READY, Change.NEW_PERSON, ())
    assert result.intake == Intake(
        number=IdentityNumber(WOMAN),
        given_name="Åsa Maria",
        family_name="Öberg",
        municipality_code="1766",
        benefit=BenefitType.TIDSBEGRANSAD_SJUKERSATTNING,
        benefit_ends_on=date(2013, 3, 31),
        phone="0701740605",
        email="asa@example.org",
        language="sv",
    )


def test_an_identity_number_may_come_as_a_number_cell() -> None:
    result = checked(number=float(WOMAN))

    assert result.number == IdentityNumber(WOMAN)
    assert result.number.sex is Sex.WOMAN


def test_an_identity_number_may_be_wrapped_as_excel_exports_it() -> None:
    assert checked(number=f'="{WOMAN}"').verdict is Verdict.READY


def test_a_samordningsnummer_is_as_good() -> None:
    result = checked(number=COORDINATION)

    assert (result.verdict, result.number) == (Verdict.READY, IdentityNumber(COORDINATION))


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("198112182385", IdentityFault.WRONG_CHECK_DIGIT),
        ("198113182384", IdentityFault.IMPOSSIBLE_DATE),
        ("19811218238", IdentityFault.WRONG_LENGTH),
        ("okänt", IdentityFault.NOT_A_NUMBER),
        ("1,98112E+11", IdentityFault.SHORTENED),
        ("203112182384", IdentityFault.BORN_IN_THE_FUTURE),
        ("188112182384", IdentityFault.TOO_OLD),
        (date(1981, 12, 18), IdentityFault.WRONG_LENGTH),
    ],
)
def test_a_wrong_identity_number_is_refused_with_its_own_message_and_never_quoted(
    number: CellValue, fault: IdentityFault
) -> None:
    result = checked(number=number)

    assert (result.verdict, result.intake, result.change, codes(result)) == (
        Verdict.REFUSED,
        None,
        Change.NONE,
        [fault],
    )
    assert result.reasons[0].values["column"] == "personnummer"
    assert not any(part in messages(result)[0] for part in ("1981", "2384", "2031", "1881"))


def test_a_person_born_in_2031_is_refused() -> None:
    assert messages(checked(number="20311218-2384")) == [
        "Enligt personnumret är personen inte född än. Kontrollera årtalet."
    ]


def test_a_formula_in_a_name_is_refused_and_says_which_sign_to_take_away() -> None:
    result = checked(given_name='=HYPERLINK("x")', family_name="@Öberg")

    assert result.verdict is Verdict.REFUSED
    assert messages(result) == [
        "Cellen i kolumnen förnamn börjar med =, och kalkylprogram läser det som en formel. Ta bort tecknet.",
        "Cellen i kolumnen efternamn börjar med @, och kalkylprogram läser det som en formel. Ta bort tecknet.",
    ]


@pytest.mark.parametrize("column", [*list(IntakeColumn)[:6]])
def test_each_needed_cell_that_is_empty_is_named(column: IntakeColumn) -> None:
    result = checked(**{column.name.lower(): "  "})

    assert (result.verdict, messages(result)) == (Verdict.REFUSED, [f"Uppgift saknas: {column}."])


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    result = checked(number="", given_name="2", municipality="Ankeborg", benefit="x", benefit_end="y", phone="z")

    assert codes(result) == [
        Remark.MISSING,
        Remark.NOT_A_NAME,
        Remark.UNKNOWN_MUNICIPALITY,
        Remark.UNKNOWN_BENEFIT,
        Remark.NOT_A_DATE,
        Remark.NOT_A_PHONE,
    ]


@pytest.mark.parametrize(
    ("ends_on", "verdict", "remarks"),
    [
        ("2010-01-13", Verdict.REFUSED, [Remark.ENDED_LONG_AGO]),
        ("2010-01-14", Verdict.ATTENTION, [Remark.ENDED]),
        ("2013-01-13", Verdict.ATTENTION, [Remark.ENDED]),
        ("2013-01-14", Verdict.READY, []),
        ("2016-01-14", Verdict.READY, []),
        ("2016-01-15", Verdict.REFUSED, [Remark.ENDS_FAR_AHEAD]),
    ],
)
def test_the_end_of_a_benefit_may_lie_three_years_off_and_is_looked_at_when_past(
    ends_on: str, verdict: Verdict, remarks: list[Remark]
) -> None:
    result = checked(benefit_end=ends_on)

    assert (result.verdict, codes(result)) == (verdict, remarks)


@pytest.mark.parametrize(
    ("number", "remarks"),
    [
        ("199701012388", []),  # 16 on the first of the month
        ("199701152390", [Remark.YOUNG]),  # 16 tomorrow
        ("194501103297", [Remark.OLD]),  # 68 four days ago
        ("194501202388", []),  # 67 until the 20th
        ("194200622399", [Remark.OLD]),  # born some day in 1942
    ],
)
def test_the_young_and_the_old_are_looked_at_but_not_refused(number: str, remarks: list[Remark]) -> None:
    result = checked(number=number)

    assert (codes(result), result.intake is not None) == (remarks, True)


@pytest.mark.parametrize(
    ("column", "cell", "remark"),
    [
        ("phone", "ring", Remark.NOT_A_PHONE),
        ("email", "asa", Remark.NOT_AN_EMAIL),
        ("language", "klingon", Remark.UNKNOWN_LANGUAGE),
    ],
)
def test_a_bad_contact_detail_is_left_out_and_the_person_is_kept(column: str, cell: str, remark: Remark) -> None:
    result = checked(**{column: cell})

    assert (result.verdict, codes(result)) == (Verdict.ATTENTION, [remark])
    assert result.intake == checked().intake


def test_too_many_cells_and_unpaired_quotation_marks_are_looked_at() -> None:
    cells = row().cells

    result = check_row(ListRow(7, cells, extra=3, damaged=True), CONTEXT)

    assert (result.line, result.verdict) == (7, Verdict.ATTENTION)
    assert messages(result) == [
        "Citattecknen på raden går inte ihop. Kontrollera att inget har hamnat fel.",
        "Raden har fler celler än rubriken: 3. Kontrollera att inget har hamnat fel.",
    ]


def test_a_refused_row_can_still_be_found_by_its_name() -> None:
    result = checked(municipality="Ankeborg")

    assert (result.verdict, result.name, result.number) == (Verdict.REFUSED, "Åsa Öberg", IdentityNumber(WOMAN))


def test_nothing_personal_stands_in_the_repr_of_a_row() -> None:
    result = checked()

    shown = f"{result!r} {result.intake!r}"

    assert not any(part in shown for part in ("Åsa", "Öberg", "1981", "2013"))


def test_every_verdict_has_a_swedish_name() -> None:
    assert [verdict.label for verdict in Verdict] == ["Klar", "Kontrollera", "Stoppad"]
