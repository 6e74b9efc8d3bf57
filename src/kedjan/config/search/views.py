"""The search page, and the part of it that the palette shows. What is typed is sent by POST: it may be a name."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from kedjan.config.search.gathering import gathered, pages
from kedjan.organisations.domain.permissions import Permission
from kedjan.ui.http import Acting, page


class SearchForm(forms.Form):
    """One line."""

    asked = forms.CharField(
        label=_("Sök"),
        help_text=_("Namn, personnummer, provplats, program eller sida. Du ser bara det du får se."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


@page(Permission.SEARCH)
def search_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show what fits; all pages when nothing has been asked for. The palette asks for the hits alone (HX-Request)."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    asked = form.cleaned_data["asked"] if form.is_bound and form.is_valid() else ""
    view = {
        "asked": asked,
        "kinds": gathered(acting, asked) if asked else (),
        "pages": () if asked else pages(acting),
    }
    is_part = request.headers.get("HX-Request") == "true"
    return render(request, "config/_hits.html" if is_part else "config/search.html", {"form": form, **view})
