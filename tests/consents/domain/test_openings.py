"""When a consent can be recorded: docs/rules/consents.md."""

from datetime import date
from uuid import UUID

import pytest

from kedjan.consents.domain.kinds import ConsentKind
from kedjan.consents.domain.openings import OPENING_KINDS, Opening, refusals_to_record
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
SOMEBODY = OrganisationId(UUID(int=1))
GIVERS = frozenset({OrganisationId(UUID(int=2))})
TO_SOMEBODY = (Opening(SOMEBODY, Purpose.SUPPORT, frozenset({Category.PLAN}), GIVERS),)


def _refusals(
    *,
    kind: ConsentKind = ConsentKind.LIFTS_SECRECY,
    openings: tuple[Opening, ...] = TO_SOMEBODY,
    given_on: date = TODAY,
    until_on: date = date(2014, 1, 14),
) -> list[str]:
    found = refusals_to_record(kind=kind, openings=openings, given_on=given_on, until_on=until_on, today=TODAY)
    return codes(found)


def test_a_consent_for_a_year_to_somebody_can_be_recorded() -> None:
    assert _refusals() == []


@pytest.mark.parametrize("kind", sorted(OPENING_KINDS))
def test_a_consent_that_opens_names_somebody(kind: ConsentKind) -> None:
    assert _refusals(kind=kind, openings=()) == ["consent-names-nobody"]


@pytest.mark.parametrize("kind", sorted(set(ConsentKind) - OPENING_KINDS))
def test_a_consent_of_another_kind_may_open_nothing(kind: ConsentKind) -> None:
    assert _refusals(kind=kind, openings=()) == []


def test_a_consent_opens_something_to_everybody_it_names() -> None:
    empty = Opening(SOMEBODY, Purpose.SUPPORT, frozenset(), GIVERS)

    assert _refusals(openings=(*TO_SOMEBODY, empty)) == ["consent-opens-nothing"]


def test_a_consent_was_given_today_or_earlier() -> None:
    assert _refusals(given_on=TODAY) == []
    assert _refusals(given_on=date(2013, 1, 15)) == ["consent-in-the-future"]


def test_a_consent_holds_for_a_day_at_least() -> None:
    assert _refusals(until_on=date(2013, 1, 15)) == []
    assert _refusals(until_on=TODAY) == ["consent-ends-before-it-starts"]


def test_a_consent_holds_for_five_years_at_most() -> None:
    assert _refusals(until_on=date(2018, 1, 14)) == []
    assert _refusals(until_on=date(2018, 1, 15)) == ["consent-too-long"]
    assert _refusals(until_on=date(2018, 12, 31)) == ["consent-too-long"]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert _refusals(openings=(), given_on=date(2013, 2, 1), until_on=date(2013, 1, 31)) == [
        "consent-names-nobody",
        "consent-in-the-future",
        "consent-ends-before-it-starts",
    ]
