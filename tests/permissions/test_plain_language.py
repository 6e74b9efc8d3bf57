"""What the participant reads is easy Swedish: LIX at most 35 on every page of theirs. docs/rules/plain-language.md."""

from xml.etree.ElementTree import Element

import pytest
from django.urls import reverse

from kedjan.kernel.readability import EASY, lix
from tests.journeys.pages import html
from tests.permissions.addresses import Address, addresses, places_of
from tests.permissions.matrix import ANSWERS, ROLES
from tests.support.world import World
from tests.ui.pages import parsed

_LINES = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "dt",
    "dd",
    "td",
    "th",
    "caption",
    "legend",
    "label",
    "button",
    "summary",
    "div",
    "br",
}
_STAFF = set(ROLES) - {"participant", "visitor"}


def _is_theirs(one: Address) -> bool:
    """Tell whether the page is for participants and for nobody else."""
    answers = ANSWERS[one.name]
    return answers["participant"] == "200" and {answers[role] for role in _STAFF} == {"403"}


_FILES = {"meetings:my_calendar"}
OWN_PAGES = {one.name: one for one in addresses() if _is_theirs(one) and one.name not in _FILES}


def prose(page: str) -> str:
    """Return the page's main text with each block on a line of its own."""
    main = parsed(page).find(".//main")
    assert main is not None
    return "\n".join(" ".join(line.split()) for line in _lines(main).splitlines() if line.strip())


def _lines(element: Element) -> str:
    inner = (element.text or "") + "".join(_lines(child) + (child.tail or "") for child in element)
    return f"\n{inner}\n" if element.tag in _LINES else inner


def test_the_participants_own_pages_are_found() -> None:
    assert {
        "plans:my_plan",
        "journeys:my_path",
        "journeys:my_consents",
        "rights:my_information",
        "consents:my_blocks",
    } <= set(OWN_PAGES)


@pytest.mark.parametrize("name", OWN_PAGES)
def test_a_participants_page_is_easy_to_read(world: World, name: str) -> None:
    places = places_of(world)
    url = reverse(name, kwargs={place: places[place] for place in OWN_PAGES[name].places})

    page = html(world.browser(world.participant("consented")), url)

    assert lix(prose(page)) <= EASY, f"{lix(prose(page))}\n{prose(page)}"
