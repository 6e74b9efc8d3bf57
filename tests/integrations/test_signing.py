"""What was signed is known again; by another key, of another text or cut short it is not."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from kedjan.integrations.signing import CannotSign, NotAPublicKey, is_signed, public_keys, signer, trusted_keys

_ONE = "A" * 43 + "="
_OTHER = "B" * 42 + "A="


@pytest.fixture(autouse=True)
def _with_a_key() -> Iterator[None]:
    with override_settings(KEDJAN_SEAL_KEY=_ONE, KEDJAN_SEAL_PUBLIC_KEYS=""):
        yield


def test_what_was_signed_is_known_by_the_public_key() -> None:
    signature = signer().sign(b"text")

    assert is_signed(b"text", signature=signature, public_key=signer().public_key)


def test_another_text_key_or_signature_is_not() -> None:
    key, signature = signer().public_key, signer().sign(b"text")
    with override_settings(KEDJAN_SEAL_KEY=_OTHER):
        other = signer().public_key

    assert other != key
    assert not is_signed(b"texts", signature=signature, public_key=key)
    assert not is_signed(b"text", signature=signature, public_key=other)
    for wrong in (b"", signature[:-1], signature + b"!"):
        assert not is_signed(b"text", signature=wrong, public_key=key)


@pytest.mark.parametrize("key", ["", "short", "åäö", "A" * 44, "\ud800"])
def test_what_is_no_key_signs_nothing_and_is_trusted_by_nobody(key: str) -> None:
    with override_settings(KEDJAN_SEAL_KEY=key), pytest.raises(CannotSign):
        signer()
    with pytest.raises(NotAPublicKey):
        public_keys([key])
    assert not is_signed(b"text", signature=bytes(64), public_key=key)


def test_own_and_older_keys_are_trusted() -> None:
    own = signer().public_key
    with override_settings(KEDJAN_SEAL_KEY=_OTHER):
        newer = signer().public_key
        assert trusted_keys() == {newer}
        with override_settings(KEDJAN_SEAL_PUBLIC_KEYS=own):
            assert trusted_keys() == {own, newer}
    with override_settings(KEDJAN_SEAL_KEY="", KEDJAN_SEAL_PUBLIC_KEYS=""):
        assert trusted_keys() == frozenset()
