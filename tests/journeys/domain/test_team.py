"""What the team's consent opens to each organisation: docs/rules/consents.md, whose table is read here."""

from uuid import UUID

import pytest

from kedjan.consents.domain.openings import Opening
from kedjan.journeys.domain.team import (
    TEAM_CATEGORIES,
    Answering,
    TeamPlace,
    answering_for,
    follow_up_openings,
    gate_category,
    team_openings,
)
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.organisations.domain.kinds import OrganisationKind
from tests.support.server import PROJECT

ROWS = {
    "Försäkringskassan": OrganisationKind.FK,
    "Arbetsförmedlingen": OrganisationKind.AF,
    "the person's municipality": OrganisationKind.KOMMUN,
    "the region": OrganisationKind.REGION,
    "the coordination association": OrganisationKind.SAMORDNINGSFORBUND,
}
COLUMNS = (
    {Category.IDENTITY, Category.CONTACT, Category.NEEDS, Category.PLAN},
    {Category.ECONOMY},
    {Category.HEALTH_DOCUMENTS},
    {Category.ASSESSMENTS},
    {Category.WORK},
)
SOMEBODY = OrganisationId(UUID(int=1))


def table_of_the_document() -> dict[str, list[str]]:
    """Return the cells of each row of the table, by its first one."""
    lines = (PROJECT / "docs/rules/consents.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {row[0]: row[1:] for row in rows[2:]}


@pytest.mark.parametrize(("row", "kind"), ROWS.items())
def test_each_agency_sees_what_the_document_says(row: str, kind: OrganisationKind) -> None:
    cells = table_of_the_document()[row]

    opened = [categories for categories, cell in zip(COLUMNS, cells, strict=True) if cell == "yes"]

    assert set(cells) <= {"yes", "–"}
    assert TEAM_CATEGORIES[kind] == set().union(*opened)


def test_no_other_kind_of_organisation_is_in_the_team_and_the_document_forgets_nobody() -> None:
    assert set(TEAM_CATEGORIES) == set(ROWS.values())
    assert set(table_of_the_document()) - set(ROWS) == {"an employer with a place", "who follows up"}


def test_nobody_in_the_team_sees_the_coachs_notes_or_the_follow_up_by_it() -> None:
    opened = set().union(*TEAM_CATEGORIES.values())

    assert set(Category) - opened == {Category.COACHING_NOTES, Category.FOLLOW_UP}


@pytest.mark.parametrize("kind", OrganisationKind)
def test_the_consent_opens_to_each_place_in_the_team_for_support_and_to_nobody_else(kind: OrganisationKind) -> None:
    found = team_openings((TeamPlace(SOMEBODY, kind),))

    expected = (
        (Opening(SOMEBODY, Purpose.SUPPORT, TEAM_CATEGORIES[kind], frozenset({SOMEBODY})),)
        if kind in TEAM_CATEGORIES
        else ()
    )
    assert found == expected


def test_an_employer_in_the_team_gets_nothing_by_it() -> None:
    assert team_openings((TeamPlace(SOMEBODY, OrganisationKind.EMPLOYER),)) == ()


def test_those_who_follow_up_get_what_results_are_made_of_and_no_name() -> None:
    assert follow_up_openings((SOMEBODY,), frozenset({SOMEBODY})) == (
        Opening(SOMEBODY, Purpose.FOLLOW_UP, frozenset({Category.FOLLOW_UP}), frozenset({SOMEBODY})),
    )


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("economy", Category.ECONOMY),
        ("medical", Category.HEALTH_DOCUMENTS),
        ("documents", Category.HEALTH_DOCUMENTS),
        ("motivation", Category.PLAN),
        ("a gate of a programme yet to come", Category.PLAN),
    ],
)
def test_a_gate_is_as_open_as_what_it_is_about(kind: str, category: Category) -> None:
    assert gate_category(kind) is category


def test_those_of_the_team_answer_whose_kind_the_stage_names_and_a_kind_that_is_missing_is_told() -> None:
    team = (
        (OrganisationKind.FK, "Försäkringskassan Sunne"),
        (OrganisationKind.AF, "Arbetsförmedlingen Torsby"),
        (OrganisationKind.AF, "Arbetsförmedlingen Sunne"),
    )

    assert answering_for((), team) == Answering((), ())
    assert answering_for((OrganisationKind.AF, OrganisationKind.REGION, OrganisationKind.FK), team) == Answering(
        ("Arbetsförmedlingen Torsby", "Arbetsförmedlingen Sunne", "Försäkringskassan Sunne"), (OrganisationKind.REGION,)
    )
