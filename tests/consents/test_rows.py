"""A row about agreements in a message of an error is an opaque id."""

from uuid import UUID

import pytest
from django.apps import apps
from django.db.models import Model

ROW = UUID(int=7)


@pytest.mark.parametrize("model", list(apps.get_app_config("consents").get_models()))
def test_a_row_in_a_message_says_its_id_alone(model: type[Model]) -> None:
    key = model._meta.pk
    assert key is not None

    assert str(model(**{key.name: ROW})) == str(ROW)
