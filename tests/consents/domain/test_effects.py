"""What a withdrawal closes, and what another consent keeps open. Rule: docs/rules/consents.md."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.consents.domain.effects import Effect, Opened, effects_of_closing, ends_soon
from kedjan.kernel.ids import OrganisationId
from kedjan.kernel.information import Category, Purpose
from tests.support.world import TODAY, noon

NOW, DAY, MOMENT = noon(TODAY), timedelta(days=1), timedelta(microseconds=1)
ONE, TWO, THREE = (OrganisationId(UUID(int=number)) for number in (1, 2, 3))
openings = st.lists(
    st.builds(
        Opened,
        organisation_id=st.sampled_from((ONE, TWO)),
        purpose=st.sampled_from((Purpose.SUPPORT, Purpose.FOLLOW_UP)),
        category=st.sampled_from((Category.PLAN, Category.NEEDS)),
        givers=st.frozensets(st.sampled_from((ONE, TWO, THREE)), min_size=1),
    ),
    max_size=6,
)


def _opened(category: Category, *givers: OrganisationId, purpose: Purpose = Purpose.SUPPORT) -> Opened:
    return Opened(ONE, purpose, category, frozenset(givers))


def test_what_no_other_consent_opens_is_closed() -> None:
    assert effects_of_closing([_opened(Category.PLAN, TWO)], []) == (
        Effect(ONE, Purpose.SUPPORT, closed=(Category.PLAN,), kept=()),
    )


def test_another_consent_of_every_giver_keeps_a_kind_open() -> None:
    closing = [_opened(Category.PLAN, TWO, THREE), _opened(Category.NEEDS, TWO, THREE)]
    others = [_opened(Category.PLAN, TWO), _opened(Category.PLAN, THREE), _opened(Category.NEEDS, TWO)]

    assert effects_of_closing(closing, others) == (
        Effect(ONE, Purpose.SUPPORT, closed=(Category.NEEDS,), kept=(Category.PLAN,)),
    )


def test_a_consent_for_another_purpose_keeps_nothing_open() -> None:
    others = [_opened(Category.PLAN, TWO, purpose=Purpose.FOLLOW_UP)]

    assert effects_of_closing([_opened(Category.PLAN, TWO)], others)[0].closed == (Category.PLAN,)


@given(closing=openings, others=openings)
def test_a_kind_is_kept_only_where_the_others_name_all_who_gave_it(closing: list[Opened], others: list[Opened]) -> None:
    def is_kept(one: Opened) -> bool:
        key = (one.organisation_id, one.purpose, one.category)
        same = [other for other in others if (other.organisation_id, other.purpose, other.category) == key]
        return all(any(giver in other.givers for other in same) for giver in one.givers)

    told = [
        (effect.organisation_id, effect.purpose, category, kept)
        for effect in effects_of_closing(closing, others)
        for kinds, kept in ((effect.closed, False), (effect.kept, True))
        for category in kinds
    ]

    assert sorted(told) == sorted((one.organisation_id, one.purpose, one.category, is_kept(one)) for one in closing)


@pytest.mark.parametrize(
    ("left", "soon"),
    [(-MOMENT, False), (timedelta(), False), (MOMENT, True), (31 * DAY, True), (31 * DAY + MOMENT, False)],
)
def test_what_ends_within_a_month_ends_soon(left: timedelta, soon: bool) -> None:
    assert ends_soon(NOW + left, NOW) is soon
