"""The forms of imports: they take the file and the choice; the operations decide."""

from typing import BinaryIO

from django import forms
from django.core.validators import FileExtensionValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy, ngettext

from kedjan.ui.words import number

_ENDINGS = ("csv", "txt", "xlsx")
_WRONG_ENDING = gettext_lazy("Filens namn ska sluta på .csv, .txt eller .xlsx. Spara listan så och skicka den igen.")


class FileForm(forms.Form):
    """A list of people. What it is is decided by its content; here it must only be named like a list."""

    file = forms.FileField(
        label=gettext_lazy("Fil med personer"),
        help_text=gettext_lazy("CSV eller Excel (.xlsx), högst 50 MB och 200 000 rader."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in _ENDINGS)}),
        validators=[FileExtensionValidator(_ENDINGS, _WRONG_ENDING)],
    )

    def sent(self) -> BinaryIO:
        """Return the file's content, once the form is valid: in memory, or in a temporary file if it is long."""
        content: BinaryIO = self.cleaned_data["file"].file
        return content


class ChoiceForm(forms.Form):
    """Whether rows that need a look are written too."""

    with_attention = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict | None, *, count: int) -> None:
        """Take how many rows need a look."""
        super().__init__(data)
        self.fields["with_attention"].label = ngettext(
            "Ta med raden som behöver koll", "Ta med de %(count)s raderna som behöver koll", count
        ) % {"count": number(count)}

    @property
    def is_chosen(self) -> bool:
        """Tell whether the box is ticked."""
        return self.is_bound and self.is_valid() and bool(self.cleaned_data["with_attention"])
