"""What an agreement of each kind must name, how the kinds are kept apart, and how long each holds at most."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kedjan.consents.domain.giving import Witness, refusals_of_method
from kedjan.consents.domain.kinds import ConsentKind, ConsentMethod
from kedjan.consents.domain.openings import OPENS_FOR, Opening, refusals_of_time, refusals_to_record
from kedjan.consents.domain.storing import openings_as_json, openings_from_json, terms_as_json, terms_from_json
from kedjan.consents.domain.terms import GdprTerms, Paper, RecordsTerms, Terms, refusals_of_terms
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from kedjan.kernel.months import add_months
from tests.support.reasons import codes

TODAY = date(2013, 1, 14)
RECORDS = RecordsTerms(("Vårdcentralen",), frozenset({Paper.RECORD}), date(2012, 1, 1), TODAY, "se vad som behövs")
GDPR = GdprTerms("visa bilder", "det inte hör till vårt uppdrag")
ONE, OTHER = OrganisationId(UUID(int=1)), OrganisationId(UUID(int=2))


def _of_terms(terms: Terms | None, kind: ConsentKind = ConsentKind.COLLECT_RECORDS) -> list[str]:
    return codes(refusals_of_terms(kind=kind, terms=terms, given_on=TODAY))


def _of_openings(kind: ConsentKind, *openings: Opening) -> list[str]:
    found = refusals_to_record(kind=kind, openings=openings, given_on=TODAY, until_on=date(2013, 2, 14), today=TODAY)
    return codes(found)


def test_a_power_of_attorney_that_names_everything_is_taken() -> None:
    assert _of_terms(RECORDS) == []


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (replace(RECORDS, providers=()), "records-of-no-provider"),
        (replace(RECORDS, providers=(" ",)), "records-of-no-provider"),
        (replace(RECORDS, providers=("x",) * 21), "records-of-too-many"),
        (replace(RECORDS, papers=frozenset()), "records-of-no-paper"),
        (replace(RECORDS, first_on=date(2013, 1, 14), last_on=date(2013, 1, 13)), "records-end-before-they-start"),
        (replace(RECORDS, last_on=date(2013, 1, 15)), "records-of-the-future"),
        (replace(RECORDS, purpose=" "), "records-without-purpose"),
    ],
)
def test_a_power_of_attorney_says_whose_papers_which_of_when_and_what_for(wrong: RecordsTerms, code: str) -> None:
    assert _of_terms(wrong) == [code]


def test_a_power_of_attorney_may_name_a_day_and_as_many_providers_as_are_allowed() -> None:
    assert _of_terms(replace(RECORDS, first_on=TODAY, providers=("x",) * 20)) == []


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (GDPR, []),
        (replace(GDPR, purpose=" "), ["gdpr-without-purpose"]),
        (replace(GDPR, why=" "), ["gdpr-without-basis"]),
    ],
)
def test_a_consent_under_the_gdpr_says_what_for_and_why_consent_is_the_basis(
    terms: GdprTerms, expected: list[str]
) -> None:
    assert _of_terms(terms, ConsentKind.GDPR) == expected


@pytest.mark.parametrize("kind", ConsentKind)
def test_terms_belong_to_their_own_kind(kind: ConsentKind) -> None:
    needed = {ConsentKind.COLLECT_RECORDS: RECORDS, ConsentKind.GDPR: GDPR}.get(kind)

    for terms in (None, RECORDS, GDPR):
        expected = [] if terms is needed else ["agreement-of-another-kind"]
        assert _of_terms(terms, kind) == expected


@pytest.mark.parametrize("kind", sorted(OPENS_FOR))
def test_support_and_follow_up_are_never_mixed_in_one_consent(kind: ConsentKind) -> None:
    right = Opening(ONE, OPENS_FOR[kind], frozenset({Category.PLAN}), frozenset({OTHER}))
    wrong = next(purpose for purpose in OPENS_FOR.values() if purpose is not OPENS_FOR[kind])

    assert _of_openings(kind, right) == []
    assert _of_openings(kind, right, replace(right, purpose=wrong)) == ["consent-mixes-purposes"]


@pytest.mark.parametrize("kind", sorted(set(ConsentKind) - set(OPENS_FOR)))
def test_a_kind_that_opens_nothing_opens_nothing(kind: ConsentKind) -> None:
    opening = Opening(ONE, Purpose.SUPPORT, frozenset({Category.PLAN}), frozenset({OTHER}))

    assert _of_openings(kind, opening) == ["consent-of-this-kind-opens-nothing"]


def test_a_consent_that_opens_names_who_hands_over() -> None:
    nobody = Opening(ONE, Purpose.SUPPORT, frozenset({Category.PLAN}), frozenset())

    assert _of_openings(ConsentKind.LIFTS_SECRECY, nobody) == ["consent-names-no-giver"]


@pytest.mark.parametrize(
    ("kind", "years"),
    [
        (ConsentKind.LIFTS_SECRECY, 5),
        (ConsentKind.COLLECT_RECORDS, 1),
        (ConsentKind.JOIN_PROGRAMME, 5),
        (ConsentKind.FOLLOW_UP_REGISTER, 5),
        (ConsentKind.GDPR, 2),
    ],
)
def test_each_kind_has_its_longest_time(kind: ConsentKind, years: int) -> None:
    longest = add_months(TODAY, 12 * years)

    assert refusals_of_time(kind=kind, given_on=TODAY, until_on=longest) == ()
    (reason,) = refusals_of_time(kind=kind, given_on=TODAY, until_on=longest.replace(day=15))
    assert (reason.code, reason.values) == ("consent-too-long", {"years": years})


@pytest.mark.parametrize(
    ("method", "witness", "is_person", "expected"),
    [
        (ConsentMethod.SIGNED_PAPER, None, False, []),
        (ConsentMethod.SIGNED_WEB, None, True, []),
        (ConsentMethod.SIGNED_WEB, None, False, ["web-is-signed-by-the-person"]),
        (ConsentMethod.ORAL_WITNESS, Witness("Vera", "Kollega"), False, []),
        (ConsentMethod.ORAL_WITNESS, None, False, ["oral-without-witness"]),
        (ConsentMethod.ORAL_WITNESS, Witness(" ", "Kollega"), False, ["oral-without-witness"]),
        (ConsentMethod.ORAL_WITNESS, Witness("Vera", " "), False, ["oral-without-witness"]),
        (ConsentMethod.SIGNED_PAPER, Witness("Vera", "Kollega"), False, ["witness-of-nothing"]),
    ],
)
def test_how_it_was_given_is_whole(
    method: ConsentMethod, witness: Witness | None, is_person: bool, expected: list[str]
) -> None:
    found = refusals_of_method(method=method, witness=witness, is_person=is_person)

    assert codes(found) == expected


@pytest.mark.parametrize("terms", [RECORDS, GDPR])
def test_terms_come_back_as_they_were_stored(terms: Terms) -> None:
    assert terms_from_json(terms_as_json(terms)) == terms


def test_openings_come_back_as_they_were_stored() -> None:
    openings = (
        Opening(ONE, Purpose.SUPPORT, frozenset({Category.PLAN, Category.NEEDS}), frozenset({OTHER, ONE})),
        Opening(OTHER, Purpose.FOLLOW_UP, frozenset({Category.FOLLOW_UP}), frozenset({ONE})),
    )

    assert openings_from_json(openings_as_json(openings)) == openings
