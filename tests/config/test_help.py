"""Help is open to everyone, in both languages, and says what is so."""

from datetime import date

import pytest
from django.test import Client, override_settings

from kedjan.config.help.news import NEWS
from kedjan.ui.glossary import GLOSSARY

PAGES = ("/help/", "/help/words/", "/help/news/", "/help/accessibility/")


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES)
def test_a_visitor_reads_it_in_swedish_and_english(path: str) -> None:
    swedish = Client().get(path)
    english = Client(headers={"Accept-Language": "en"}).get(path)

    assert (swedish.status_code, english.status_code) == (200, 200)
    assert '<html lang="sv"' in swedish.content.decode()
    assert '<html lang="en"' in english.content.decode()


@pytest.mark.django_db
def test_whom_to_write_to_about_a_barrier_is_what_the_service_says() -> None:
    with override_settings(KEDJAN_CONTACT="tillganglighet@example.org"):
        told = Client().get("/help/accessibility/").content.decode()
    untold = Client().get("/help/accessibility/").content.decode()

    assert "tillganglighet@example.org" in told
    assert "säga till den du har kontakt med" in untold


@pytest.mark.django_db
def test_words_stand_in_the_order_of_the_readers_alphabet() -> None:
    page = Client().get("/help/words/").content.decode()

    places = [page.index(word) for word in ("Arbetsprövning</", "Uppföljning</", "Överlämning</")]
    assert places == sorted(places)


def test_the_newest_stands_first_and_no_word_twice() -> None:
    days: list[date] = [day for day, _texts in NEWS]

    assert days == sorted(days, reverse=True)
    assert len({term.word for term in GLOSSARY.values()}) == len(GLOSSARY)
