"""Who may protect whom, and who must remain."""

from uuid import UUID

import pytest

from kedjan.kernel.ids import AccountId
from kedjan.participants.domain.protection import Strength, refusals_to_protect, refusals_to_release

ONE, OTHER = AccountId(UUID(int=1)), AccountId(UUID(int=2))


def test_somebody_in_the_own_register_is_protected_once() -> None:
    assert refusals_to_protect(is_protected=False, in_own_register=True) == ()
    assert [one.code for one in refusals_to_protect(is_protected=True, in_own_register=True)] == ["already-protected"]
    assert [one.code for one in refusals_to_protect(is_protected=False, in_own_register=False)] == [
        "in-another-register"
    ]


def test_the_last_of_the_few_remains() -> None:
    assert refusals_to_release(named={ONE, OTHER}, leaving=ONE) == ()
    assert [one.code for one in refusals_to_release(named={ONE}, leaving=ONE)] == ["last-named"]
    assert [one.code for one in refusals_to_release(named={ONE}, leaving=OTHER)] == ["not-named"]


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_has_a_name(strength: Strength) -> None:
    assert strength.label
