"""Where a login leads."""

from django.http import HttpRequest

from kedjan.ui.http import path_of_ours


def onwards(request: HttpRequest, *, otherwise: str = "config:start") -> str:
    """Return the page of ours that was asked for before it, else the other; never another site."""
    return path_of_ours(request.GET.get("next", "")) or otherwise
