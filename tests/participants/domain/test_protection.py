"""Who may protect whom, and who must remain."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kedjan.kernel.ids import AccountId
from kedjan.participants.domain.protection import (
    Strength,
    refusals_to_change,
    refusals_to_entrust,
    refusals_to_protect,
    refusals_to_release,
)
from tests.support.reasons import codes

ONE, OTHER = AccountId(UUID(int=1)), AccountId(UUID(int=2))


def test_somebody_in_the_own_register_is_protected_once() -> None:
    assert refusals_to_protect(is_protected=False, in_own_register=True) == ()
    assert codes(refusals_to_protect(is_protected=True, in_own_register=True)) == ["already-protected"]
    assert codes(refusals_to_protect(is_protected=False, in_own_register=False)) == ["in-another-register"]


def test_the_last_of_the_few_remains() -> None:
    assert refusals_to_release(named={ONE, OTHER}, leaving=ONE) == ()
    assert codes(refusals_to_release(named={ONE}, leaving=ONE)) == ["last-named"]
    assert codes(refusals_to_release(named={ONE}, leaving=OTHER)) == ["not-named"]


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_has_a_name(strength: Strength) -> None:
    assert strength.label
    assert strength.effect


@pytest.mark.parametrize("held", Strength)
def test_a_strength_becomes_any_other(held: Strength) -> None:
    refused = {one for one in Strength if refusals_to_change(strength=held, wanted=one)}

    assert refused == {held}


def test_somebody_who_gives_support_is_named_once() -> None:
    assert refusals_to_entrust(named={ONE}, account_id=OTHER, gives_support=True) == ()
    assert codes(refusals_to_entrust(named={ONE}, account_id=ONE, gives_support=True)) == ["already-named"]
    assert codes(refusals_to_entrust(named={ONE}, account_id=OTHER, gives_support=False)) == ["gives-no-support"]


@given(steps=st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=20))
def test_however_people_are_named_and_removed_one_always_remains(steps: list[tuple[bool, int]]) -> None:
    named = {AccountId(UUID(int=0))}
    for is_naming, number in steps:
        one = AccountId(UUID(int=number))
        if is_naming and not refusals_to_entrust(named=named, account_id=one, gives_support=True):
            named |= {one}
        if not is_naming and not refusals_to_release(named=named, leaving=one):
            named -= {one}
        assert named
