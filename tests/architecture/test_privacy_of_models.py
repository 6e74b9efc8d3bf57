"""Every stored field says how much harm it can do and how long it is kept; see kedjan.kernel.privacy."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db.models import DateTimeField, Model

from kedjan.kernel.privacy import FieldPrivacy
from tests.architecture.tree import CONTEXTS


def _models() -> Iterator[type[Model]]:
    for context in CONTEXTS:
        yield from apps.get_app_config(context).get_models()


MARK = "KANARIE"
MODELS = sorted(_models(), key=lambda model: model._meta.label)


def _privacy(model: type[Model]) -> FieldPrivacy:
    declared = getattr(model, "PRIVACY", None)
    assert isinstance(declared, FieldPrivacy)
    return declared


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class_and_every_model_a_retention(model: type[Model]) -> None:
    privacy = _privacy(model)

    assert set(privacy.by_field()) == {field.name for field in model._meta.concrete_fields}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_what_names_a_person_is_sealed_or_a_blind_index(model: type[Model]) -> None:
    privacy = _privacy(model)

    assert [name for name in privacy.identity if not name.endswith(("_sealed", "_index"))] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_what_is_sealed_is_declared_as_identity_or_sensitive_or_is_about_staff_alone(model: type[Model]) -> None:
    privacy = _privacy(model)
    sealed = {field.name for field in model._meta.concrete_fields if field.name.endswith("_sealed")}

    assert sealed <= {*privacy.identity, *privacy.sensitive, *(() if privacy.is_personal() else privacy.staff)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_is_called_so_that_nobody_is_named_in_a_log(model: type[Model]) -> None:
    privacy, row = _privacy(model), model()
    for field in model._meta.concrete_fields:
        if isinstance(field, DateTimeField):
            setattr(row, field.attname, datetime(2013, 1, 14, 12, 0, tzinfo=UTC))
        elif field.name in {*privacy.identity, *privacy.sensitive}:
            setattr(row, field.attname, MARK)

    assert MARK not in str(row)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_points_downwards_or_sideways_in_its_own_context(model: type[Model]) -> None:
    place = CONTEXTS.index(model._meta.app_label)
    upwards = [
        field.name
        for field in model._meta.get_fields()
        if field.is_relation
        and not field.auto_created
        and isinstance(field.related_model, type)
        and CONTEXTS.index(field.related_model._meta.app_label) > place
    ]

    assert upwards == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_row_that_points_to_another_context_is_not_seen_from_there(model: type[Model]) -> None:
    named = [
        field.name
        for field in model._meta.concrete_fields
        if field.remote_field is not None
        and isinstance(field.related_model, type)
        and field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.hidden
    ]

    assert named == []
