"""The page where somebody chooses how Kedjan looks and works for them."""

from dataclasses import asdict

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from kedjan.organisations.domain.permissions import Permission
from kedjan.organisations.domain.preferences import Colours, Density, Preferences
from kedjan.organisations.operations import choose_preferences
from kedjan.organisations.queries import preferences_of
from kedjan.ui.forms import Option
from kedjan.ui.http import Acting, page

_OF_BROWSER = "browser"


class PreferencesForm(forms.Form):
    """Language, colours, density and shortcuts."""

    language = forms.ChoiceField(
        label=_("Språk"),
        choices=[(_OF_BROWSER, _("Som webbläsaren")), ("sv", "Svenska"), ("en", "English")],
        widget=forms.RadioSelect,
    )
    colours = forms.ChoiceField(
        label=_("Färger"),
        choices=[
            (Colours.OF_DEVICE.value, Option(_("Som datorn eller telefonen"))),
            (Colours.LIGHT.value, Option(_("Ljusa"), _("Mörk text på ljus botten."))),
            (Colours.DARK.value, Option(_("Mörka"), _("Ljus text på mörk botten. Skönt för ögonen på kvällen."))),
        ],
        widget=forms.RadioSelect,
    )
    density = forms.ChoiceField(
        label=_("Hur tätt listor och tabeller står"),
        choices=[
            (Density.ROOMY.value, Option(_("Luftigt"), _("Lättare att träffa rätt rad."))),
            (Density.NORMAL.value, Option(_("Vanligt"))),
            (Density.COMPACT.value, Option(_("Tätt"), _("Mer ryms på skärmen."))),
        ],
        widget=forms.RadioSelect,
    )
    has_keys = forms.BooleanField(
        label=_("Använd kortkommandon"),
        help_text=_("Stäng av dem om du pratar in text, eller om du lätt kommer åt en tangent."),
        required=False,
    )

    def chosen(self) -> Preferences:
        """Return the choice."""
        cleaned = self.cleaned_data
        return Preferences(
            language="" if cleaned["language"] == _OF_BROWSER else cleaned["language"],
            colours=Colours(cleaned["colours"]),
            density=Density(cleaned["density"]),
            has_keys=cleaned["has_keys"],
        )


@page(Permission.MANAGE_OWN_ACCOUNT)
def preferences_page(request: HttpRequest, acting: Acting) -> HttpResponse:
    """Choose how Kedjan looks and works."""
    now = preferences_of(request.user)
    initial = asdict(now) | {"language": now.language or _OF_BROWSER}
    form = PreferencesForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_preferences(actor=acting.actor, chosen=form.chosen(), now=acting.clock.now())
        return redirect("organisations:account")
    return render(request, "organisations/preferences.html", {"form": form})
