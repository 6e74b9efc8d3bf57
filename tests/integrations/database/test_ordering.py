"""The database and Python put words in the same Swedish order; a page goes on after the last row of another."""

import pytest

from kedjan.integrations.database.ordering import beyond, swedish_order
from kedjan.kernel.text import in_swedish_order
from kedjan.organisations.models import Municipality
from kedjan.organisations.operations import load_municipalities
from tests.support.server import PROJECT

WORDS = ["zoo", "Åmål", "Ö", "ärta", "adel", "Zebra", "Ål", "örn", "Äng", "bo"]
IN_ORDER = ["adel", "bo", "Zebra", "zoo", "Ål", "Åmål", "Äng", "ärta", "Ö", "örn"]


def test_words_stand_in_swedish_order() -> None:
    assert sorted(WORDS, key=in_swedish_order) == IN_ORDER


@pytest.mark.django_db
def test_the_database_orders_as_python_does() -> None:
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")

    found = list(Municipality.objects.order_by(swedish_order("name"), "code").values_list("name", flat=True))

    assert len(found) == 290
    assert found == sorted(found, key=in_swedish_order)
    assert (found[0], found[-1]) == ("Ale", "Övertorneå")


@pytest.mark.django_db
@pytest.mark.parametrize("order", [("county_code", "code"), ("-county_code", "code"), ("-county_code", "-code")])
def test_a_page_goes_on_after_the_last_row_of_the_one_before_in_any_order(order: tuple[str, str]) -> None:
    load_municipalities(path=PROJECT / "data/municipalities/municipalities.csv")
    rows = Municipality.objects.order_by(*order).values_list("county_code", "code")
    everything = list(rows)

    for place in (0, 40, 288):
        values = dict(zip(("county_code", "code"), everything[place], strict=True))
        last = [values[name.removeprefix("-")] for name in order]
        assert list(rows.filter(beyond(order, last))) == everything[place + 1 :]
