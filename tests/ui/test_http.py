"""How a view learns whose own page it is."""

from dataclasses import replace

import pytest
from django.http import Http404

from kedjan.kernel.actor import Actor
from kedjan.kernel.clock import ShiftedClock
from kedjan.kernel.ids import AccountId, ParticipantId, new_id
from kedjan.kernel.information import Purpose
from kedjan.ui.http import Acting, me_or_404

_OFFICER = Actor(
    account_id=AccountId(new_id()), organisation_id=None, role="staff", permissions=frozenset(), purpose=Purpose.SUPPORT
)


def test_a_page_of_ones_own_is_about_the_acting_participant() -> None:
    me = ParticipantId(new_id())

    assert me_or_404(Acting(replace(_OFFICER, participant_id=me), ShiftedClock())) == me


def test_a_page_of_ones_own_is_nowhere_for_somebody_who_is_no_participant() -> None:
    with pytest.raises(Http404):
        me_or_404(Acting(_OFFICER, ShiftedClock()))
