"""Where a login leads."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def onwards(request: HttpRequest, *, otherwise: str = "config:start") -> str:
    """Return the page of ours that was asked for before it, else the other; never another site."""
    wanted = request.GET.get("next", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else otherwise
