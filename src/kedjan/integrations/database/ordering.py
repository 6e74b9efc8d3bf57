"""The order of rows in the database: Swedish letters, and where the next page of a list begins. docs/rules/lists.md.

The database orders by code point on every machine; here å, ä and ö are last and capitals as small: the twin of
kedjan.kernel.text.in_swedish_order. tests/integrations/database/test_ordering.py pins the two.
"""

from collections.abc import Sequence

from django.db.models import Func, Q, Value
from django.db.models.functions import Lower

from kedjan.kernel.text import AFTER_ALL_LETTERS, LAST_LETTERS


def swedish_order(field: str) -> Func:
    """Return what rows are ordered by to stand in Swedish order of the field."""
    return Func(Lower(field), Value(LAST_LETTERS), Value(AFTER_ALL_LETTERS), function="translate")


def beyond(order: Sequence[str], last: Sequence[object]) -> Q:
    """Return the condition that a row comes after the last one of a page.

    order: fields as in order_by, "-" before those that fall; last: that row's values of them.
    """
    found, same = Q(), Q()
    for name, value in zip(order, last, strict=True):
        field = name.removeprefix("-")
        found |= same & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        same &= Q(**{field: value})
    return found
