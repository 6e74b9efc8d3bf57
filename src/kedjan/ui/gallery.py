"""Every component in every state, on one page, with a few whole pages beside it: for those who build and test pages."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kedjan.ui.figure_samples import figure_samples
from kedjan.ui.forms import DateField, EasyText, Option, ReadByParticipants
from kedjan.ui.glossary import GLOSSARY
from kedjan.ui.http import open_page
from kedjan.ui.samples import samples

PAGES = ("case", "question", "refused", "check", "confirm", "done")
_WAYS = (
    ("phone", Option(gettext_lazy("Telefon"), gettext_lazy("Vi ringer på vardagar."))),
    ("letter", Option(gettext_lazy("Brev"), gettext_lazy("Det tar några dagar."))),
    ("meeting", gettext_lazy("Möte")),
)

# What a tired person may well have typed.
_TYPED = {
    "name": "Alma",
    "email": "alma.exempel",
    "born_on_day": "31",
    "born_on_month": "2",
    "born_on_year": "1975",
}


class SampleForm(ReadByParticipants):
    """One field of every kind."""

    name = forms.CharField(label=gettext_lazy("Vad heter du?"), max_length=80)
    email = forms.EmailField(
        label=gettext_lazy("E-post"), help_text=gettext_lazy("Vi skriver aldrig om hälsa i e-post."), required=False
    )
    born_on = DateField(label=gettext_lazy("När är du född?"), help_text=gettext_lazy("Till exempel 27 3 1975"))
    area = forms.ChoiceField(
        label=gettext_lazy("Kommun"), choices=[("", "–"), ("1290", "Kristianstad"), ("1256", "Östra Göinge")]
    )
    way = forms.ChoiceField(label=gettext_lazy("Hur vill du bli kontaktad?"), choices=_WAYS, widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Vad behöver du på mötet?"),
        choices=_WAYS[1:],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Med egna ord"),
        widget=EasyText(attrs={"rows": 4}),
        initial=gettext_lazy("Mötet genomförs tillsammans med din handläggare på Arbetsförmedlingen efter sommaren."),
        max_length=400,
    )
    paper = forms.FileField(
        label=gettext_lazy("Intyg"), help_text=gettext_lazy("PDF eller bild, högst 5 MB."), required=False
    )
    sure = forms.BooleanField(label=gettext_lazy("Jag har läst igenom det jag skrivit"))


class SampleFilter(forms.Form):
    """What narrows a list."""

    area = forms.ChoiceField(
        label=gettext_lazy("Kommun"), choices=[("", "–"), ("1290", "Kristianstad")], required=False
    )
    late = forms.BooleanField(label=gettext_lazy("Bara det som är sent"), required=False)


class SampleQuestion(forms.Form):
    """One question a page."""

    way = forms.ChoiceField(
        label=gettext_lazy("Hur vill du bli kontaktad?"),
        help_text=gettext_lazy("Du kan ändra dig när du vill."),
        choices=_WAYS,
        widget=forms.RadioSelect,
    )


@open_page
def gallery(request: HttpRequest) -> HttpResponse:
    """Show the gallery, or one of its whole pages (?page=question); 404 for a page that is not there."""
    name = request.GET.get("page", "gallery")
    if name not in ("gallery", *PAGES):
        raise Http404
    return render(request, f"ui/gallery/{name}.html", page_context(name))


def page_context(name: str) -> dict[str, object]:
    """Return what the gallery's page prints, in the language of the request."""
    return {
        "glossary": GLOSSARY,
        "samples": samples(),
        "figures": figure_samples(),
        "form": _form(name),
        "filter": SampleFilter(prefix="list"),
        "pages": _links(),
    }


def _form(name: str) -> forms.Form:
    if name == "question":
        return SampleQuestion()
    return SampleForm(_TYPED) if name == "refused" else SampleForm()


def _links() -> tuple[tuple[str, str], ...]:
    texts = (
        _("En persons sida"),
        _("En fråga"),
        _("Ett nekat formulär"),
        _("Kontrollera svaren"),
        _("Bekräfta"),
        _("Klart"),
    )
    return tuple(zip(PAGES, texts, strict=True))
