"""{% draft_for form method action as draft %}: what a form needs to be kept while it is typed in."""

from django import forms, template
from django.http import HttpRequest

from kedjan.ui import drafts
from kedjan.ui.drafts import FormDraft

register = template.Library()


@register.simple_tag(takes_context=True)
def draft_for(context: template.Context, form: object, method: str, action: str) -> FormDraft | None:
    """Return it; None for what is no form, or one that only asks."""
    request = context.get("request")
    if method != "post" or not isinstance(form, forms.BaseForm) or not isinstance(request, HttpRequest):
        return None
    return drafts.draft_for(request, form, action)
