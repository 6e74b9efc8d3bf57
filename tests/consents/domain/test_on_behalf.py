"""What is written in for somebody has a reason, and what they do themselves has none."""

import pytest

from kedjan.consents.domain.kinds import ConsentMethod
from kedjan.consents.domain.on_behalf import (
    TOLD_AT_AN_OFFICE,
    WHY_AN_AGREEMENT,
    Told,
    ToldBy,
    WhyOnBehalf,
    refusals_of_telling,
    refusals_on_behalf,
    told_from,
    told_parts,
)
from tests.support.reasons import codes

OTHERS = [way for way in ToldBy if way is not ToldBy.LINK]
IMPOSSIBLE: dict[ConsentMethod, set[ToldBy]] = {
    ConsentMethod.SIGNED_WEB: set(OTHERS),
    ConsentMethod.SIGNED_PAPER: {ToldBy.TELEPHONE},
    ConsentMethod.ORAL_WITNESS: {ToldBy.PAPER, ToldBy.LETTER},
}


@pytest.mark.parametrize("way", OTHERS)
def test_on_behalf_needs_a_reason(way: ToldBy) -> None:
    assert codes(refusals_of_telling(Told(way, None))) == ["on-behalf-without-why"]


@pytest.mark.parametrize("way", OTHERS)
@pytest.mark.parametrize("why", WhyOnBehalf)
def test_every_reason_will_do(way: ToldBy, why: WhyOnBehalf) -> None:
    assert refusals_of_telling(Told(way, why)) == ()
    assert way.label
    assert why.label


def test_whoever_answers_themselves_gives_no_reason() -> None:
    assert refusals_of_telling(Told(ToldBy.LINK, None)) == ()
    assert codes(refusals_of_telling(Told(ToldBy.LINK, WhyOnBehalf.NO_E_ID))) == ["on-behalf-of-nobody"]


@pytest.mark.parametrize("method", ConsentMethod)
@pytest.mark.parametrize("way", OTHERS)
def test_a_paper_does_not_come_by_telephone_nor_a_spoken_yes_by_letter(method: ConsentMethod, way: ToldBy) -> None:
    found = refusals_on_behalf(told=Told(way, WhyOnBehalf.NO_E_ID), is_person=False, method=method)

    assert codes(found) == (["told-otherwise"] if way in IMPOSSIBLE[method] else [])


def test_a_link_that_did_not_work_is_a_reason_for_an_invitation_alone() -> None:
    assert set(WhyOnBehalf) - set(WHY_AN_AGREEMENT) == {WhyOnBehalf.LINK_DID_NOT_WORK}
    assert set(TOLD_AT_AN_OFFICE) == set(OTHERS)


def test_what_staff_write_in_has_both_and_what_the_person_does_has_neither() -> None:
    by_somebody = Told(ToldBy.MEETING, WhyOnBehalf.NOT_NOW)

    for told in (None, Told(ToldBy.LINK, None), Told(ToldBy.MEETING, None)):
        assert codes(refusals_on_behalf(told=told, is_person=False)) == ["on-behalf-without-why"]
    assert refusals_on_behalf(told=None, is_person=True) == ()
    assert codes(refusals_on_behalf(told=by_somebody, is_person=True)) == ["on-behalf-of-nobody"]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("", ""), None),
        (("link", ""), Told(ToldBy.LINK, None)),
        (("letter", "not_now"), Told(ToldBy.LETTER, WhyOnBehalf.NOT_NOW)),
    ],
    ids=["nothing", "a link", "on behalf"],
)
def test_two_codes_become_what_was_told_and_it_becomes_them_again(codes: tuple[str, str], told: Told | None) -> None:
    assert told_from(*codes) == told
    assert tuple(one or "" for one in told_parts(told)) == codes
