"""No page has a barrier that axe knows of, is wider than its window, asks another host for anything or has a script or
style that its own policy stops: every page × sv/en × desktop, 320 px, dark, forced colours.
"""

from itertools import product
from zlib import crc32

import pytest

from tests.looks.answers import Answer, files
from tests.looks.conftest import Pages
from tests.looks.looking import MODES, Mode, looking

pytestmark = pytest.mark.journey
LANGUAGES = ("sv", "en")


def turn_of(page: Answer) -> tuple[str, Mode]:
    """Return which of the eight ways to see it is a page's own: the same every time, another for another page."""
    ways = tuple(product(LANGUAGES, MODES))
    return ways[crc32(page.name.encode()) % len(ways)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_open_to_all_in_one_way_of_seeing_it(pages: Pages, language: str) -> None:
    """The part that every run takes: half of the pages in each language, each in one mode."""
    mine = tuple(page for page in pages(language) if turn_of(page)[0] == language)
    known = files(mine)

    with looking(known) as standing:
        wrong = [one for page in mine for one in standing.look(page, [turn_of(page)[1]])]

    assert wrong == []


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_open_to_all_in_every_way_of_seeing_it(pages: Pages, language: str) -> None:
    every = pages(language) + pages(language, to_forms=True)
    known = files(every)

    with looking(known) as standing:
        wrong = [one for page in every for one in standing.look(page, MODES)]

    assert wrong == []
