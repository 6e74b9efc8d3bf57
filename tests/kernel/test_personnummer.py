"""Identity numbers: docs/rules/intake.md, "Identity number"."""

import copy
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from personnummer import personnummer

from kedjan.kernel.personnummer import IdentityFault, IdentityNumber, parse_identity_number
from kedjan.kernel.refusal import Reason
from kedjan.kernel.sex import Sex

DATA = Path(__file__).parents[2] / "data" / "testpersonnummer"
PERSONNUMMER: list[str] = json.loads((DATA / "allPins.json").read_text())
COORDINATION: list[str] = json.loads((DATA / "allCoords.json").read_text())
WOMAN = "198112182384"  # 1981-12-18, in Skatteverket's list
TODAY = date(2024, 1, 1)

numbers = st.sampled_from(PERSONNUMMER + COORDINATION)


def read(value: str | float, today: date = TODAY) -> str:
    """Return the canonical digits, or the code of what is wrong."""
    result = parse_identity_number(value, today=today)
    return result.code if isinstance(result, Reason) else result.digits


def read_in_the_year_after_birth(number: str) -> str:
    return read(number, date(int(number[:4]) + 1, 1, 1))


def test_every_test_personnummer_is_read_as_it_stands() -> None:
    results = [read_in_the_year_after_birth(number) for number in PERSONNUMMER]

    assert results == PERSONNUMMER


def test_every_test_samordningsnummer_is_read_unless_its_month_lacks_the_day() -> None:
    results = [read_in_the_year_after_birth(number) for number in COORDINATION]

    refused = [result for number, result in zip(COORDINATION, results, strict=True) if result != number]
    assert refused == [IdentityFault.IMPOSSIBLE_DATE] * 24
    assert len(COORDINATION) == 2264


def test_a_samordningsnummer_with_an_open_month_or_day_has_a_birth_year_but_no_birthday() -> None:
    open_ones = [number for number in COORDINATION if number[4:6] == "00" or number[6:8] == "60"]

    parsed = [IdentityNumber(number) for number in open_ones]

    assert len(parsed) == 170
    assert {(number.born_on, number.is_coordination_number) for number in parsed} == {(None, True)}
    assert [number.birth_year for number in parsed] == [int(number[:4]) for number in open_ones]


@time_machine.travel("2024-01-01")
def test_the_reference_package_agrees_on_date_sex_and_kind_of_every_complete_test_number() -> None:
    complete = [
        IdentityNumber(number)
        for number in PERSONNUMMER + COORDINATION
        if read_in_the_year_after_birth(number) == number and number[4:6] != "00" and number[6:8] != "60"
    ]

    references = [personnummer.parse(number.digits) for number in complete]

    assert [number.born_on for number in complete] == [reference.get_date() for reference in references]
    assert [number.sex is Sex.MAN for number in complete] == [reference.is_male() for reference in references]
    assert [number.is_coordination_number for number in complete] == [
        reference.is_coordination_number() for reference in references
    ]


@st.composite
def nearly_right_texts(draw: st.DrawFn) -> str:
    """A test number with at most one digit changed, with or without century and separator."""
    number = draw(numbers)
    place = draw(st.integers(0, 11))
    changed = number[:place] + draw(st.sampled_from((number[place], "0", "5", "9"))) + number[place + 1 :]
    return changed[draw(st.sampled_from((0, 2))) : 8] + draw(st.sampled_from(("", "-", "+"))) + changed[8:]


@time_machine.travel("2024-01-01")
@given(nearly_right_texts())
def test_the_reference_package_accepts_the_same_texts(text: str) -> None:
    digits = text.replace("-", "").replace("+", "")
    is_open = digits[-8:-6] == "00" or digits[-6:-4] == "60"  # which the package does not know

    ours = read(text)

    assert (
        is_open
        or ours in {IdentityFault.BORN_IN_THE_FUTURE, IdentityFault.TOO_OLD}
        or (ours.isdigit() is personnummer.valid(text))
    )


@given(numbers, st.integers(0, 9), st.integers(2, 11))
def test_one_wrong_digit_never_passes(number: str, digit: int, place: int) -> None:
    mistyped = number[:place] + str(digit) + number[place + 1 :]

    result = read(mistyped, date(int(number[:4]) + 1, 1, 1))

    assert result.isdigit() is (mistyped == number and number == read_in_the_year_after_birth(number))


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers()))
def test_whatever_is_typed_gives_a_number_or_a_reason(value: str | float) -> None:
    result = parse_identity_number(value, today=TODAY)

    assert isinstance(result, IdentityNumber | Reason)


