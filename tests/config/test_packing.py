"""What is sent is packed for whoever takes it so, and is the same as what is not."""

import gzip

import pytest
from django.test import Client

from tests.looks.answers import sent
from tests.support.world import World
from tests.ui.test_static import SHEET

SHEET_PATH, FONT_PATH = "/static/ui/kedjan.css", "/static/ui/fonts/inter.woff2"


def got(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    answer = Client().get(path, headers=headers)
    return answer.status_code, dict(answer.headers), sent(answer)


@pytest.mark.parametrize("asked", ["gzip", "gzip, deflate, br, zstd", "br;q=1, gzip;q=0.5"])
def test_a_style_sheet_is_packed_for_whoever_takes_it_so(asked: str) -> None:
    status, headers, content = got(SHEET_PATH, accept_encoding=asked)

    assert (status, headers["Content-Encoding"], headers["Vary"]) == (200, "gzip", "Accept-Encoding")
    assert int(headers["Content-Length"]) == len(content) < 30_000
    assert gzip.decompress(content).decode() == SHEET


@pytest.mark.parametrize("asked", ["", "br", "gzip;q=0", "identity"])
def test_a_style_sheet_is_sent_as_it_is_to_others(asked: str) -> None:
    status, headers, content = got(SHEET_PATH, accept_encoding=asked)

    assert (status, "Content-Encoding" in headers, headers["Vary"]) == (200, False, "Accept-Encoding")
    assert content.decode() == SHEET


def test_what_the_browser_has_already_is_not_sent_again() -> None:
    mark = got(SHEET_PATH, accept_encoding="gzip")[1]["ETag"]

    assert got(SHEET_PATH, accept_encoding="gzip", if_none_match=mark)[::2] == (304, b"")


def test_a_part_of_a_file_is_a_part_of_it_as_it_is() -> None:
    status, headers, content = got(SHEET_PATH, accept_encoding="gzip", range="bytes=0-9")

    assert (status, "Content-Encoding" in headers, content.decode()) == (206, False, SHEET[:10])


def test_a_font_is_packed_already() -> None:
    assert "Content-Encoding" not in got(FONT_PATH, accept_encoding="gzip")[1]


def test_a_page_is_packed_and_its_length_is_not_the_same_twice(world: World) -> None:
    client = world.staff_browser()

    pages = [client.get("/early-list/", headers={"accept-encoding": "gzip"}) for _time in range(8)]

    assert {page.headers["Content-Encoding"] for page in pages} == {"gzip"}
    assert "Prov" in gzip.decompress(pages[0].content).decode()
    assert len({len(page.content) for page in pages}) > 1
