"""What all attacks stand on."""

import logging
from collections.abc import Iterator

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def _in_the_demo(settings: LazySettings) -> None:
    """Open the demo's doors too: they are addresses like all others."""
    settings.KEDJAN_DEMO = True


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Keep Django from telling of every refusal: here they are what is asked for."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
