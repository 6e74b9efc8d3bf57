"""A list can say that somebody's identity is protected; a word that is not understood never makes them unprotected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.participants.domain.intake import UNREAD, CheckedRow
from kedjan.participants.domain.intake_remarks import Verdict
from kedjan.participants.domain.intake_repeats import against_protection, check_rows
from kedjan.participants.domain.protection import Strength, strength_named
from kedjan.participants.domain.staging import read_values, values_of
from tests.participants.domain.lists import CONTEXT, MAN, ListRow, row
from tests.support.reasons import codes

WORDS = {
    "Sekretessmarkering": Strength.MARKED,
    "SEKRETESSMARKERAD": Strength.MARKED,
    "marked": Strength.MARKED,
    "skyddad folkbokföring": Strength.PROTECTED,
    "Skyddad": Strength.PROTECTED,
    "protected": Strength.PROTECTED,
    "fingerade personuppgifter": Strength.ASSUMED,
    "fingerad identitet": Strength.ASSUMED,
    "assumed": Strength.ASSUMED,
}


def checked(*lines: ListRow) -> tuple[CheckedRow, ...]:
    return check_rows(lines, CONTEXT)


def line(protection: str, line: int = 2, **changes: str) -> ListRow:
    return row(line, protection=protection, **changes)


@pytest.mark.parametrize(("word", "strength"), WORDS.items())
def test_each_strength_is_known_by_its_name_a_short_form_and_its_code(word: str, strength: Strength) -> None:
    (found,) = checked(line(word))

    assert found.intake is not None
    assert (found.intake.protection, found.verdict, found.is_protected) == (strength, Verdict.READY, True)
    kept = read_values(values_of(found)).intake
    assert kept is not None
    assert kept.protection is strength


@pytest.mark.parametrize("word", ["", " ", "nej", "Nej", "-", "ingen", "0"])
def test_nothing_and_no_say_that_there_is_none(word: str) -> None:
    (found,) = checked(line(word))

    assert found.intake is not None
    assert (found.intake.protection, found.is_protected) == (None, False)


@given(word=st.text(max_size=30))
def test_any_word_is_a_strength_is_a_no_or_is_not_understood(word: str) -> None:
    try:
        found = strength_named(word)
    except ValueError:
        found = None
        assert word.strip(" -–—"), "only what is written can be misunderstood"
    assert found is None or found in Strength


def test_a_word_that_is_not_understood_refuses_its_row_alone_and_says_what_can_be_written() -> None:
    bad, good = checked(line("ja"), line("", 3, number=MAN))

    assert (bad.verdict, bad.intake, bad.protection) == (Verdict.REFUSED, None, UNREAD)
    (reason,) = bad.reasons
    assert reason.code == "intake.unknown_protection"
    assert reason.values["accepted"] == "sekretessmarkering, skyddad folkbokföring, fingerade personuppgifter"
    assert good.verdict is Verdict.READY


@pytest.mark.parametrize("other", ["", "ja", "skyddad"])
@pytest.mark.parametrize("day", ["2013-03-31", "fel"])
def test_rows_of_one_person_that_say_different_things_are_all_refused(other: str, day: str) -> None:
    rows = checked(line("sekretess", benefit_end=day), line(other, 3, benefit="Rehabiliteringspenning"))

    assert [one.verdict for one in rows] == [Verdict.REFUSED] * 2
    assert all("intake.other_protection" in codes(one.reasons) for one in rows)
    assert all(one.is_protected for one in rows)


def test_two_benefits_of_a_protected_person_are_both_used() -> None:
    rows = checked(line("sekretess"), line("marked", 3, benefit="Rehabiliteringspenning"))

    assert [one.verdict for one in rows] == [Verdict.READY] * 2


def test_somebody_registered_without_protection_is_not_passed_by() -> None:
    protected, plain = checked(line("sekretess"), line("", 3, number=MAN))

    assert against_protection(protected, is_protected=True) == protected
    assert against_protection(plain, is_protected=False) == plain
    refused = against_protection(protected, is_protected=False)
    assert (refused.verdict, refused.intake) == (Verdict.REFUSED, None)
    assert codes(refused.reasons) == ["intake.registered_unprotected"]
