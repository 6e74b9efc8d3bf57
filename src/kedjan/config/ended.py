"""What somebody reads who sends a form after their session has ended: what they wrote, to copy and send again."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from kedjan.ui.drafts import SLIP, Slip

_SHORT = 20  # dates and choices are soon made again; what took time to write is longer


@dataclass(frozen=True, slots=True)
class EndedPage:
    """What was written, and the way back in to the page where it belongs. is_kept: it stands there as a draft."""

    texts: tuple[str, ...]
    way_in: str
    is_kept: bool


def kept_text(request: HttpRequest, slip: Slip | None) -> HttpResponse:
    """Answer a form that came too late; nothing of it has been done. Nothing that is typed unseen is shown.

    slip: of the form, when what it was sent with has been kept as a draft.
    """
    unseen = {name for name in request.POST if "password" in name or name in {"csrfmiddlewaretoken", SLIP}}
    texts = [str(text) for name, values in request.POST.lists() if name not in unseen for text in values]
    back = request.path if slip is None else slip.address
    page = EndedPage(tuple(text for text in texts if len(text) >= _SHORT), way_in(back), is_kept=slip is not None)
    return render(request, "config/ended.html", {"page": page}, status=403)


def way_in(path: str) -> str:
    """Return the address of the login page that leads on to the path."""
    return f"{reverse('config:login')}?{urlencode({'ended': '1', 'next': path})}"
