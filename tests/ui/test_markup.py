"""The gallery's pages as a browser reads them: whole, labelled, without undefined names or inline code."""

from collections import Counter

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.template.loader import render_to_string

from tests.ui.pages import ALL_PAGES, gallery_html, parsed, with_class, words


@pytest.fixture(autouse=True)
def undefined_names_show(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    monkeypatch.setattr(backend.engine, "string_if_invalid", "UNDEFINED-%s")


@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_page_prints_only_names_that_exist(name: str) -> None:
    html = gallery_html(name)

    assert "UNDEFINED" not in html
    assert "<c-" not in html


@pytest.mark.parametrize("name", ALL_PAGES)
def test_no_id_stands_twice_on_a_page(name: str) -> None:
    counts = Counter(element.get("id") for element in parsed(gallery_html(name)).iter() if element.get("id"))

    assert [value for value, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", ALL_PAGES)
def test_every_reference_points_to_an_element_on_the_page(name: str) -> None:
    tree = parsed(gallery_html(name))
    ids = {element.get("id") for element in tree.iter()}
    asked = {
        value
        for element in tree.iter()
        for key in ("for", "aria-describedby")
        for value in element.get(key, "").split()
    }

    assert asked - ids == set()


@pytest.mark.parametrize("name", ALL_PAGES)
def test_every_control_has_a_label(name: str) -> None:
    tree = parsed(gallery_html(name))
    labelled = {label.get("for") for label in tree.iter("label")}
    controls = [element for kind in ("input", "select", "textarea") for element in tree.iter(kind)]

    assert [c.get("name") for c in controls if c.get("type") != "hidden" and c.get("id") not in labelled] == []


@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_page_has_one_main_one_first_heading_and_a_title(name: str) -> None:
    tree = parsed(gallery_html(name))

    assert len(list(tree.iter("main"))) == 1
    assert len(list(tree.iter("h1"))) == 1
    assert [words(title).endswith(" · Kedjan") for title in tree.iter("title")] == [True]


def test_the_skip_link_comes_first_and_leads_to_the_content() -> None:
    tree = parsed(gallery_html("case"))
    first = next(tree.iter("a"))

    assert (first.get("class"), first.get("href")) == ("govuk-skip-link", "#content")
    assert next(tree.iter("main")).get("id") == "content"


def test_the_current_step_is_told_in_words_and_to_screen_readers() -> None:
    steps = with_class(parsed(gallery_html("case")), "kedjan-path__step")

    current = [step for step in steps if step.get("aria-current") == "step"]

    assert [words(step) for step in current] == [
        "Kartläggning och förutsättningar Pågår nu 14 januari 2013 Ansvarar: Arbetsförmedlingen"
    ]


def test_a_task_that_cannot_start_is_no_link_and_says_why() -> None:
    tasks = with_class(parsed(gallery_html("case")), "govuk-task-list__item")

    waiting = [task for task in tasks if not list(task.iter("a"))]

    assert [words(hint) for task in waiting for hint in with_class(task, "govuk-task-list__hint")] == [
        "Kan inte börja än: läkarutlåtandet saknas. Regionen kan lämna det."
    ]
    assert [words(tag) for task in waiting for tag in with_class(task, "kedjan-tag")] == ["Kan inte börja än"]


def test_a_fact_that_nobody_knows_says_so() -> None:
    values = with_class(parsed(gallery_html("check")), "govuk-summary-list__value")

    assert words(values[-1]) == "Ej angivet"


def test_links_that_look_alike_can_be_told_apart_when_heard() -> None:
    links = with_class(parsed(gallery_html("check")), "govuk-summary-list__actions")

    assert [words(link) for link in links] == [
        "Ändra Ersättning",
        "Ändra Behov på arbetsplatsen",
        "Lägg till Sysselsättningsgrad",
    ]


def test_an_empty_table_is_a_sentence_and_no_table() -> None:
    tree = parsed(gallery_html("gallery"))

    assert words(with_class(tree, "kedjan-empty")[1]) == "Sena uppgifter Inget är försenat just nu."


def test_a_suppressed_share_is_told_but_not_drawn() -> None:
    shares = with_class(parsed(gallery_html("gallery")), "kedjan-share")[:3]

    assert [len(with_class(share, "kedjan-share__bar")) for share in shares] == [1, 1, 0]
    assert words(shares[2]) == "Okänt färre än 5: visas inte"


def test_numbers_in_a_drawing_have_a_point_also_in_swedish() -> None:
    bar = with_class(parsed(gallery_html("gallery")), "kedjan-share__value")[0]

    assert bar.get("width") == "52.20%"


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_an_error_page_needs_nothing_and_says_what_to_do_next(name: str) -> None:
    tree = parsed(render_to_string(f"{name}.html"))
    main = next(tree.iter("main"))

    assert "UNDEFINED" not in words(tree)
    assert len(list(main.iter("p"))) == 3
    assert [link.get("href") for link in main.iter("a")] == ["/"]
