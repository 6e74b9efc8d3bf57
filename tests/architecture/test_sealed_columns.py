"""Every sealed column and every blind index is declared on its model: what is not declared, no change of keys finds."""

from collections import Counter

import pytest
from django.apps import apps
from django.db.models import Model

from kedjan.integrations.vault import BlindIndex, SealedColumn
from tests.architecture.test_privacy_of_models import MODELS

# What a change of the index key does with each blind index (docs/adr/0007-keys-that-can-be-changed.md).
INDEXES = {
    "organisations_electronicidentity.subject_index": "looked for under every key; linked anew by its owner",
    "organisations_draft.address_index": "looked for under every key; disposed of within seven days",
    "participants_identity.name_index": "computed again from the sealed names",
    "participants_identity.number_index": "computed again from the sealed number",
    "participants_namekey.key_index": "follows the identity's, by a trigger",
    "participants_importrow.number_index": "follows the person's, until somebody decides on the file",
    "participants_importbatch.digest": "looked for under every key; the file itself is no longer there",
}


def _declared(model: type[Model], kind: type[SealedColumn] | type[BlindIndex]) -> list[tuple[str, str]]:
    return sorted((one.table, one.column) for one in vars(model).values() if isinstance(one, kind))


def _columns(model: type[Model], end: str) -> list[tuple[str, str]]:
    fields = model._meta.concrete_fields
    return sorted((model._meta.db_table, field.attname) for field in fields if field.attname.endswith(end))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_sealed_column_is_declared_once_on_its_own_model(model: type[Model]) -> None:
    assert _declared(model, SealedColumn) == _columns(model, "_sealed")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_rows_name_is_made_of_columns_of_the_row(model: type[Model]) -> None:
    columns = {field.attname for field in model._meta.concrete_fields}

    assert {part for one in vars(model).values() if isinstance(one, SealedColumn) for part in one.row} <= columns


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_blind_index_is_declared_on_its_own_model(model: type[Model]) -> None:
    assert set(_declared(model, BlindIndex)) >= set(_columns(model, "_index"))
    assert set(_declared(model, BlindIndex)) <= set(_columns(model, ""))


def test_it_is_decided_what_a_change_of_keys_does_with_every_index() -> None:
    declared = {f"{table}.{column}" for model in MODELS for table, column in _declared(model, BlindIndex)}

    assert declared == set(INDEXES)


def test_no_two_columns_share_a_place() -> None:
    places = Counter(
        one.place for model in apps.get_models() for one in vars(model).values() if isinstance(one, SealedColumn)
    )

    assert [place for place, times in places.items() if times > 1] == []
