"""The log's own database, and its key."""

import pytest
from django.conf import LazySettings

from tests.audit.scratch import SEAL_KEY, Scratch, open_scratch


@pytest.fixture
def scratch(transactional_db: None, pytestconfig: pytest.Config, settings: LazySettings) -> Scratch:
    """Return a database of the test's own, in which transactions really end; a key to seal with is set."""
    settings.KEDJAN_SEAL_KEY = SEAL_KEY
    settings.KEDJAN_SEAL_PUBLIC_KEYS = ""
    return open_scratch(pytestconfig)
