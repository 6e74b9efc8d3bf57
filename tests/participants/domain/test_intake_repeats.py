"""Rows against each other and against the register: docs/rules/intake.md, "Repeated" and "Registered"."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.personnummer import IdentityNumber
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, CheckedRow
from kedjan.participants.domain.intake_remarks import Remark, Verdict
from kedjan.participants.domain.intake_repeats import against_register, check_rows
from tests.participants.domain.lists import CONTEXT, MAN, WOMAN, ListRow, checked, codes, messages, row

READY, ATTENTION, REFUSED = Verdict.READY, Verdict.ATTENTION, Verdict.REFUSED
END = date(2013, 3, 31)


def check(*rows: ListRow) -> tuple[CheckedRow, ...]:
    return check_rows(rows, CONTEXT)


def verdicts(rows: tuple[CheckedRow, ...]) -> list[Verdict]:
    return [one.verdict for one in rows]


def test_the_second_and_later_of_equal_rows_say_where_the_first_stands() -> None:
    result = check(row(2), row(3, number=MAN), row(4), row(9))

    assert verdicts(result) == [READY, READY, REFUSED, REFUSED]
    assert (
        messages(result[2]) == messages(result[3]) == ["Samma person står redan på rad 2. Den här raden används inte."]
    )


def test_the_same_person_is_found_however_number_and_name_are_written() -> None:
    result = check(
        row(2), row(3, number="811218-2384", given_name="ÅSA"), row(4, number=float(WOMAN), given_name="Asa")
    )

    assert [codes(one) for one in result[1:]] == [[Remark.REPEATED_OTHERWISE]] * 2


def test_a_repeated_person_with_other_facts_is_pointed_out_on_both_rows() -> None:
    result = check(row(2), row(3, benefit_end="2013-04-30"))

    assert verdicts(result) == [ATTENTION, REFUSED]
    assert [messages(one) for one in result] == [
        ["Rad 3 gäller samma person men har andra uppgifter. Den här raden används."],
        ["Samma person står redan på rad 2, men med andra uppgifter. Den här raden används inte."],
    ]


def test_two_benefits_of_one_person_are_not_a_repetition() -> None:
    result = check(row(2), row(3, benefit="sjukersättning"))

    assert verdicts(result) == [READY, READY]


def test_two_people_with_one_number_are_both_refused_and_each_names_the_other() -> None:
    result = check(row(2), row(3, given_name="Eva"))

    assert verdicts(result) == [REFUSED, REFUSED]
    assert [(codes(one), one.reasons[0].values["line"]) for one in result] == [
        ([Remark.SAME_NUMBER_OTHER_NAME], 3),
        ([Remark.SAME_NUMBER_OTHER_NAME], 2),
    ]
    assert [one.intake for one in result] == [None, None]


def test_a_refused_row_does_not_stand_in_the_way_of_the_same_person_further_down() -> None:
    result = check(row(2, municipality="Ankeborg"), row(3), row(4, family_name=""))

    assert verdicts(result) == [REFUSED, READY, REFUSED]


def test_a_refused_row_with_another_name_still_casts_doubt_on_the_number() -> None:
    result = check(row(2, given_name="Eva", municipality="Ankeborg"), row(3))

    assert [codes(one) for one in result] == [
        [Remark.UNKNOWN_MUNICIPALITY, Remark.SAME_NUMBER_OTHER_NAME],
        [Remark.SAME_NUMBER_OTHER_NAME],
    ]


@pytest.mark.parametrize(
    ("registered", "change", "text"),
    [
        ({BenefitType.SJUKPENNING: END}, Change.NONE, "Redan registrerad. Inget ändras."),
        (
            {BenefitType.SJUKPENNING: date(2013, 2, 28)},
            Change.NEW_END,
            "Redan registrerad. Slutdatumet ändras från 2013-02-28 till 2013-03-31.",
        ),
        ({BenefitType.SJUKERSATTNING: END}, Change.NEW_BENEFIT, "Redan registrerad. Förmånen läggs till."),
        ({}, Change.NEW_BENEFIT, "Redan registrerad. Förmånen läggs till."),
    ],
)
def test_a_row_says_what_it_changes_for_a_registered_person(
    registered: Mapping[BenefitType, date], change: Change, text: str
) -> None:
    asked: list[IdentityNumber] = []

    def known(number: IdentityNumber) -> Mapping[BenefitType, date]:
        asked.append(number)
        return registered

    result = check_rows([row()], CONTEXT, known)[0]

    assert (result.verdict, result.change, messages(result)) == (READY, change, [text])
    assert asked == [IdentityNumber(WOMAN)]


def test_a_row_about_somebody_unknown_is_a_new_person() -> None:
    result = check_rows([row()], CONTEXT, lambda _number: None)[0]

    assert (result.change, result.reasons) == (Change.NEW_PERSON, ())


def test_the_register_is_not_asked_about_refused_rows() -> None:
    refused = checked(municipality="Ankeborg")

    def never(_number: IdentityNumber) -> None:
        raise AssertionError("asked")

    assert against_register(refused, never) == refused


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "number": st.sampled_from((WOMAN, MAN, "")),
                "given_name": st.sampled_from(("Åsa", "Eva", "2")),
                "benefit": st.sampled_from(("sjukpenning", "sjukersättning", "x")),
                "benefit_end": st.sampled_from(("2013-03-31", "2013-04-30")),
            }
        ),
        max_size=8,
    )
)
def test_at_most_one_row_per_person_and_benefit_is_written_and_never_two_names(changes: list[dict[str, str]]) -> None:
    result = check(*(row(line, **change) for line, change in enumerate(changes, start=2)))

    written = [one.intake for one in result if one.intake]
    assert len({(intake.number, intake.benefit) for intake in written}) == len(written)
    assert len({(intake.number, intake.given_name) for intake in written}) == len({intake.number for intake in written})
    assert [one.line for one in result] == list(range(2, len(changes) + 2))


@given(st.lists(st.sampled_from(("Sunne", "Ankeborg", "Habo")), max_size=6))
def test_a_bad_row_never_stops_a_good_one(places: list[str]) -> None:
    numbers = ("198112192383", "198112192391", "198112202380", MAN, WOMAN, "199701012388")

    result = check(
        *(
            row(line, number=number, municipality=place)
            for line, (number, place) in enumerate(zip(numbers, places, strict=False))
        )
    )

    assert [one.verdict is READY for one in result] == [place != "Ankeborg" for place in places]
