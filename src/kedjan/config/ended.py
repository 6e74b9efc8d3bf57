"""What somebody reads who sends a form after their session has ended: what they wrote, to copy and send again."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

_SHORT = 20  # dates and choices are soon made again; what took time to write is longer


@dataclass(frozen=True, slots=True)
class EndedPage:
    """What was written, and the way back in to the page where it belongs."""

    texts: tuple[str, ...]
    way_in: str


def kept_text(request: HttpRequest) -> HttpResponse:
    """Answer a form that came too late; nothing of it has been done. Nothing that is typed unseen is shown."""
    unseen = {name for name in request.POST if "password" in name or name == "csrfmiddlewaretoken"}
    texts = [str(text) for name, values in request.POST.lists() if name not in unseen for text in values]
    page = EndedPage(texts=tuple(text for text in texts if len(text) >= _SHORT), way_in=way_in(request.path))
    return render(request, "config/ended.html", {"page": page}, status=403)


def way_in(path: str) -> str:
    """Return the address of the login page that leads on to the path."""
    return f"{reverse('config:login')}?{urlencode({'ended': '1', 'next': path})}"
