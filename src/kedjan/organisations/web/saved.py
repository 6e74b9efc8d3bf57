"""Save a list as it is narrowed, under a name of one's own; and the page that shows and removes those saved."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.saved import LONGEST_NAME, LONGEST_QUERY, ListKey, kept_query
from kedjan.organisations.operations import CannotForgetList, CannotSaveList, forget_list, save_list
from kedjan.organisations.queries import SavedView, address_of, saved_lists
from kedjan.ui.http import Acting, page
from kedjan.ui.words import all_said


class SaveForm(forms.Form):
    """What the list is called. query: what narrows and orders it, as its address says it."""

    name = forms.CharField(
        label=gettext_lazy("Vad ska urvalet heta?"),
        help_text=gettext_lazy("Bara du ser namnet. Skriv inga namn på deltagare."),
        max_length=LONGEST_NAME,
    )
    query = forms.CharField(required=False, max_length=LONGEST_QUERY, widget=forms.HiddenInput)


@page(Permission.MANAGE_OWN_ACCOUNT)
def save_list_page(request: HttpRequest, acting: Acting, list_key: str) -> HttpResponse:
    """Name the list as the address narrows it, and go back to it."""
    which = next((one for one in ListKey if one == list_key), None)
    if which is None:
        raise Http404
    query = kept_query(which, request.GET)
    form = SaveForm(request.POST if request.method == "POST" else None, initial={"query": query})
    if request.method == "POST" and form.is_valid():
        asked = QueryDict(form.cleaned_data["query"])
        name = form.cleaned_data["name"]
        try:
            save_list(actor=acting.actor, which=which, name=name, asked=asked, now=acting.clock.now())
        except CannotSaveList as refusal:
            form.add_error(None, all_said(refusal.reasons))
        else:
            return redirect(address_of(which, kept_query(which, asked)))
    context = {"form": form, "back": address_of(which, query), "caption": _(which.label)}
    return render(request, "organisations/save_list.html", context)


@page(Permission.MANAGE_OWN_ACCOUNT)
def saved_lists_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Show the lists that one has saved, each with a button that removes it."""
    problems: list[str] = []
    if request.method == "POST":
        try:
            forget_list(actor=acting.actor, saved_id=_id(request), now=acting.clock.now())
        except CannotForgetList as refusal:
            problems = all_said(refusal.reasons)
        else:
            return redirect("organisations:saved_lists")
    found = saved_lists(actor=acting.actor)
    return render(request, "organisations/saved_lists.html", {"groups": _by_list(found), "problems": problems})


def _by_list(found: tuple[SavedView, ...]) -> list[tuple[str, list[SavedView]]]:
    groups = [(_(which.label), [one for one in found if one.which is which]) for which in ListKey]
    return [(label, rows) for label, rows in groups if rows]


def _id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("remove", ""))
    except ValueError:
        return UUID(int=0)  # no list has it
