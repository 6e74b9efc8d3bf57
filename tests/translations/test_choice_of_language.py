"""Which language a page is in: the person's choice, else the browser's, else Swedish."""

import re
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kedjan.ui.words import day, moment, number
from tests.ui.pages import as_read

_PAGE = "/login/"


def language_of(client: Client, **headers: str) -> str:
    """Return the language that a page says it is in."""
    found = re.search(r'<html lang="([a-z-]+)"', client.get(_PAGE, headers=headers).content.decode())
    return "" if found is None else found[1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "language"),
    [("", "sv"), ("en-GB,en;q=0.9", "en"), ("sv-SE", "sv"), ("de,fr;q=0.8", "sv"), ("de,en;q=0.5", "en"), ("*", "sv")],
)
def test_without_a_choice_the_page_is_in_the_browsers_language_or_else_in_swedish(asked: str, language: str) -> None:
    assert language_of(Client(), **{"accept-language": asked}) == language


@pytest.mark.django_db
def test_the_choice_is_stronger_than_the_browser_and_lasts() -> None:
    client = Client()

    answer = client.post(reverse("set_language"), {"language": "en", "next": _PAGE})

    assert answer.headers["Location"] == _PAGE
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME]["max-age"] == settings.LANGUAGE_COOKIE_AGE
    assert language_of(client, **{"accept-language": "sv"}) == "en"


@pytest.mark.django_db
def test_one_can_go_back_to_swedish_in_an_english_browser() -> None:
    client = Client()
    client.post(reverse("set_language"), {"language": "sv"})

    assert language_of(client, **{"accept-language": "en"}) == "sv"


@pytest.mark.django_db
def test_a_language_that_kedjan_does_not_have_changes_nothing() -> None:
    client = Client()
    client.post(reverse("set_language"), {"language": "tlh"})

    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies
    assert language_of(client) == "sv"


@pytest.mark.django_db
def test_the_switch_leads_nobody_to_another_site() -> None:
    answer = Client().post(reverse("set_language"), {"language": "en", "next": "https://example.org/"})

    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
def test_reading_the_address_of_the_switch_changes_nothing() -> None:
    client = Client()
    client.get(reverse("set_language"), {"language": "en"})

    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


@pytest.mark.django_db
def test_the_page_offers_the_other_language_by_its_own_name() -> None:
    swedish, english = Client().get(_PAGE), Client().get(_PAGE, headers={"accept-language": "en"})

    assert 'value="en" lang="en">English</button>' in " ".join(swedish.content.decode().split())
    assert 'value="sv" lang="sv">Svenska</button>' in " ".join(english.content.decode().split())


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("sv", ("14 januari 2013", "14 januari 2013 kl. 09:30", "1 234 567")),
        ("en", ("14 January 2013", "14 January 2013 at 09:30", "1,234,567")),
    ],
)
def test_days_moments_and_numbers_are_written_in_the_pages_language(language: str, texts: tuple[str, ...]) -> None:
    with override(language):
        written = (
            day(date(2013, 1, 14)),
            moment(datetime(2013, 1, 14, 8, 30, tzinfo=UTC)),
            number(1_234_567),
        )

    assert tuple(as_read(text) for text in written) == texts


def test_a_missing_form_answer_is_told_in_the_pages_language_by_djangos_own_texts() -> None:
    from django.forms import CharField, Form

    class Asked(Form):
        name = CharField()

    def told() -> str:
        return str(Asked({}).errors["name"][0])

    with override("sv"):
        swedish = told()
    with override("en"):
        english = told()
    assert (swedish, english) == ("Detta fält måste fyllas i.", "This field is required.")
