"""The columns of a list of people: docs/rules/intake.md, "Columns"."""

import pytest

from kedjan.participants.domain.intake_columns import (
    OTHER_NAMES,
    CannotUseColumns,
    IntakeColumn,
    plan_columns,
)

REQUIRED = ("personnummer", "förnamn", "efternamn", "kommun", "förmån", "förmån till och med")


def refused(header: tuple[str, ...]) -> list[str]:
    with pytest.raises(CannotUseColumns) as refusal:
        plan_columns(header)
    return [reason.message % reason.values for reason in refusal.value.reasons]


def test_the_columns_may_stand_in_any_order() -> None:
    plan = plan_columns(tuple(reversed(REQUIRED)))

    assert [plan.positions[IntakeColumn(name)] for name in REQUIRED] == [5, 4, 3, 2, 1, 0]
    assert plan.notes == ()


def test_case_spaces_dots_and_diacritics_do_not_matter() -> None:
    plan = plan_columns(("PERSON-NUMMER", "Fornamn", "efter namn", "Kommun:", "FÖRMÅN", "Förmån t.o.m."))

    assert list(plan.positions) == [IntakeColumn(name) for name in REQUIRED]
    assert plan.titles[IntakeColumn.BENEFIT_END] == "Förmån t.o.m."


@pytest.mark.parametrize(("column", "name"), [(column, name) for column in OTHER_NAMES for name in OTHER_NAMES[column]])
def test_every_other_name_means_its_own_column(column: IntakeColumn, name: str) -> None:
    others = tuple(required for required in REQUIRED if required != column)

    plan = plan_columns((*others, name))

    assert plan.positions[column] == len(others)


def test_each_missing_column_is_named_with_the_names_it_may_have() -> None:
    assert refused(("personnummer", "förnamn", "kommun", "förmån", "förmån till och med"))[0] == (
        "Kolumnen efternamn saknas. Den kan också heta family name, last name, surname, enamn."
    )
    assert len(refused(("namn", "adress"))) == 6


def test_a_required_column_that_is_there_twice_is_refused() -> None:
    assert refused((*REQUIRED, "pnr")) == [
        "Kolumnen personnummer finns flera gånger: personnummer, pnr. Behåll en av dem."
    ]


def test_the_first_of_two_optional_columns_with_one_meaning_is_used() -> None:
    plan = plan_columns((*REQUIRED, "mobil", "telefon"))

    assert plan.titles[IntakeColumn.PHONE] == "mobil"
    assert [reason.message % reason.values for reason in plan.notes] == ["Kolumner som inte används (1): telefon."]


def test_ten_columns_too_many_give_one_note_that_names_them() -> None:
    extra = tuple(f"Extra {number}" for number in range(1, 11))

    plan = plan_columns((*REQUIRED, *extra))

    assert [reason.message % reason.values for reason in plan.notes] == [
        f"Kolumner som inte används (10): {', '.join(extra)}."
    ]


def test_very_many_unused_columns_are_counted_but_not_all_named() -> None:
    plan = plan_columns((*REQUIRED, *(f"x{number}" for number in range(30)), ""))

    assert [reason.values for reason in plan.notes] == [
        {"count": 30, "names": "x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, …"}
    ]


def test_an_identity_number_among_the_headers_is_not_repeated() -> None:
    plan = plan_columns((*REQUIRED, "19811218-2384"))

    assert plan.notes[0].values["names"] == "••••••••-••••"
