"""The log's own database, as in tests/audit."""

from tests.audit.conftest import scratch

__all__ = ["scratch"]
