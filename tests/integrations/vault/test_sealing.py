"""Sealed values stay where they were put, open with the right key only, and survive a change of keys."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from kedjan.integrations.vault import CannotOpenValue, Vault

OLD, NEW = bytes(range(32)), bytes(reversed(range(32)))
PLACE = "identity.given_name|1"


def _vault(**newest_first: bytes) -> Vault:
    ring = {name: AESGCM(key) for name, key in (newest_first or {"old": OLD}).items()}
    return Vault(keys=ring, index_keys={"first": OLD})


@given(st.text())
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert _vault().open(_vault().seal(text, place=PLACE), place=PLACE) == text


def test_a_sealed_text_does_not_show_and_is_never_the_same_twice() -> None:
    once, again = _vault().seal("Clara", place=PLACE), _vault().seal("Clara", place=PLACE)

    assert b"Clara" not in once
    assert once != again


def test_a_value_that_was_moved_to_another_person_does_not_open() -> None:
    sealed = _vault().seal("Clara", place="identity.given_name|1")

    with pytest.raises(CannotOpenValue):
        _vault().open(sealed, place="identity.given_name|2")


def test_a_value_that_was_moved_to_another_column_does_not_open() -> None:
    sealed = _vault().seal("Clara", place="identity.given_name|1")

    with pytest.raises(CannotOpenValue):
        _vault().open(sealed, place="identity.family_name|1")


def test_a_value_that_was_changed_does_not_open() -> None:
    sealed = bytearray(_vault().seal("Clara", place=PLACE))
    sealed[-1] ^= 1

    with pytest.raises(CannotOpenValue):
        _vault().open(bytes(sealed), place=PLACE)


def test_another_key_of_the_same_name_does_not_open() -> None:
    sealed = _vault().seal("Clara", place=PLACE)

    with pytest.raises(CannotOpenValue):
        _vault(old=NEW).open(sealed, place=PLACE)


def test_a_key_that_is_not_in_the_ring_does_not_open() -> None:
    sealed = _vault().seal("Clara", place=PLACE)

    with pytest.raises(CannotOpenValue):
        _vault(new=NEW).open(sealed, place=PLACE)


def test_after_a_change_of_keys_old_values_open_and_new_ones_take_the_new_key() -> None:
    ring = _vault(new=NEW, old=OLD)
    sealed_before = _vault().seal("Clara", place=PLACE)

    assert ring.open(sealed_before, place=PLACE) == "Clara"
    assert _vault(new=NEW).open(ring.seal("Clara", place=PLACE), place=PLACE) == "Clara"


@pytest.mark.parametrize("sealed", [b"\x03old", b"\x03old" + bytes(12), b"\xff", b""])
def test_what_was_cut_off_does_not_open(sealed: bytes) -> None:
    with pytest.raises(CannotOpenValue):
        _vault().open(sealed, place=PLACE)


def test_a_database_driver_may_hand_out_a_view_of_memory() -> None:
    assert _vault().open(memoryview(_vault().seal("Clara", place=PLACE)), place=PLACE) == "Clara"


def test_equal_numbers_have_equal_indexes_for_one_purpose_and_key_alone() -> None:
    index = _vault().index("191212121212", purpose="participants.number")

    assert index == _vault().index("191212121212", purpose="participants.number")
    assert index != _vault().index("191212121212", purpose="something.else")
    assert index != Vault({}, {"first": NEW}).index("191212121212", purpose="participants.number")
    assert len(index) == 32


def test_a_refusal_to_open_tells_the_place_and_nothing_of_the_value() -> None:
    with pytest.raises(CannotOpenValue) as refused:
        _vault().open(_vault().seal("Clara", place=PLACE), place="identity.given_name|2")

    assert str(refused.value) == "identity.given_name|2"


def test_an_index_names_its_key_but_for_the_first_one_which_came_before_names() -> None:
    ring = Vault({}, {"new": NEW, "first": OLD})

    newer, older = ring.indexes("191212121212", purpose="participants.number")

    assert newer[:4] == b"\x03new"
    assert len(newer) == 4 + 32
    assert older == _vault().index("191212121212", purpose="participants.number")
    assert ring.index("191212121212", purpose="participants.number") == newer
