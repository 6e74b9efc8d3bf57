"""What is written in for somebody has a reason, and what they do themselves has none."""

import pytest

from kedjan.journeys.domain.on_behalf import Told, ToldBy, WhyOnBehalf, refusals_of_telling

OTHERS = [way for way in ToldBy if way is not ToldBy.LINK]


@pytest.mark.parametrize("way", OTHERS)
def test_on_behalf_needs_a_reason(way: ToldBy) -> None:
    assert [reason.code for reason in refusals_of_telling(Told(way, None))] == ["on-behalf-without-why"]


@pytest.mark.parametrize("way", OTHERS)
@pytest.mark.parametrize("why", WhyOnBehalf)
def test_every_reason_will_do(way: ToldBy, why: WhyOnBehalf) -> None:
    assert refusals_of_telling(Told(way, why)) == ()
    assert way.label
    assert why.label


def test_whoever_answers_themselves_gives_no_reason() -> None:
    assert refusals_of_telling(Told(ToldBy.LINK, None)) == ()
    assert [reason.code for reason in refusals_of_telling(Told(ToldBy.LINK, WhyOnBehalf.NO_E_ID))] == [
        "on-behalf-of-nobody"
    ]
