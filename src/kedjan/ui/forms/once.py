"""A form that is saved once, however many times it is sent: whoever presses twice has still done one thing."""

from typing import Any
from uuid import UUID

from django import forms

from kedjan.kernel.ids import new_id


class OnceForm(forms.Form):
    """A form with a key of its own, which the page gives it and which goes with it each time it is sent."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give a new form a new key."""
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = new_id

    @property
    def key(self) -> UUID:
        """Return the key that was sent; a new one for none, and for what is none."""
        try:
            return UUID(self.cleaned_data.get("once", ""))
        except ValueError:
            return new_id()
