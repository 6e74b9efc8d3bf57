"""What leaves the house about coaching groups: nobody can subtract those who were in none."""

import json

from kedjan.kernel.sex import Sex
from kedjan.outcomes.domain.facts import ResultFact
from kedjan.outcomes.domain.protection import protected_sheet
from kedjan.outcomes.domain.published import from_document, to_document
from kedjan.outcomes.domain.readings import GoalReading, Measured, SharesBySex
from kedjan.outcomes.domain.results import open_sheet, results
from tests.outcomes.coached import AS_OF, GROUP_STARTS, OTHERS, many, starts, the_project

FEW = OTHERS.replace("reached = 30, known = 80", "reached = 3, known = 80")
PEOPLE = (*many(60, 30, Sex.WOMAN, better=40), *many(50, 20, Sex.MAN, better=40))


def published(people: tuple[ResultFact, ...] = PEOPLE, compared: str = OTHERS) -> dict[Measured, GoalReading]:
    sheet = protected_sheet(results(people, the_project(compared), AS_OF, starts([GROUP_STARTS] * 3)))
    return {one.measured: one for one in sheet.goals}


def test_large_groups_are_shown_as_they_are() -> None:
    shown = published()

    for measured in (Measured.MORE_THAN, Measured.CHANCES_AT_GROUP_END):
        shares = shown[measured].shares
        assert shares is not None
        assert None not in (shares.women, shares.men, shares.total)


def test_work_in_groups_is_hidden_where_the_difference_to_everybody_is_one_of_few() -> None:
    shown = published((*PEOPLE, *many(2, 1, Sex.WOMAN, is_in_group=False)))[Measured.MORE_THAN].shares

    assert isinstance(shown, SharesBySex)
    assert shown.women is None


def test_few_who_answered_otherwise_are_hidden() -> None:
    shown = published((*many(60, 30, Sex.WOMAN, better=58), *many(50, 20, Sex.MAN, better=40)))

    shares = shown[Measured.CHANCES_AT_GROUP_END].shares
    assert shares is not None
    assert shares.women is None


def test_small_numbers_of_others_are_hidden_too_with_what_gives_them_away() -> None:
    others = published(compared=FEW)[Measured.MORE_THAN].others

    assert others is not None
    assert others.shares.men is None
    assert None in (others.shares.women, others.shares.total)


def test_what_is_published_of_coaching_groups_is_read_back_as_it_was() -> None:
    sheet = protected_sheet(results(PEOPLE, the_project(OTHERS), AS_OF, starts([GROUP_STARTS] * 3)))

    assert from_document(json.loads(json.dumps(to_document(sheet)))) == sheet
    assert {row.planned for row in sheet.starts} == {0, 3}


def test_an_open_sheet_has_the_starts_too() -> None:
    found = results(PEOPLE, the_project(), AS_OF, starts([GROUP_STARTS]))

    assert open_sheet(found).starts == found.starts != ()
