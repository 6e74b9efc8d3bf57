"""The proofs of the pages stop at every address that the permission matrix knows."""

import pytest

from tests.looks.conftest import Pages
from tests.looks.stops import NO_PAGE, stops
from tests.permissions.matrix import ANSWERS


def test_every_address_is_looked_at_or_says_why_not() -> None:
    looked_at = {one.address for one in stops()}

    assert looked_at | set(NO_PAGE) == set(ANSWERS)
    assert looked_at & set(NO_PAGE) == set()


def test_no_two_stops_have_the_same_name() -> None:
    names = [one.name for one in stops()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_stop_shows_a_page_in_its_language(pages: Pages, language: str) -> None:
    found = pages(language)

    assert [page.name for page in found] == [stop.name for stop in stops()]
    assert [page.name for page in found if f'<html lang="{language}"' not in page.html] == []
