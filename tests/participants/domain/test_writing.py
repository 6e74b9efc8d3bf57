"""What confirmed rows do to the register as it is at that moment, row after row."""

from collections.abc import Callable, Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.personnummer import IdentityNumber
from kedjan.participants.domain.benefits import BenefitType
from kedjan.participants.domain.intake import Change, Intake
from kedjan.participants.domain.writing import Candidate, Changes, changes_of
from tests.participants.domain.lists import MAN, WOMAN, checked

MARCH, JUNE = date(2013, 3, 31), date(2013, 6, 30)
SP, SE = BenefitType.SJUKPENNING, BenefitType.SJUKERSATTNING


def said_yes(line: int, shown: Change = Change.NEW_PERSON, **changes: str) -> Candidate:
    """Return a good row that somebody has said yes to."""
    intake = checked(**changes).intake
    assert intake is not None
    return Candidate(line, intake, shown)


def knows(ends: Mapping[BenefitType, date] | None) -> Callable[[IdentityNumber], Mapping[BenefitType, date] | None]:
    """Return a register that says the same of everybody; None: it knows nobody."""
    return lambda _number: ends


def told(changes: Changes) -> tuple[int, int, int, int, tuple[int, ...]]:
    return len(changes.people), len(changes.benefits), len(changes.ends), changes.same, changes.overtaken


def test_somebody_new_is_added() -> None:
    assert told(changes_of([said_yes(2)], knows(None))) == (1, 0, 0, 0, ())


def test_somebody_new_with_two_benefits_is_added_once() -> None:
    rows = [said_yes(2), said_yes(3, benefit="Sjukersättning")]

    changes = changes_of(rows, knows(None))

    assert told(changes) == (1, 1, 0, 0, ())
    assert [one.benefit for one in (*changes.people, *changes.benefits)] == [SP, SE]


def test_a_shown_new_day_replaces_the_old_one() -> None:
    assert told(changes_of([said_yes(2, Change.NEW_END)], knows({SP: JUNE}))) == (0, 0, 1, 0, ())


def test_a_day_that_nobody_was_shown_is_left() -> None:
    for shown in (Change.NEW_PERSON, Change.NEW_BENEFIT):
        assert told(changes_of([said_yes(2, shown)], knows({SP: JUNE}))) == (0, 0, 0, 0, (2,))


def test_somebody_registered_meanwhile_is_the_same() -> None:
    assert told(changes_of([said_yes(2)], knows({SP: MARCH}))) == (0, 0, 0, 1, ())


def test_another_benefit_of_somebody_registered_meanwhile_is_added() -> None:
    assert told(changes_of([said_yes(2)], knows({SE: JUNE}))) == (0, 1, 0, 0, ())


def test_changes_tell_nothing_in_a_log() -> None:
    row = said_yes(2)

    assert WOMAN not in repr((row, changes_of([row], knows(None))))


@given(
    numbers=st.lists(st.sampled_from([WOMAN, MAN]), max_size=6),
    known=st.none() | st.dictionaries(st.sampled_from([SP, SE]), st.sampled_from([MARCH, JUNE])),
)
def test_every_row_is_accounted_for_and_nobody_is_added_twice(
    numbers: list[str], known: dict[BenefitType, date] | None
) -> None:
    rows = [said_yes(line, number=number) for line, number in enumerate(numbers, start=2)]

    changes = changes_of(rows, knows(known))

    people, benefits, ends, same, overtaken = told(changes)
    added: list[Intake] = [*changes.people]
    assert people + benefits + ends + same + len(overtaken) == len(rows)
    assert len({one.number.digits for one in added}) == len(added)
