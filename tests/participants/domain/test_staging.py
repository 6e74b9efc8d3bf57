"""What is kept of a row until somebody decides: all that is needed, nothing of what may not be written."""

from dataclasses import replace

import pytest

from kedjan.kernel.refusal import Reason
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, CheckedRow
from kedjan.participants.domain.intake_repeats import against_register
from kedjan.participants.domain.staging import Standing, plain, read_values, reason_from, standing_of, values_of
from tests.participants.domain.lists import WOMAN, checked


def unchanged(row: CheckedRow) -> CheckedRow:
    """Return the row as one of somebody who is registered with the same day."""
    ends = {} if row.intake is None else {row.intake.benefit: row.intake.benefit_ends_on}
    return against_register(row, lambda _number: ends)


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (checked(), Standing.READY),
        (checked(benefit_end="2013-01-02"), Standing.ATTENTION),
        (checked(given_name="=Kim"), Standing.REFUSED),
        (unchanged(checked()), Standing.UNCHANGED),
        (unchanged(checked(benefit_end="2013-01-02")), Standing.UNCHANGED),
        (unchanged(checked(given_name="=Kim")), Standing.REFUSED),
    ],
)
def test_a_row_stands_where_its_verdict_and_the_register_put_it(row: CheckedRow, standing: Standing) -> None:
    assert standing_of(row) is standing


@pytest.mark.parametrize(
    "row", [checked(), checked(phone="070-174 06 05", email="asa@example.org", language="svenska")]
)
def test_a_row_that_may_be_written_comes_back_whole(row: CheckedRow) -> None:
    kept = read_values(values_of(row))

    assert kept.intake == row.intake
    assert kept.name == "Åsa Öberg"


def test_a_refused_row_keeps_its_name_and_no_number() -> None:
    text = values_of(checked(municipality="Ankeborg"))

    assert WOMAN not in text
    assert read_values(text).name == "Åsa Öberg"
    assert read_values(text).intake is None


def test_what_is_kept_tells_nothing_in_a_log() -> None:
    kept = read_values(values_of(checked()))

    assert "Öberg" not in repr(kept)
    assert WOMAN not in repr(kept)


def test_a_message_is_kept_so_that_it_can_be_shown_in_any_language() -> None:
    (reason,) = checked(given_name="=Kim").reasons

    assert reason_from(plain(reason)) == reason
    assert plain(reason).keys() == {"code", "message", "values"}


def test_a_message_that_was_not_kept_by_us_is_not_shown() -> None:
    with pytest.raises(TypeError):
        reason_from({**plain(Reason("x", "y")), "values": "z"})


def test_change_and_standing_do_not_depend_on_each_other() -> None:
    row = replace(checked(), change=Change.NEW_END)

    assert standing_of(row) is Standing.READY
    assert BenefitType.SJUKPENNING in values_of(row)
