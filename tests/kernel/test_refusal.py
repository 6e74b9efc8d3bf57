"""Refusals explain themselves."""

import copy
import dataclasses

import pytest

from kedjan.kernel.refusal import Reason, Refusal

NO_CONSENT = Reason("consent.missing", "Samtycke saknas för %(organisation)s.", {"organisation": "Sunne kommun"})
NO_OWNER = Reason("gate.without_owner", "Grinden har ingen ansvarig.")


class CannotOpenCase(Refusal):
    """A refusal like those beside the operations."""


def test_a_reason_is_shown_with_its_values() -> None:
    assert NO_CONSENT.message % NO_CONSENT.values == "Samtycke saknas för Sunne kommun."
    assert NO_OWNER.message % NO_OWNER.values == "Grinden har ingen ansvarig."


def test_a_reason_can_be_put_in_a_set_copied_and_told_as_plain_data() -> None:
    assert {NO_OWNER, copy.deepcopy(NO_OWNER)} == {NO_OWNER}
    assert dataclasses.asdict(NO_OWNER) == {
        "code": "gate.without_owner",
        "message": "Grinden har ingen ansvarig.",
        "values": {},
    }


def test_reasons_differ_by_their_values() -> None:
    elsewhere = dataclasses.replace(NO_CONSENT, values={"organisation": "Torsby kommun"})

    assert elsewhere != NO_CONSENT


def test_a_refusal_keeps_all_its_reasons_and_logs_only_their_codes() -> None:
    refusal = CannotOpenCase(NO_CONSENT, NO_OWNER)

    assert refusal.reasons == (NO_CONSENT, NO_OWNER)
    assert str(refusal) == "consent.missing, gate.without_owner"


def test_a_refusal_can_be_copied_with_its_reasons() -> None:
    sent = copy.deepcopy(CannotOpenCase(NO_CONSENT))

    assert (type(sent), sent.reasons) == (CannotOpenCase, (NO_CONSENT,))


def test_a_refusal_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=r"^a refusal needs a reason$"):
        CannotOpenCase()
