"""Rendering without a request, and reading the result as a browser's parser does."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from django.template.loader import render_to_string

from kedjan.ui.components import Link, NavItem, Who
from kedjan.ui.gallery import PAGES, page_context

UI = Path(__file__).resolve().parents[2] / "src" / "kedjan" / "ui"
TEMPLATES = UI / "templates"
ALL_PAGES = ("gallery", *PAGES)
SHELL = {
    "navigation": (NavItem("Start", "/start"), NavItem("Deltagare", "/people", current=True)),
    "who": Who("Vera Exempel", "Handläggare, Försäkringskassan", (Link("Byt roll", "/roles"),)),
    "demo_day": "Demo: i dag är måndag 14 januari 2013.",
}


def gallery_html(name: str) -> str:
    """Return one page of the gallery, with the header that a signed-in person sees."""
    return render_to_string(f"ui/gallery/{name}.html", {**SHELL, **page_context(name)})


def parsed(html: str) -> Element:
    """Parse as HTML5; fragments become the body of a document."""
    tree: Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return tree


def as_read(html: str) -> str:
    """Return the text with ordinary spaces, as it is read: what keeps lines together is not seen."""
    return html.replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def with_class(tree: Element, name: str) -> list[Element]:
    """Return the elements that carry the class, in order."""
    return [element for element in tree.iter() if name in str(element.get("class", "")).split()]


def words(element: Element) -> str:
    """Return the element's text with single spaces."""
    return " ".join(as_read("".join(element.itertext())).split())


def templates() -> Iterator[Path]:
    """Yield every template of the interface."""
    yield from sorted(TEMPLATES.rglob("*.html"))