@pytest.mark.parametrize(
    "written",
    [
        "198112182384",
        "19811218-2384",
        "811218-2384",
        "8112182384",
        " 19811218 2384 ",
        "19811218\u00a02384",
        "1981-12-18-2384",
        "811218\u20132384",
        "'198112182384",
        "198112182384.0",
        "198112182384,0",
        198112182384,
        198112182384.0,
        8112182384.0,
    ],
)
def test_every_usual_way_to_write_a_number_is_read(written: str | float) -> None:
    assert read(written) == WOMAN


def test_a_plus_means_a_hundred_years_or_more() -> None:
    number = next(number for number in PERSONNUMMER if number.startswith("1912"))
    short = number[2:8], number[8:]

    assert read("+".join(short)) == number
    assert read("-".join(short)) == f"20{number[2:]}"


def test_a_number_cell_that_lost_its_leading_zeros_is_restored() -> None:
    number = next(number for number in PERSONNUMMER if number.startswith("200001"))

    assert read(float(number[2:])) == number


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", IdentityFault.NOT_A_NUMBER),
        ("Anna", IdentityFault.NOT_A_NUMBER),
        ("19811218T384", IdentityFault.NOT_A_NUMBER),
        ("١٩٨١١٢١٨٢٣٨٤", IdentityFault.NOT_A_NUMBER),
        (0.5, IdentityFault.NOT_A_NUMBER),
        (float("nan"), IdentityFault.NOT_A_NUMBER),
        (-198112182384.0, IdentityFault.NOT_A_NUMBER),
        ("1,98112E+11", IdentityFault.SHORTENED),
        ("19811218238", IdentityFault.WRONG_LENGTH),
        (811218.0, IdentityFault.WRONG_LENGTH),
        ("198113182384", IdentityFault.IMPOSSIBLE_DATE),
        ("198102302384", IdentityFault.IMPOSSIBLE_DATE),
        ("198100182384", IdentityFault.IMPOSSIBLE_DATE),
        ("203112182384", IdentityFault.BORN_IN_THE_FUTURE),
        ("188112182384", IdentityFault.TOO_OLD),
        ("198112180008", IdentityFault.IMPOSSIBLE_SERIAL),
        ("198112182387", IdentityFault.WRONG_CHECK_DIGIT),
    ],
)
def test_each_fault_has_its_own_code(written: str | float, fault: IdentityFault) -> None:
    assert read(written) == fault


def test_a_person_is_born_in_the_future_until_the_day_itself() -> None:
    born_on = date(1981, 12, 18)

    assert read(WOMAN, born_on - timedelta(days=1)) == IdentityFault.BORN_IN_THE_FUTURE
    assert read(WOMAN, born_on) == WOMAN


def test_the_message_counts_the_digits_but_never_quotes_them() -> None:
    reason = parse_identity_number("19811218238", today=TODAY)

    assert isinstance(reason, Reason)
    assert reason.message % reason.values == "Personnumret ska ha 10 eller 12 siffror. Här är det 11."


def test_a_number_tells_birthday_sex_and_how_it_is_written() -> None:
    number = IdentityNumber(WOMAN)

    assert (number.born_on, number.birth_year, number.sex) == (date(1981, 12, 18), 1981, Sex.WOMAN)
    assert (number.formatted, number.is_coordination_number) == ("19811218-2384", False)


def test_a_number_never_shows_itself_by_accident() -> None:
    number = IdentityNumber(WOMAN)

    shown = f"{number} {number!r} {[number]}"

    assert not any(part in shown for part in ("1981", "1218", "2384"))


def test_a_number_that_is_not_sound_cannot_be_made_and_the_error_is_silent_about_it() -> None:
    with pytest.raises(ValueError, match=r"^not a canonical identity number$"):
        IdentityNumber("198112182387")


def test_a_number_can_be_x_and_carried_to_another_process() -> None:
    number = IdentityNumber(WOMAN)

    assert copy.deepcopy(number) == number
    assert len({number, IdentityNumber(WOMAN)}) == 1
