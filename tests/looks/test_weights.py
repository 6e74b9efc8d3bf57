"""What a page weighs on its way to the browser: little the first time, and less when the browser knows the files."""

import re
from collections.abc import Mapping

import pytest

from tests.looks.answers import Answer, asked_for, files
from tests.looks.conftest import Pages

FIRST, AFTER = 100_000, 30_000
_OUTSIDE = re.compile(r"""(?:src|srcset|action|poster|data)="(?:https?:)?//[^"]*|<link[^>]+href="(?:https?:)?//[^"]*""")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_light(pages: Pages, language: str) -> None:
    known = files(pages(language))

    first = {page.name: weight(page, known) for page in pages(language)}
    after = {page.name: page.sent for page in pages(language)}

    assert {name: size for name, size in first.items() if size > FIRST} == {}
    assert {name: size for name, size in after.items() if size > AFTER} == {}


def test_no_page_names_a_file_of_another_host(pages: Pages) -> None:
    assert {page.name: found for page in pages("sv") if (found := _OUTSIDE.findall(page.html))} == {}


def test_the_browser_may_keep_the_files_that_pages_share(pages: Pages) -> None:
    known = files(pages("sv"))

    assert {path: file.keeping for path, file in known.items() if "max-age" not in file.keeping} == {}


def weight(page: Answer, known: Mapping[str, Answer]) -> int:
    """Return the bytes of the page and of every file that it needs."""
    return page.sent + sum(known[path].sent for path in asked_for(page, known))
