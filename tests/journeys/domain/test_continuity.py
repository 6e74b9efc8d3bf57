"""Who follows a person: one at a time for each organisation, and a change has a reason and is handed over."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.journeys.domain.continuity import Continuity, Followed, WhyChanged, continuity, refusals_to_name
from kedjan.kernel.ids import AccountId
from tests.support.reasons import codes

TODAY, BEGAN = date(2013, 1, 14), date(2012, 12, 3)
ANNA, BO = AccountId(UUID(int=1)), AccountId(UUID(int=2))


def refused(
    latest: Followed | None,
    worker: AccountId | None,
    since_on: date = TODAY,
    why: WhyChanged | None = None,
    note: str = "",
) -> list[str]:
    return codes(
        refusals_to_name(latest=latest, new=Followed(worker, since_on), why=why, note=note, began_on=BEGAN, today=TODAY)
    )


def test_the_first_takes_over_from_nobody() -> None:
    assert refused(None, ANNA) == []
    assert refused(None, None) == ["worker-is-the-same"]


def test_a_change_needs_a_reason_and_a_handover_and_says_what_is_missing() -> None:
    latest = Followed(ANNA, BEGAN)

    assert refused(latest, BO) == ["change-without-a-why", "change-without-handover"]
    assert refused(latest, BO, why=WhyChanged.HAS_LEFT, note="  ") == ["change-without-handover"]
    assert refused(latest, BO, why=WhyChanged.HAS_LEFT, note="Ring på förmiddagen.") == []
    assert refused(latest, None) == ["change-without-a-why", "change-without-handover"]


def test_whoever_comes_after_a_time_without_anybody_takes_over_from_nobody() -> None:
    assert refused(Followed(None, BEGAN), BO) == []


def test_nobody_takes_over_from_themselves() -> None:
    assert refused(Followed(ANNA, BEGAN), ANNA) == ["worker-is-the-same"]


@pytest.mark.parametrize(
    ("latest", "since_on", "expected"),
    [
        (None, BEGAN, []),
        (None, date(2012, 12, 2), ["worker-before-the-one-before"]),
        (Followed(None, date(2013, 1, 7)), date(2013, 1, 6), ["worker-before-the-one-before"]),
        (Followed(None, date(2013, 1, 7)), date(2013, 1, 7), []),
        (None, date(2013, 1, 15), ["worker-in-the-future"]),
    ],
)
def test_a_day_lies_between_the_one_before_and_today(
    latest: Followed | None, since_on: date, expected: list[str]
) -> None:
    assert refused(latest, ANNA, since_on) == expected


@pytest.mark.parametrize(
    ("workers", "changes"),
    [
        ((ANNA,), 0),
        ((ANNA, BO), 1),
        ((ANNA, BO, ANNA), 2),
        ((ANNA, None, ANNA), 0),
        ((ANNA, None, BO), 1),
        ((ANNA, None), 1),
        ((None, ANNA), 0),
    ],
)
def test_changes_are_counted_between_those_who_follow(workers: tuple[AccountId | None, ...], changes: int) -> None:
    assert continuity(tuple(Followed(worker, TODAY) for worker in workers)) == Continuity(changes)


def test_where_nobody_was_ever_named_nothing_is_known() -> None:
    assert continuity(()) is None
    assert continuity((Followed(None, TODAY),)) is None


@given(st.lists(st.sampled_from([ANNA, BO, None]), max_size=9))
def test_the_same_worker_is_whoever_was_named_first_and_last_with_nobody_else_between(
    workers: list[AccountId | None],
) -> None:
    found = continuity(tuple(Followed(worker, TODAY) for worker in workers))

    if found is not None:
        assert found.is_same == (len({one for one in workers if one}) == 1 and workers[-1] is not None)
