"""A number is written as the gateway wants it, and what is no number is sent nowhere."""

import pytest

from kedjan.integrations.sms import CannotText, international


@pytest.mark.parametrize(
    "written", ["070-123 45 67", "0701234567", "+46701234567", "0046 70 123 45 67", "(070) 123.45.67", "46701234567"]
)
def test_a_number_is_digits_with_its_country_first(written: str) -> None:
    assert international(written) == "46701234567"


def test_a_number_of_another_country_stays() -> None:
    assert international("+47 912 34 567") == "4791234567"


@pytest.mark.parametrize(
    "written", ["", "0", "070", "ring hem", "070-123 45 67, 08-1", "+46@example.org", "+" + "4" * 16]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(CannotText):
        international(written)
