"""Swedish order in the database, which orders by code point on every machine: å, ä and ö last, capitals as small.

docs/rules/lists.md. The twin of kedjan.kernel.text.in_swedish_order; tests/integrations/database/test_ordering.py
pins the two.
"""

from django.db.models import Func, Value
from django.db.models.functions import Lower

from kedjan.kernel.text import AFTER_ALL_LETTERS, LAST_LETTERS


def swedish_order(field: str) -> Func:
    """Return what rows are ordered by to stand in Swedish order of the field."""
    return Func(Lower(field), Value(LAST_LETTERS), Value(AFTER_ALL_LETTERS), function="translate")
