"""The pages of help."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kedjan.config.help.news import NEWS
from kedjan.ui.components import SummaryRow
from kedjan.ui.glossary import GLOSSARY
from kedjan.ui.http import open_page
from kedjan.ui.words import day

COMPLAINTS = "https://www.digg.se/tdosanmalan"
"""Where the supervisory authority takes complaints, as it says itself in "Skapa en tillgänglighetsredogörelse"."""
ASSESSED_ON, UPDATED_ON = date(2026, 11, 22), date(2026, 11, 22)
"""When Kedjan was last tried against the law, and when what is said of it was last changed: change both by hand."""


@dataclass(frozen=True, slots=True)
class Day:
    """What came on a day, in the reader's language."""

    title: str
    news: tuple[str, ...]


@open_page
def help_page(request: HttpRequest) -> HttpResponse:
    """Show where to find help."""
    return render(request, "config/help.html", {"contact": settings.KEDJAN_CONTACT})


@open_page
def words_page(request: HttpRequest) -> HttpResponse:
    """Show the words of the field and what they mean, in the order of the reader's alphabet."""
    rows = sorted((SummaryRow(_(term.word), _(term.meaning)) for term in GLOSSARY.values()), key=lambda row: row.key)
    return render(request, "config/words.html", {"rows": tuple(rows)})


@open_page
def news_page(request: HttpRequest) -> HttpResponse:
    """Show what is new."""
    days = tuple(Day(day(on), tuple(_(text) for text in texts)) for on, texts in NEWS)
    return render(request, "config/news.html", {"days": days})


@open_page
def accessibility_page(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement: what holds, what does not, how it was tried, and how to tell of a barrier."""
    context = {
        "contact": settings.KEDJAN_CONTACT,
        "responsible": settings.KEDJAN_RESPONSIBLE or _("Den myndighet eller det förbund som driver Kedjan hos er"),
        "complaints": COMPLAINTS,
        "assessed": day(ASSESSED_ON),
        "updated": day(UPDATED_ON),
    }
    return render(request, "config/accessibility.html", context)
